import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsObject, Max, Min } from 'class-validator';
import { RESULT_GRADES } from '../../evidence';
import { StepDto } from '../../scenarios';
import { LearnerCitationDto } from '../../sources';
import { RuleCardDto } from '../reading/reading.dto';

/** Steps that one run may have: far more than any story needs. */
export const MOST_ASSESSED_STEPS = 2000;

const RATINGS = ['general', 'sensitive', 'distressing'] as const;
const CHANNELS = ['narration', 'faceToFace', 'radio', 'telephone', 'message', 'reportForm', 'feed'] as const;

/** Whom people turn to for real. */
export class SceneContactDto {
  @ApiProperty() label!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: the centre has not entered it' }) value!:
    string | null;
}

/** What stands around the story, and may be known before it. */
export class SceneFrameDto {
  @ApiProperty() title!: string;
  @ApiProperty({ description: 'Name of the fictional setting; may be empty' }) setting!: string;
  @ApiProperty() minutes!: number;
  @ApiProperty({ enum: RATINGS }) contentRating!: (typeof RATINGS)[number];
  @ApiProperty() contentWarning!: string;
  @ApiProperty({ description: 'Where people find help or make a real report; may be empty' }) supportNote!: string;
  @ApiProperty({ type: [SceneContactDto], description: 'A run begins only when the centre has entered them all' })
  contacts!: SceneContactDto[];
  @ApiProperty() briefing!: string;
  @ApiProperty({ description: 'Whom the learner plays; may be empty' }) role!: string;
  @ApiProperty({ type: RuleCardDto, nullable: true }) trainingCard!: RuleCardDto | null;
}

export class AssessedOverviewDto {
  @ApiProperty() moduleEditionId!: string;
  @ApiProperty() moduleCode!: string;
  @ApiProperty() moduleTitle!: string;
  @ApiProperty() itemId!: string;
  @ApiProperty({ description: 'Language in which a run would begin' }) language!: string;
  @ApiProperty({ type: [String] }) languages!: string[];
  @ApiProperty({ type: SceneFrameDto }) frame!: SceneFrameDto;
  @ApiProperty({ description: 'Some decisions have a time limit' }) timed!: boolean;
  @ApiProperty({ description: 'Limits are this much longer for the caller' }) timeFactor!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Null: as often as wanted' }) maxAttempts!: number | null;
  @ApiProperty({ type: Number, nullable: true }) attemptsLeft!: number | null;
  @ApiProperty() waitMinutes!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Instant from which the next run may begin; null: now' })
  waitingUntil!: string | null;
  @ApiProperty() passed!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'A run begun and not ended' }) openRunId!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'The last run ended that stands' }) lastRunId!:
    string | null;
  @ApiProperty({ description: 'Runs whose evidence was taken back; they do not count' }) takenBack!: number;
}

export class SceneMediumDto {
  @ApiProperty({ enum: ['image', 'audio', 'video'] }) kind!: 'image' | 'audio' | 'video';
  @ApiProperty() file!: string;
  @ApiProperty() alt!: string;
  @ApiProperty() transcript!: string;
}

export class SceneChoiceDto {
  @ApiProperty() token!: string;
  @ApiProperty() text!: string;
  @ApiProperty({ description: 'False: seen, but not on offer' }) open!: boolean;
  @ApiProperty() reason!: string;
}

/** The present scene alone: tokens in the place of ids, no key, nothing that comes later. */
export class SceneDto {
  @ApiProperty({ enum: ['situation', 'decision', 'task'] }) kind!: 'situation' | 'decision' | 'task';
  @ApiProperty({ enum: CHANNELS }) channel!: (typeof CHANNELS)[number];
  @ApiProperty() text!: string;
  @ApiProperty() speaker!: string;
  @ApiProperty() role!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Of what it holds; with one there is a way round' })
  warning!: string | null;
  @ApiProperty({ type: [SceneMediumDto] }) media!: SceneMediumDto[];
  @ApiProperty({ type: [SceneChoiceDto], description: 'Empty until a scene with a limit has been read' })
  choices!: SceneChoiceDto[];
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'What is to be filled in, put in order or marked; null until a scene with a limit has been read',
  })
  task!: object | null;
}

