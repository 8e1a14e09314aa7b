import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsNumber, IsObject, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import { LearnerCitationDto } from '../../sources';

export class LanguageDto {
  @ApiPropertyOptional({ description: 'Two letters; the account’s own language where not given' })
  @IsOptional()
  @Matches(/^[a-z]{2,3}(-[A-Z]{2})?$/)
  language?: string;
}

export class ReadingPlaceDto {
  @ApiProperty({ description: 'Block at which the reader stopped' }) @IsString() @Length(3, 64) blockId!: string;
  @ApiProperty({ description: 'Share of the lesson above that place, 0 to 1' })
  @IsNumber()
  @Min(0)
  @Max(1)
  fraction!: number;
  @ApiProperty({ description: 'Language in which it is read' }) @Matches(/^[a-z]{2,3}(-[A-Z]{2})?$/) language!: string;
}

export class FinishDto {
  @ApiProperty({ description: 'Language in which it was read' }) @Matches(/^[a-z]{2,3}(-[A-Z]{2})?$/) language!: string;
}

export class FinishedDto {
  @ApiProperty({ description: 'The whole module is complete now' }) moduleComplete!: boolean;
}

export class ProgressKeptDto {
  @ApiProperty({ description: 'Furthest share read, 0 to 1' }) fraction!: number;
}

export class ModuleItemDto {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: ['LESSON', 'TEST', 'SCENARIO'] }) kind!: 'LESSON' | 'TEST' | 'SCENARIO';
  @ApiProperty() title!: string;
  @ApiProperty({ type: Number, nullable: true }) minutes!: number | null;
  @ApiProperty() done!: boolean;
  @ApiProperty({ description: 'Furthest share read, 0 to 1; 0 or 1 for tests and scenarios' }) fraction!: number;
}

export class LearnerObjectiveDto {
  @ApiProperty() id!: string;
  @ApiProperty() code!: string;
  @ApiProperty() verb!: string;
  @ApiProperty({ enum: ['KNOWLEDGE', 'SKILL', 'ATTITUDE'] }) domain!: 'KNOWLEDGE' | 'SKILL' | 'ATTITUDE';
  @ApiProperty() critical!: boolean;
}

export class LearnerModuleDto {
  @ApiProperty() moduleEditionId!: string;
  @ApiProperty() moduleId!: string;
  @ApiProperty() code!: string;
  @ApiProperty() edition!: number;
  @ApiProperty() title!: string;
  @ApiProperty() summary!: string;
  @ApiProperty({ description: 'Language of what is shown' }) language!: string;
  @ApiProperty({ type: [String], description: 'Languages in which it can be read' }) languages!: string[];
  @ApiProperty({ description: 'Reference content that the centre has not adopted: approved by no authority' })
  unadopted!: boolean;
  @ApiProperty({ type: String, nullable: true }) dueOn!: string | null;
  @ApiProperty({ type: Number, nullable: true }) daysLeft!: number | null;
  @ApiProperty({ type: String, nullable: true, description: 'Day on which it was complete' }) completedOn!:
    string | null;
  @ApiProperty({ description: 'Attendance stands: lessons need not be read' }) attended!: boolean;
  @ApiProperty({ type: [ModuleItemDto] }) items!: ModuleItemDto[];
  @ApiProperty({ type: [LearnerObjectiveDto] }) objectives!: LearnerObjectiveDto[];
}

export class LearnerTermDto {
  @ApiProperty() id!: string;
  @ApiProperty() term!: string;
  @ApiProperty() definition!: string;
}

export class LearnerValueDto {
  @ApiProperty() key!: string;
  @ApiProperty() label!: string;
  @ApiProperty() unit!: string;
  @ApiProperty() value!: string;
  @ApiProperty({ description: 'True: a sample; the centre has not set its own' }) sample!: boolean;
  @ApiProperty({ description: 'What the centre took it from, or why it is the centre’s to set' }) note!: string;
}

export class RuleDto {
  @ApiProperty() id!: string;
  @ApiProperty() number!: string;
  @ApiProperty() text!: string;
  @ApiProperty() condition!: string;
  @ApiProperty() authority!: string;
  @ApiProperty() permitted!: string;
  @ApiProperty() report!: string;
}

