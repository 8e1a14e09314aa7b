import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn, type Actor } from '../../platform/access';
import { SearchHitDto, SearchQueryDto } from './search.dto';
import { SearchService } from './search.service';

@ApiTags('search')
@Controller('search')
export class SearchController {
  constructor(private readonly search: SearchService) {}

  @Get()
  @SignedIn()
  @ApiOkResponse({ type: [SearchHitDto] })
  find(@CurrentActor() actor: Actor, @Query() { q }: SearchQueryDto): Promise<SearchHitDto[]> {
    return this.search.find(actor, q);
  }
}
