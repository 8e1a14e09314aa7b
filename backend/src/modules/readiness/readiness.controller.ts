import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CurrentActor, Requires, type Actor } from '../../platform/access';
import { ExportDto } from './exports/export.dto';
import { ExportService } from './exports/export.service';
import {
  BoardDto,
  BoardFilterDto,
  CellDto,
  MatrixDto,
  PersonStandingDto,
  ProgressDto,
  ProgressFilterDto,
} from './readiness.dto';
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
    private readonly exporting: ExportService,
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
  progress(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Query() filter: ProgressFilterDto,
  ): Promise<ProgressDto> {
    return this.progresses.progress(actor, id, filter.knownOn ?? null);
  }

  @Get('rotations/:id/people/:personId')
  @Requires('completion.read')
  @ApiOkResponse({ type: PersonStandingDto })
  person(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Param('personId', ParseUUIDPipe) personId: string,
  ): Promise<PersonStandingDto> {
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

  /** A command, for every file that leaves is written down. */
  @Post('rotations/:id/exports')
  @Requires('completion.export')
  @HttpCode(200)
  @ApiProduces('application/octet-stream')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async export(
    @CurrentActor() actor: Actor,
    @Param('id', ParseUUIDPipe) id: string,
    @Body() body: ExportDto,
  ): Promise<StreamableFile> {
    const { bytes, mediaType, name } = await this.exporting.export(actor, id, body);
    return new StreamableFile(bytes, { type: mediaType, disposition: `attachment; filename="${name}"` });
  }
}
