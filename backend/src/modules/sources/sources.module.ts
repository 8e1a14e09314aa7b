import { Module } from '@nestjs/common';
import { Citations } from './citations/citations.queries';
import { CopiesController } from './copies/copies.controller';
import { CopiesRepository } from './copies/copies.repository';
import { CopiesService } from './copies/copies.service';
import { Passages } from './copies/passages';
import { DocumentsController } from './documents/documents.controller';
import { DocumentsQueries } from './documents/documents.queries';
import { DocumentsService } from './documents/documents.service';
import { SourcesImportController } from './import/import.controller';
import { CoverageExportController } from './exports/coverage-export.controller';
import { CoverageExportService } from './exports/coverage-export.service';
import { ImportService } from './import/import.service';
import { LinksController } from './links/links.controller';
import { LinksService } from './links/links.service';
import { RecommendationLinks } from './links/recommendation-links';
import { StancesService } from './links/stances.service';
import { TargetsQueries } from './links/targets.queries';
import { OverviewController, OverviewService } from './overview.controller';
import { RecommendationsController } from './recommendations/recommendations.controller';
import { RecommendationsQueries } from './recommendations/recommendations.queries';
import { RecommendationsService } from './recommendations/recommendations.service';
import { ReferenceLinksLoader } from './register/reference-links-loader';
import { RegisterLoader } from './register/register-loader';
import { RegisterRepository } from './register/register.repository';

@Module({
  controllers: [
    OverviewController,
    DocumentsController,
    CopiesController,
    RecommendationsController,
    LinksController,
    SourcesImportController,
    CoverageExportController,
  ],
  providers: [
    Citations,
    OverviewService,
    DocumentsService,
    DocumentsQueries,
    CopiesService,
    CopiesRepository,
    Passages,
    RecommendationsService,
    RecommendationsQueries,
    RecommendationLinks,
    LinksService,
    StancesService,
    TargetsQueries,
    ImportService,
    CoverageExportService,
    RegisterLoader,
    RegisterRepository,
    ReferenceLinksLoader,
  ],
  exports: [
    Citations,
    RecommendationsService,
    RegisterLoader,
    ReferenceLinksLoader,
    RecommendationLinks,
    StancesService,
  ],
})
export class SourcesModule {}
