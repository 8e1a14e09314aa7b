import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import {
  AUTHORITIES,
  BASES,
  DOCUMENT_KINDS,
  RECOMMENDATION_KINDS,
  STATUSES,
  STRENGTHS,
  TARGET_KINDS,
  WORDS,
} from './vocabulary';

export const KIND_PROPERTY = { enum: RECOMMENDATION_KINDS, enumName: 'RecommendationKind' } as const;
export const DOCUMENT_KIND_PROPERTY = { enum: DOCUMENT_KINDS, enumName: 'SourceDocumentKind' } as const;
export const AUTHORITY_PROPERTY = { enum: AUTHORITIES, enumName: 'RecommendationAuthority' } as const;
export const STATUS_PROPERTY = { enum: STATUSES, enumName: 'RecommendationStatus' } as const;
export const STRENGTH_PROPERTY = { enum: STRENGTHS, enumName: 'AnswerStrength' } as const;
export const BASIS_PROPERTY = { enum: BASES, enumName: 'AnswerBasis' } as const;
export const TARGET_PROPERTY = { enum: TARGET_KINDS, enumName: 'AnswerTargetKind' } as const;
export const WORD_PROPERTY = { enum: WORDS, enumName: 'RecommendationWord' } as const;

export class SourceTextDto {
  @ApiProperty() @IsString() @MaxLength(1000) en!: string;
  @ApiProperty() @IsString() @MaxLength(1000) fr!: string;
}

export class PerspectiveDto {
  @ApiPropertyOptional({
    description: 'Centre whose status, links and copies are shown; the first of one’s own where not given',
  })
  @IsOptional()
  @IsUUID()
  centreId?: string;
}

export class VersionDto {
  @ApiProperty({ description: 'Version to send with the next change' }) version!: number;
}
