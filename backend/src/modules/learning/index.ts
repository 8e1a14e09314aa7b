export { InventedRuns, type Player } from './assessed/invented-runs.service';
export { HomeService } from './home/home.service';
export { LearningModule } from './learning.module';
export { ReadingBegun, type ReadingBegunEvent } from './reading/reading-begun';
export { ReadingService } from './reading/reading.service';
export { TeachingService } from './teaching/teaching.service';
export { TestsService } from './tests/tests.service';