export class SceneClockDto {
  @ApiProperty({ description: 'Seconds that the caller has' }) seconds!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Seconds left; null until the scene has been read' })
  left!: number | null;
}

export class SceneValueDto {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: ['boolean', 'integer', 'choice'] }) type!: 'boolean' | 'integer' | 'choice';
  @ApiProperty() value!: number;
  @ApiProperty({ type: String, nullable: true }) named!: string | null;
  @ApiProperty() max!: number;
  @ApiProperty({ type: Number, nullable: true }) percent!: number | null;
}

export class AssessedObjectiveDto {
  @ApiProperty() text!: string;
  @ApiProperty({ enum: RESULT_GRADES, enumName: 'ResultGrade' }) grade!: (typeof RESULT_GRADES)[number];
  @ApiProperty({ description: 'Code of the module’s objective that it counts for; empty: none' }) code!: string;
}

/** The whole scenario with the run, to be told afterwards. */
export class AssessedDebriefDto {
  @ApiProperty({ type: 'object', additionalProperties: true }) document!: object;
  @ApiProperty() seed!: number;
  @ApiProperty({ type: [StepDto] }) steps!: StepDto[];
  @ApiProperty({ type: [LearnerCitationDto] }) citations!: LearnerCitationDto[];
}

export class AssessedResultDto {
  @ApiProperty() endedAt!: string;
  @ApiProperty({ enum: RESULT_GRADES, enumName: 'ResultGrade' }) grade!: (typeof RESULT_GRADES)[number];
  @ApiProperty() passed!: boolean;
  @ApiProperty() criticalFailed!: boolean;
  @ApiProperty({ type: [AssessedObjectiveDto] }) objectives!: AssessedObjectiveDto[];
  @ApiProperty({ description: 'The whole module was complete with it' }) moduleComplete!: boolean;
  @ApiProperty({ type: AssessedDebriefDto }) debrief!: AssessedDebriefDto;
}

export class AssessedRunDto {
  @ApiProperty() id!: string;
  @ApiProperty({ description: 'First, second, third run' }) number!: number;
  @ApiProperty() moduleEditionId!: string;
  @ApiProperty() itemId!: string;
  @ApiProperty({ description: 'The run keeps the language in which it began' }) language!: string;
  @ApiProperty({ description: 'Steps made so far' }) at!: number;
  @ApiProperty({ type: SceneFrameDto }) frame!: SceneFrameDto;
  @ApiProperty({ type: SceneDto, nullable: true, description: 'Null when the run has ended' }) scene!: SceneDto | null;
  @ApiProperty({ type: SceneClockDto, nullable: true, description: 'Null where no limit runs' })
  clock!: SceneClockDto | null;
  @ApiProperty({ type: [SceneValueDto], description: 'Values that learners see' }) values!: SceneValueDto[];
  @ApiProperty({ type: [String], description: 'What has been learnt so far' }) facts!: string[];
  @ApiProperty({ description: 'What the last step is told of at once; may be empty' }) feedback!: string;
  @ApiProperty({ description: 'The step sent came after its time: the run went on without it' }) late!: boolean;
  @ApiProperty({ type: AssessedResultDto, nullable: true, description: 'Null until the run has ended' })
  result!: AssessedResultDto | null;
}

export class SceneReadDto {
  @ApiProperty({ description: 'Steps of the run before the scene' })
  @IsInt()
  @Min(0)
  @Max(MOST_ASSESSED_STEPS)
  at!: number;
}

export class SceneMoveDto extends SceneReadDto {
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'What is done, by the tokens of the scene' })
  @IsObject()
  move!: Record<string, unknown>;
}
