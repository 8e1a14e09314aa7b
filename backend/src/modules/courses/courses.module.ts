import { Module } from '@nestjs/common';
import { CommentsService } from './editions/comments.service';
import { EditionViewsQueries } from './editions/edition-views.queries';
import { EditionsController } from './editions/editions.controller';
import { EditionsRepository } from './editions/editions.repository';
import { EditionsService } from './editions/editions.service';
import { FindingsQueries } from './editions/findings.queries';
import { ItemsService } from './editions/items.service';
import { Publishing } from './editions/publishing';
import { TransitionsService } from './editions/transitions.service';
import { ModulesController } from './modules/modules.controller';
import { ModulesQueries } from './modules/modules.queries';
import { ModulesService } from './modules/modules.service';
import { TranslationsController } from './translations/translations.controller';
import { TranslationsRepository } from './translations/translations.repository';
import { TranslationsService } from './translations/translations.service';

@Module({
  controllers: [ModulesController, EditionsController, TranslationsController],
  providers: [
    ModulesService,
    ModulesQueries,
    EditionsService,
    EditionsRepository,
    EditionViewsQueries,
    FindingsQueries,
    ItemsService,
    CommentsService,
    TransitionsService,
    Publishing,
    TranslationsService,
    TranslationsRepository,
  ],
})
export class CoursesModule {}
