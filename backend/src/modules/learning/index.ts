export { LearningModule } from './learning.module';
export { ReadingService } from './reading/reading.service';
export { TestsService } from './tests/tests.service';
