export { AdoptionService } from './adoption/adoption.service';
export { CourseEditionsService } from './courses/course-editions.service';
export { CoursesService } from './courses/courses.service';
export { CoursesModule } from './courses.module';
export { ModulesService } from './modules/modules.service';
export { ReferenceContent } from './packages/reference-content';
export { centresWith, contentScope, permissionsIn, type ContentScope } from './access';
export { checkedMediaType } from './files/module-files.service';
export {
  isFrozen,
  isOpenForWriting,
  transition,
  transitionsFrom,
  type EditionFacts,
  type EditionState,
  type Reason,
} from './lifecycle';
export {
  CreatedDto,
  CreatedEditionDto,
  EDITION_STATE_PROPERTY,
  SavedDto,
  TransitionDto,
  TransitionRequestDto,
} from './shared.dto';
