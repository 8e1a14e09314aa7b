import { Module } from '@nestjs/common';
import { SourcesModule } from '../sources';
import { AdoptionController } from './adoption/adoption.controller';
import { AdoptionService } from './adoption/adoption.service';
import { CentreValues } from './adoption/centre-values.queries';
import { CourseEditionsService } from './courses/course-editions.service';
import { CourseEditionsController, CoursesController } from './courses/courses.controller';
import { CoursesRepository } from './courses/courses.repository';
import { CoursesService } from './courses/courses.service';
import { CommentsService } from './editions/comments.service';
import { EditionViewsQueries } from './editions/edition-views.queries';
import { EditionsController } from './editions/editions.controller';
import { EditionsRepository } from './editions/editions.repository';
import { EditionsService } from './editions/editions.service';
import { FindingsQueries } from './editions/findings.queries';
import { ItemsService } from './editions/items.service';
import { Publishing } from './editions/publishing';
import { ScenarioExercises } from './editions/scenario-exercises.queries';
import { TransitionsService } from './editions/transitions.service';
import { FilesController } from './files/files.controller';
import { ModuleFilesService } from './files/module-files.service';
import { ModulesController } from './modules/modules.controller';
import { ModulesQueries } from './modules/modules.queries';
import { ModulesService } from './modules/modules.service';
import { ModulePackages } from './packages/module-packages';
import { PackagesController } from './packages/packages.controller';
import { PackagesService } from './packages/packages.service';
import { ReferenceContent } from './packages/reference-content';
import { ReferencesController } from './references/references.controller';
import { ReferencesService } from './references/references.service';
import { ReviewComments } from './review/review-comments';
import { TranslationsController } from './translations/translations.controller';
import { TranslationsRepository } from './translations/translations.repository';
import { TranslationsService } from './translations/translations.service';

@Module({
  imports: [SourcesModule],
  controllers: [
    ModulesController,
    EditionsController,
    TranslationsController,
    ReferencesController,
    AdoptionController,
    CoursesController,
    CourseEditionsController,
    FilesController,
    PackagesController,
  ],
  providers: [
    ModulesService,
    ModulesQueries,
    EditionsService,
    EditionsRepository,
    EditionViewsQueries,
    FindingsQueries,
    ScenarioExercises,
    ItemsService,
    CommentsService,
    ReviewComments,
    TransitionsService,
    Publishing,
    TranslationsService,
    TranslationsRepository,
    ReferencesService,
    AdoptionService,
    CentreValues,
    CoursesService,
    CourseEditionsService,
    CoursesRepository,
    ModuleFilesService,
    ModulePackages,
    PackagesService,
    ReferenceContent,
  ],
  exports: [AdoptionService, CoursesService, CourseEditionsService, ModulesService, ReferenceContent, ReviewComments],
})
export class CoursesModule {}
