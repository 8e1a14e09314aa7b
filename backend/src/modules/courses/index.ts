export { AdoptionService } from './adoption/adoption.service';
export { CourseEditionsService } from './courses/course-editions.service';
export { CoursesService } from './courses/courses.service';
export { CoursesModule } from './courses.module';
export { ModulesService } from './modules/modules.service';
export { ReferenceContent } from './packages/reference-content';
export { ReviewComments, type Commented } from './review/review-comments';
export { centresWith, contentScope, permissionsIn, type ContentScope } from './access';
export { checkedMediaType, LARGEST_FILE } from './files/module-files.service';
export { fileNameOf, UploadedBytes } from './files/uploaded-bytes';
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
  CommentDto,
  CreatedDto,
  CreatedEditionDto,
  EDITION_STATE_PROPERTY,
  SavedDto,
  TransitionDto,
  TransitionRequestDto,
} from './shared.dto';
