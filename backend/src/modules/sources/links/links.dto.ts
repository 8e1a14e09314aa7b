import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';
import { CitationDto } from '../recommendations/recommendations.dto';
import { STRENGTH_PROPERTY, TARGET_PROPERTY } from '../shared.dto';
import { STRENGTHS, TARGET_KINDS, type Strength, type TargetKind } from '../vocabulary';

export class NewLinkDto {
  @ApiProperty() @IsUUID() centreId!: string;
  @ApiProperty(TARGET_PROPERTY) @IsIn(TARGET_KINDS) targetKind!: TargetKind;
  @ApiPropertyOptional({ description: 'Of everything but features' }) @IsOptional() @IsUUID() moduleId?: string;
  @ApiPropertyOptional({
    description: 'Id of the lesson, exercise or objective; code of the feature; nothing for a module',
  })
  @IsOptional()
  @IsString()
  @Length(1, 80)
  itemId?: string;
  @ApiProperty(STRENGTH_PROPERTY) @IsIn(STRENGTHS) strength!: Strength;
  @ApiProperty({ maxLength: 1000, description: 'What is answered and what stays open' })
  @IsString()
  @MaxLength(1000)
  note!: string;
}

export class LinkCreatedDto {
  @ApiProperty() id!: string;
}

export class TargetQueryDto {
  @ApiProperty() @IsUUID() centreId!: string;
  @ApiPropertyOptional({ description: 'Part of code or title' }) @IsOptional() @IsString() @MaxLength(100) q?: string;
}

export class TargetCentreDto {
  @ApiProperty() @IsUUID() centreId!: string;
}

export class TargetModuleDto {
  @ApiProperty() id!: string;
  @ApiProperty() code!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ description: 'Published: an answer counts at once' }) published!: boolean;
  @ApiProperty({ description: 'False: reference content' }) own!: boolean;
}

export class TargetPartDto {
  @ApiProperty(TARGET_PROPERTY) kind!: TargetKind;
  @ApiProperty() id!: string;
  @ApiProperty() title!: string;
}

export class AnsweredDto extends CitationDto {
  @ApiProperty() linkId!: string;
  @ApiProperty(TARGET_PROPERTY) targetKind!: TargetKind;
  @ApiProperty({ type: String, nullable: true, description: 'Lesson, exercise or objective; null: the module' })
  itemId!: string | null;
  @ApiProperty(STRENGTH_PROPERTY) strength!: Strength;
  @ApiProperty() note!: string;
  @ApiProperty({ description: 'A suggestion of the reference content: of no centre, and ended by none' })
  suggestion!: boolean;
}

export class OwnerCandidateDto {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
}
