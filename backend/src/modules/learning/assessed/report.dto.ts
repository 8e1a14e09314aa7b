import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { RESULT_GRADES } from '../../evidence';

/** A scenario that people of an offering play so that it counts. */
export class TaughtScenarioDto {
  @ApiProperty() moduleEditionId!: string;
  @ApiProperty() itemId!: string;
  @ApiProperty() moduleCode!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ description: 'People of the offering' }) people!: number;
  @ApiProperty({ description: 'Of them, those who have begun' }) begun!: number;
}

export class ReportQueryDto {
  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: 'Whose paths are told; empty: of those on no roll; left out: of all together',
  })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  contingent?: string | null;
}

export class ReportedGroupDto {
  @ApiProperty({ description: 'Empty: on no roll' }) contingent!: string;
  @ApiProperty() people!: number;
  @ApiProperty() runs!: number;
  @ApiProperty() ended!: number;
  @ApiProperty() passed!: number;
  @ApiProperty() achieved!: number;
  @ApiProperty() partlyAchieved!: number;
  @ApiProperty() notAchieved!: number;
  @ApiProperty() criticalFailed!: number;
}

export class ReportedEndingDto {
  @ApiProperty() text!: string;
  @ApiProperty({ enum: RESULT_GRADES, enumName: 'ResultGrade' }) grade!: (typeof RESULT_GRADES)[number];
  @ApiProperty() count!: number;
}

export class ReportedAnswerDto {
  @ApiProperty({ enum: ['choice', 'timeout', 'result'] }) kind!: 'choice' | 'timeout' | 'result';
  @ApiProperty({ description: 'Words of a choice; full, partial or none of a task' }) text!: string;
  @ApiProperty() count!: number;
}

export class ReportedDecisionDto {
  @ApiProperty({ description: 'The author’s name of it; may be empty' }) label!: string;
  @ApiProperty() text!: string;
  @ApiProperty({ description: 'Times it was answered' }) of!: number;
  @ApiProperty({ description: 'Half of the answers took no longer' }) seconds!: number;
  @ApiProperty({ type: [ReportedAnswerDto] }) answers!: ReportedAnswerDto[];
}

export class ReportedStopDto {
  @ApiProperty() label!: string;
  @ApiProperty() text!: string;
  @ApiProperty() count!: number;
}

export class DrawnNodeDto {
  @ApiProperty() id!: string;
  @ApiProperty({ description: 'Runs that came here' }) met!: number;
  @ApiProperty({ description: 'Runs that stand here and have not ended' }) left!: number;
  @ApiProperty({ description: 'Runs with a critical fail here' }) critical!: number;
}

export class DrawnWayDto {
  @ApiProperty({ description: 'Id of the node it leaves' }) node!: string;
  @ApiProperty() kind!: string;
  @ApiProperty({ description: 'Of the choice, case, drawn outcome or result; empty for other ways' }) id!: string;
  @ApiProperty({ description: 'Runs that took it' }) taken!: number;
}

export class DrawnReportDto {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'The scenario’s nodes, but for those met on a way round alone',
  })
  document!: object;
  @ApiProperty({ type: [DrawnNodeDto] }) nodes!: DrawnNodeDto[];
  @ApiProperty({ type: [DrawnWayDto] }) ways!: DrawnWayDto[];
}

export class ReportedPathsDto {
  @ApiProperty({ type: [ReportedEndingDto] }) endings!: ReportedEndingDto[];
  @ApiProperty({ type: [ReportedDecisionDto] }) decisions!: ReportedDecisionDto[];
  @ApiProperty({ type: [ReportedStopDto], description: 'Where runs stand that have not ended' })
  left!: ReportedStopDto[];
  @ApiProperty({ type: DrawnReportDto, description: 'The same on the graph of the scenario' }) drawn!: DrawnReportDto;
}

export class ScenarioReportDto {
  @ApiProperty() offeringTitle!: string;
  @ApiProperty() moduleCode!: string;
  @ApiProperty() moduleEdition!: number;
  @ApiProperty() title!: string;
  @ApiProperty({ description: 'Language of the scenario’s words' }) language!: string;
  @ApiProperty() scenarioCode!: string;
  @ApiProperty({ description: 'Number of the scenario’s edition' }) scenarioEdition!: number;
  @ApiProperty() asOf!: string;
  @ApiProperty({ type: ReportedGroupDto }) whole!: ReportedGroupDto;
  @ApiProperty({ type: [ReportedGroupDto] }) contingents!: ReportedGroupDto[];
  @ApiProperty({ type: ReportedGroupDto, description: 'Whose paths are told: the whole, or the contingent asked for' })
  told!: ReportedGroupDto;
  @ApiProperty({ description: 'People from whom on paths are told where a scenario may be hard to read' })
  shownFrom!: number;
  @ApiProperty({ type: ReportedPathsDto, nullable: true, description: 'Null: kept back, a group is too small' })
  paths!: ReportedPathsDto | null;
}
