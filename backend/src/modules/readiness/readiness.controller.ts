import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor } from '../../platform/access';
import { BoardDto, BoardFilterDto, CellDto, MatrixDto, PersonStandingDto, ProgressDto, ProgressFilterDto } from './readiness.dto';
import { BoardService } from './views/board.service';
import { MatrixService } from './views/matrix.service';
import { ProgressService } from './views/progress.service';
import { StandingService } from './views/standing.service';

@ApiTags('readiness')
@Controller('readiness')
export class ReadinessController {
  constructor(
    private readonly boards: BoardService,
    private readonly matrices: MatrixService,
    private readonly standings: StandingService,
    private readonly progresses: ProgressService,
  ) {}

  @Get('board')
  @Requires('completion.read')
  @ApiOkResponse({ type: BoardDto })
  board(@CurrentActor() actor: Actor, @Query() filter: BoardFilterDto): Promise<BoardDto> {
    return this.boards.board(actor, filter.past ?? false);
  }

  @Get('rotations/:id/matrix')
  @Requires('completion.read')
  @ApiOkResponse({ type: MatrixDto })
  matrix(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<MatrixDto> {
    return this.matrices.matrix(actor, id);
  }

  @Get('rotations/:id/progress')
  @Requires('completion.read')
  @ApiOkResponse({ type: ProgressDto })
  progress(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Query() filter: ProgressFilterDto): Promise<ProgressDto> {
    return this.progresses.progress(actor, id, filter.knownOn ?? null);
  }

  @Get('rotations/:id/people/:personId')
  @Requires('completion.read')
  @ApiOkResponse({ type: PersonStandingDto })
  person(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string, @Param('personId', ParseUUIDPipe) personId: string): Promise<PersonStandingDto> {
    return this.standings.person(actor, id, personId);
  }

  @Get('rotations/:id/people/:personId/modules/:moduleId')
  @Requires('completion.read')
  @ApiOkResponse({ type: CellDto })
  cell(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('personId', ParseUUIDPipe) personId: string,
    @Param('moduleId', ParseUUIDPipe) moduleId: string,
  ): Promise<CellDto> {
    return this.standings.cell(actor, id, personId, moduleId);
  }
}
