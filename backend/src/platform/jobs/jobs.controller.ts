import { Controller, Get, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { CurrentActor, SignedIn, type Actor } from '../access';
import { Database } from '../database';
import { notFound } from '../http';

export class JobDto {
  @ApiProperty() id!: string;
  @ApiProperty() kind!: string;
  @ApiProperty({ enum: ['QUEUED', 'RUNNING', 'DONE', 'FAILED'] }) state!: 'QUEUED' | 'RUNNING' | 'DONE' | 'FAILED';
  @ApiProperty({ description: 'Key of what is being done now' }) step!: string;
  @ApiProperty() done!: number;
  @ApiProperty() total!: number;
  @ApiProperty({ type: Object, nullable: true, additionalProperties: true }) result!: Record<string, unknown> | null;
  @ApiProperty({ type: Object, nullable: true, additionalProperties: true }) problem!: Record<string, unknown> | null;
}

@ApiTags('jobs')
@Controller('jobs')
export class JobsController {
  constructor(private readonly db: Database) {}

  /** Progress of a job that the caller asked for; any other is not found. */
  @Get(':id')
  @SignedIn()
  @ApiOkResponse({ type: JobDto })
  async show(@CurrentActor() actor: Actor, @Param('id', ParseUUIDPipe) id: string): Promise<JobDto> {
    const [row] = await this.db.query<JobDto>(
      'SELECT id, kind, state, step, done, total, result, problem FROM job WHERE id = $1 AND owner_id = $2',
      [id, actor.accountId],
    );
    if (!row) throw notFound();
    return row;
  }
}