export class RuleCardDto {
  @ApiProperty() id!: string;
  @ApiProperty() title!: string;
  @ApiProperty() introduction!: string;
  @ApiProperty({ type: [RuleDto] }) rules!: RuleDto[];
}

export class LearnerOptionDto {
  @ApiProperty({ description: 'Opaque; says nothing of what it stands for' }) token!: string;
  @ApiProperty() text!: string;
}

export const QUESTION_KINDS = [
  'singleChoice',
  'multipleChoice',
  'trueFalse',
  'ordering',
  'matching',
  'shortText',
] as const;

export class LearnerQuestionDto {
  @ApiProperty() token!: string;
  @ApiProperty({ enum: QUESTION_KINDS, enumName: 'QuestionKind' }) kind!: (typeof QUESTION_KINDS)[number];
  @ApiProperty() stem!: string;
  @ApiProperty() points!: number;
  @ApiProperty({ description: 'A wrong answer fails the test whatever the score' }) critical!: boolean;
  @ApiProperty({ type: [LearnerOptionDto] }) options!: readonly LearnerOptionDto[];
  @ApiProperty({ type: [LearnerOptionDto], description: 'Left sides of a matching question' })
  lefts!: readonly LearnerOptionDto[];
}

export class LessonCheckDto {
  @ApiProperty({ description: 'Id that the lesson’s check block names' }) id!: string;
  @ApiProperty({ type: LearnerQuestionDto }) question!: LearnerQuestionDto;
}

export class LessonStepDto {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: ['LESSON', 'TEST', 'SCENARIO'] }) kind!: 'LESSON' | 'TEST' | 'SCENARIO';
  @ApiProperty() title!: string;
}

export class LearnerLessonDto {
  @ApiProperty() moduleEditionId!: string;
  @ApiProperty() moduleId!: string;
  @ApiProperty() moduleCode!: string;
  @ApiProperty() moduleTitle!: string;
  @ApiProperty() edition!: number;
  @ApiProperty() itemId!: string;
  @ApiProperty({ description: 'Place of the lesson among the items of the module, from 1' }) position!: number;
  @ApiProperty() of!: number;
  @ApiProperty({ description: 'Language of the text' }) language!: string;
  @ApiProperty({ type: [String] }) languages!: string[];
  @ApiProperty({ description: 'The language asked for is missing: the source is shown' }) fallback!: boolean;
  @ApiProperty() unadopted!: boolean;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'peacewright.lesson without keys and instructor’s notes',
  })
  document!: Record<string, unknown>;
  @ApiProperty({ type: [LessonCheckDto] }) checks!: LessonCheckDto[];
  @ApiProperty({ type: [LearnerTermDto], description: 'Terms that the lesson marks' }) terms!: LearnerTermDto[];
  @ApiProperty({ type: [RuleCardDto] }) ruleCards!: RuleCardDto[];
  @ApiProperty({ type: [LearnerValueDto] }) values!: LearnerValueDto[];
  @ApiProperty({ type: [LearnerCitationDto] }) citations!: LearnerCitationDto[];
  @ApiProperty({ type: String, nullable: true, description: 'Block at which the reader stopped' }) blockId!:
    string | null;
  @ApiProperty({ description: 'Furthest share read' }) fraction!: number;
  @ApiProperty() done!: boolean;
  @ApiProperty({ type: LessonStepDto, nullable: true }) previous!: LessonStepDto | null;
  @ApiProperty({ type: LessonStepDto, nullable: true }) next!: LessonStepDto | null;
}

export class CheckAnswerDto {
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'An answer of the question’s kind, in tokens',
  })
  @IsObject()
  answer!: Record<string, unknown>;
  @ApiProperty() @Matches(/^[a-z]{2,3}(-[A-Z]{2})?$/) language!: string;
}

export class RemarkDto {
  @ApiProperty() token!: string;
  @ApiProperty() text!: string;
}

export class QuestionFeedbackDto {
  @ApiProperty() token!: string;
  @ApiProperty() score!: number;
  @ApiProperty() max!: number;
  @ApiProperty() explanation!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'The right answer, in tokens, in the shape of an answer',
  })
  key!: Record<string, unknown>;
  @ApiProperty({ type: [RemarkDto] }) remarks!: readonly RemarkDto[];
}
