import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsOptional, IsUUID, Matches } from 'class-validator';
import { Nested } from '../../../platform/http';
import { LocalisedNameDto, PERSON_CATEGORIES, RANK_BANDS, type PersonCategory, type RankBand } from '../../people';

/** Whom a rule binds. Every list narrows; a list left out leaves open; sub-units hold those below them. */
export class RuleSelectorDto {
  @ApiPropertyOptional({ enum: PERSON_CATEGORIES, enumName: 'PersonCategory', isArray: true })
  @IsOptional()
  @IsArray()
  @IsIn(PERSON_CATEGORIES, { each: true })
  categories?: PersonCategory[];
  @ApiPropertyOptional({ enum: RANK_BANDS, enumName: 'RankBand', isArray: true })
  @IsOptional()
  @IsArray()
  @IsIn(RANK_BANDS, { each: true })
  rankBands?: RankBand[];
  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @IsUUID('all', { each: true })
  subUnitIds?: string[];
}
export class NewAssignmentDto {
  @ApiProperty({ description: 'A published edition of a course' }) @IsUUID() courseEditionId!: string;
  @ApiProperty({ type: RuleSelectorDto }) @Nested(() => RuleSelectorDto) selector!: RuleSelectorDto;
  @ApiPropertyOptional({ format: 'date', description: '30 days before departure when left out' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  dueOn?: string;
}
export class EndAssignmentDto {
  @ApiProperty() @IsInt() version!: number;
}
export class AssignmentDto {
  @ApiProperty() id!: string;
  @ApiProperty() courseId!: string;
  @ApiProperty() courseCode!: string;
  @ApiProperty({ type: LocalisedNameDto }) courseTitle!: LocalisedNameDto;
  @ApiProperty() courseEditionId!: string;
  @ApiProperty() editionNumber!: number;
  @ApiProperty({ description: 'Modules of the edition that are published' }) modules!: number;
  @ApiProperty({ type: RuleSelectorDto }) selector!: RuleSelectorDto;
  @ApiProperty({ format: 'date' }) dueOn!: string;
  @ApiProperty({ description: 'Posts it is for, vacant ones included' }) posts!: number;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) endedAt!: string | null;
  @ApiProperty() version!: number;
}
export class AssignableEditionDto {
  @ApiProperty() courseEditionId!: string;
  @ApiProperty() courseCode!: string;
  @ApiProperty({ type: LocalisedNameDto }) courseTitle!: LocalisedNameDto;
  @ApiProperty() editionNumber!: number;
  @ApiProperty() modules!: number;
  @ApiProperty({
    description: 'Reference modules that the preparing centre has not adopted; for a real rotation none may be left',
  })
  notAdopted!: number;
}
