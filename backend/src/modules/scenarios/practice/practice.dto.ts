import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsInt,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { LearnerCitationDto } from '../../sources';

/** Steps that one run may have: far more than any story needs, and few enough to replay at once. */
export const MOST_STEPS = 2000;

export class PracticeQueryDto {
  @ApiPropertyOptional() @IsOptional() @Matches(/^[a-z]{2,3}(-[A-Z]{2})?$/) language?: string;
}

export class PracticeModuleDto {
  @ApiProperty() code!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ description: 'Language of the title' }) language!: string;
}

export class PracticeRunDto {
  @ApiProperty() id!: string;
  @ApiProperty() editionId!: string;
  @ApiProperty() steps!: number;
  @ApiProperty({ description: 'An ending was reached' }) ended!: boolean;
  @ApiProperty() updatedAt!: string;
}

export class PracticeScenarioDto {
  @ApiProperty() editionId!: string;
  @ApiProperty() code!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ description: 'Language of the title' }) language!: string;
  @ApiProperty({ type: [String] }) languages!: string[];
  @ApiProperty() minutes!: number;
  @ApiProperty({ enum: ['general', 'sensitive', 'distressing'] }) contentRating!:
    'general' | 'sensitive' | 'distressing';
  @ApiProperty({ type: [String], description: 'Codes of the register' }) recommendations!: string[];
  @ApiProperty({ type: [PracticeModuleDto], description: 'Modules whose objectives it rates' })
  modules!: PracticeModuleDto[];
  @ApiProperty({ type: PracticeRunDto, nullable: true, description: 'The caller’s own latest run' })
  run!: PracticeRunDto | null;
}

export class StepDto {
  @ApiProperty({ description: 'Node at which the move was made' }) @IsString() @MaxLength(64) node!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) @IsObject() move!: Record<string, unknown>;
  @ApiProperty({ description: 'Seconds taken' }) @IsInt() @Min(0) @Max(604_800) seconds!: number;
  @ApiProperty() @IsISO8601({ strict: true, strictSeparator: true }) at!: string;
}

/** A whole run, as its owner left it. */
export class KeptRunDto {
  @ApiProperty() id!: string;
  @ApiProperty() seed!: number;
  @ApiProperty({ type: String, nullable: true }) preset!: string | null;
  @ApiProperty({ type: [StepDto] }) steps!: StepDto[];
  @ApiProperty() ended!: boolean;
}

/** What the caller's centre has entered of a contact that the scenario shows. */
export class PracticeContactDto {
  @ApiProperty({ description: 'Of the document’s contacts' }) id!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: not entered' }) value!: string | null;
}

export class PracticeDto {
  @ApiProperty() editionId!: string;
  @ApiProperty() number!: number;
  @ApiProperty({ description: 'SHA-256 of the source document’s canonical bytes' }) hash!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: 'The whole document with its translations; practice runs in the browser',
  })
  document!: object;
  @ApiProperty({ type: [LearnerCitationDto] }) citations!: LearnerCitationDto[];
  @ApiProperty({ type: [PracticeContactDto] }) contacts!: PracticeContactDto[];
  @ApiProperty({ description: 'What is granted to the caller: time limits are this much longer' }) timeFactor!: number;
  @ApiProperty({ description: 'The caller’s own language: time limits are longer outside it, unless otherwise wished' })
  ownLanguage!: string;
  @ApiProperty({ type: KeptRunDto, nullable: true, description: 'The caller’s own latest run of this edition' })
  run!: KeptRunDto | null;
}

/** Steps of a practice run, as its device has them. */
export class RunUploadDto {
  @ApiProperty({ description: 'Made by the device that began the run' }) @IsUUID() id!: string;
  @ApiProperty() @IsUUID() editionId!: string;
  @ApiProperty({ description: 'Unsigned, 32 bits: decides what is drawn' })
  @IsInt()
  @Min(0)
  @Max(4_294_967_295)
  seed!: number;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(64) preset?: string;
  @ApiProperty() @Matches(/^[a-z]{2,3}(-[A-Z]{2})?$/) language!: string;
  @ApiProperty({ description: 'How many steps of the run come before those sent' })
  @IsInt()
  @Min(0)
  @Max(MOST_STEPS)
  from!: number;
  @ApiProperty({ type: [StepDto] })
  @IsArray()
  @ArrayMaxSize(MOST_STEPS)
  @ValidateNested({ each: true })
  @Type(() => StepDto)
  steps!: StepDto[];
}

export class RunKeptDto {
  @ApiProperty({ description: 'Steps that are kept now' }) steps!: number;
  @ApiProperty({ description: 'An ending was reached' }) ended!: boolean;
}
