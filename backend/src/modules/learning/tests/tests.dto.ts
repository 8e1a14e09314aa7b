import { ApiProperty } from '@nestjs/swagger';
import { IsObject } from 'class-validator';
import { LearnerQuestionDto, QuestionFeedbackDto } from '../reading/reading.dto';

export class LastAttemptDto {
  @ApiProperty() id!: string;
  @ApiProperty() score!: number;
  @ApiProperty() max!: number;
  @ApiProperty({ description: '0 to 100, rounded down to one decimal' }) percent!: number;
}

export class TestOverviewDto {
  @ApiProperty() moduleEditionId!: string;
  @ApiProperty() moduleCode!: string;
  @ApiProperty() moduleTitle!: string;
  @ApiProperty() itemId!: string;
  @ApiProperty() title!: string;
  @ApiProperty() instructions!: string;
  @ApiProperty({ description: 'Language of the test as shown' }) language!: string;
  @ApiProperty({ type: [String] }) languages!: string[];
  @ApiProperty({ description: 'Minutes to plan; no limit is enforced' }) minutes!: number;
  @ApiProperty() questions!: number;
  @ApiProperty({ description: 'Percent of points that pass' }) passPercent!: number;
  @ApiProperty({ description: 'The test holds a question that must be right' }) hasCritical!: boolean;
  @ApiProperty({ type: Number, nullable: true, description: 'Null: as often as wanted' }) maxAttempts!: number | null;
  @ApiProperty({ type: Number, nullable: true }) attemptsLeft!: number | null;
  @ApiProperty() waitMinutes!: number;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Instant from which the next attempt may begin; null: now',
  })
  waitingUntil!: string | null;
  @ApiProperty() passed!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'An attempt begun and not submitted' }) openAttemptId!:
    string | null;
  @ApiProperty({ type: LastAttemptDto, nullable: true, description: 'The last attempt submitted that stands' })
  last!: LastAttemptDto | null;
  @ApiProperty({ description: 'Attempts whose evidence was taken back; they do not count' }) takenBack!: number;
}

export class SubmissionDto {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'Answers by question token; what is missing was left open',
  })
  @IsObject()
  answers!: Record<string, unknown>;
}

export class ObjectiveResultDto {
  @ApiProperty() objective!: string;
  @ApiProperty() code!: string;
  @ApiProperty() verb!: string;
  @ApiProperty() score!: number;
  @ApiProperty() max!: number;
}

export class TestResultDto {
  @ApiProperty() submittedAt!: string;
  @ApiProperty() score!: number;
  @ApiProperty() max!: number;
  @ApiProperty({ description: '0 to 100, rounded down to one decimal' }) percent!: number;
  @ApiProperty() passPercent!: number;
  @ApiProperty() passed!: boolean;
  @ApiProperty({ description: 'A question that must be right was not' }) criticalFailed!: boolean;
  @ApiProperty({ type: [ObjectiveResultDto] }) byObjective!: ObjectiveResultDto[];
  @ApiProperty({ description: 'The whole module was complete with it' }) moduleComplete!: boolean;
  @ApiProperty({ enum: ['afterAttempt', 'afterPass', 'never'], description: 'When answers are explained' })
  feedbackRule!: 'afterAttempt' | 'afterPass' | 'never';
  @ApiProperty({ type: [QuestionFeedbackDto], nullable: true, description: 'Null: kept back by the rule' }) feedback!:
    QuestionFeedbackDto[] | null;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What was answered' }) answers!: Record<
    string,
    unknown
  >;
}

export class AttemptDto {
  @ApiProperty() id!: string;
  @ApiProperty({ description: 'First, second, third attempt' }) number!: number;
  @ApiProperty() moduleEditionId!: string;
  @ApiProperty() itemId!: string;
  @ApiProperty() title!: string;
  @ApiProperty() language!: string;
  @ApiProperty() startedAt!: string;
  @ApiProperty({ type: [LearnerQuestionDto] }) questions!: readonly LearnerQuestionDto[];
  @ApiProperty({ type: TestResultDto, nullable: true, description: 'Null until submitted' })
  result!: TestResultDto | null;
}
