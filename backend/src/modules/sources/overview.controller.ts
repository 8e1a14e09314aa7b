import { Controller, Get, Injectable } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { productFeatures, topics } from '@peacewright/reference-content';
import { CurrentActor, Requires, type Actor } from '../../platform/access';
import { Database } from '../../platform/database';
import { holdsIn, visibleCentres } from './access';
import { SourcesOverviewDto, type DocumentNameDto } from './overview.dto';
import { LIVE_FEATURES } from './vocabulary';

/** What every screen of the sources needs once: centres, topics, documents and features by name. */
@Injectable()
export class OverviewService {
  constructor(private readonly db: Database) {}

  async overview(actor: Actor): Promise<SourcesOverviewDto> {
    const centres = await visibleCentres(this.db, actor);
    const documents = await this.db.query<DocumentNameDto>(
      'SELECT code, title, date_from AS "dateFrom" FROM source_document ORDER BY owner_centre_id IS NOT NULL, date_from DESC, code',
    );
    return {
      centres: centres.map(({ id, name }) => ({
        id,
        name,
        mayEdit: holdsIn(actor, 'source.edit', id),
        mayLink: holdsIn(actor, 'recommendation.link', id),
        mayJudge: holdsIn(actor, 'recommendation.judge', id),
      })),
      topics: [...topics],
      documents,
      features: productFeatures.map(({ code, title, description }) => ({
        code,
        title,
        description,
        live: LIVE_FEATURES.includes(code),
      })),
    };
  }
}

@ApiTags('sources')
@Controller('sources')
export class OverviewController {
  constructor(private readonly service: OverviewService) {}

  @Get()
  @Requires('source.read')
  @ApiOkResponse({ type: SourcesOverviewDto })
  overview(@CurrentActor() actor: Actor): Promise<SourcesOverviewDto> {
    return this.service.overview(actor);
  }
}
