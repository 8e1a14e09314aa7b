import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { PERSON_CATEGORIES, SERVICE_CODE, type PersonCategory } from '../../people';
import { ROLL_FIELDS } from './roll-heads';
import type { Decision, Doubt } from './roll-decisions';

const OUTCOMES = ['new', 'unchanged', 'changed', 'doubtful', 'refused', 'skipped'] as const;
const DECISIONS = ['UPDATE', 'KEEP', 'SAME', 'NEW', 'PAD', 'SKIP'] as const satisfies readonly Decision[];
const DOUBTS = ['otherSpelling', 'zeroLost', 'shortNumber', 'sameName'] as const satisfies readonly Doubt[];

export class RollMappingDto {
  @ApiProperty() @IsString() @Length(1, 200) sheet!: string;
  @ApiProperty({ description: 'Row of the heads as the spreadsheet counts; two-row heads: the lower' })
  @IsInt()
  @Min(1)
  @Max(5000)
  headRow!: number;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: `Column (from 0) of each field: ${ROLL_FIELDS.join(', ')}`,
  })
  @IsObject()
  columns!: Record<string, number>;
  @ApiProperty({ description: 'Service of rows that name none' }) @Matches(SERVICE_CODE) service!: string;
  @ApiProperty({ enum: PERSON_CATEGORIES, enumName: 'PersonCategory', description: 'Category of rows that name none' })
  @IsIn(PERSON_CATEGORIES)
  category!: PersonCategory;
}
export class RollMappingChangeDto extends RollMappingDto {
  @ApiProperty() @IsInt() version!: number;
}
export class RowDecisionDto {
  @ApiProperty() @IsInt() row!: number;
  @ApiProperty({ enum: DECISIONS, enumName: 'RollDecision' }) @IsIn(DECISIONS) decision!: Decision;
}
export class RollDecisionsDto {
  @ApiProperty({ type: [RowDecisionDto] })
  @IsArray()
  @ArrayMaxSize(5000)
  @ValidateNested({ each: true })
  @Type(() => RowDecisionDto)
  decisions!: RowDecisionDto[];
  @ApiProperty() @IsInt() version!: number;
}
export class RollApplyDto {
  @ApiProperty() @IsInt() version!: number;
}

export class RollRowDto {
  @ApiProperty({ description: 'As the spreadsheet counts' }) row!: number;
  @ApiProperty({ enum: OUTCOMES, enumName: 'RollOutcome' }) outcome!: (typeof OUTCOMES)[number];
  @ApiProperty({ type: String, nullable: true }) number!: string | null;
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
  @ApiProperty({ type: String, nullable: true }) rank!: string | null;
  @ApiProperty({ type: String, nullable: true }) subUnit!: string | null;
  @ApiProperty({ type: String, nullable: true }) post!: string | null;
  @ApiPropertyOptional({ description: 'Why it is refused' }) refusal?: string;
  @ApiPropertyOptional({ description: 'The other row concerned' }) otherRow?: number;
  @ApiPropertyOptional({ enum: DOUBTS, enumName: 'RollDoubt' }) doubt?: Doubt;
  @ApiPropertyOptional({ enum: DECISIONS, enumName: 'RollDecision' }) decision?: Decision;
  @ApiPropertyOptional({ enum: DECISIONS, enumName: 'RollDecision', isArray: true }) options?: Decision[];
  @ApiPropertyOptional({ description: 'Number and name of the known person, or the number with its zeros' })
  known?: string;
  @ApiProperty({ type: [String] }) notes!: string[];
  @ApiProperty({ type: [String] }) changes!: string[];
}
export class RollCountsDto {
  @ApiProperty() new!: number;
  @ApiProperty() unchanged!: number;
  @ApiProperty() changed!: number;
  @ApiProperty() doubtful!: number;
  @ApiProperty() refused!: number;
  @ApiProperty() skipped!: number;
}
export class RollColumnDto {
  @ApiProperty() column!: number;
  @ApiProperty({ type: String, nullable: true }) label!: string | null;
  @ApiProperty({ type: [String], description: 'First values below the head' }) samples!: string[];
}
export class RollImportDto {
  @ApiProperty() id!: string;
  @ApiProperty() rotationId!: string;
  @ApiProperty() fileName!: string;
  @ApiProperty({ enum: ['PREVIEW', 'DONE', 'DISCARDED'], enumName: 'RollImportState' }) state!:
    'PREVIEW' | 'DONE' | 'DISCARDED';
  @ApiProperty({ type: [String] }) sheets!: string[];
  @ApiProperty({ type: [String], description: 'Sheets passed over because they are hidden' }) hiddenSheets!: string[];
  @ApiProperty({ description: 'Formulas whose stored result was used' }) formulas!: number;
  @ApiProperty({ type: RollMappingDto }) mapping!: RollMappingDto;
  @ApiProperty({ type: [RollColumnDto] }) columns!: RollColumnDto[];
  @ApiProperty({ description: 'False until number and name have columns' }) mapped!: boolean;
  @ApiProperty({ type: RollCountsDto }) counts!: RollCountsDto;
  @ApiProperty({ type: [RollRowDto] }) rows!: RollRowDto[];
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) appliedAt!: string | null;
  @ApiProperty() version!: number;
}
export class RollImportLineDto {
  @ApiProperty() id!: string;
  @ApiProperty() fileName!: string;
  @ApiProperty({ enum: ['PREVIEW', 'DONE', 'DISCARDED'], enumName: 'RollImportState' }) state!:
    'PREVIEW' | 'DONE' | 'DISCARDED';
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) appliedAt!: string | null;
}
