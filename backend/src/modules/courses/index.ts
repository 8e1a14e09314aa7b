export { AdoptionService } from './adoption/adoption.service';
export { CourseEditionsService } from './courses/course-editions.service';
export { CoursesService } from './courses/courses.service';
export { CoursesModule } from './courses.module';
export { ModulesService } from './modules/modules.service';
export { ReferenceContent } from './packages/reference-content';
