import { ApiProperty } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { EXPORT_FORMATS, type ExportFormat } from '../../../platform/export';
import { PerspectiveDto } from '../shared.dto';

export const COVERAGE_LISTS = ['TOPICS', 'UNANSWERED'] as const;

export class CoverageExportDto extends PerspectiveDto {
  @ApiProperty({ enum: COVERAGE_LISTS, enumName: 'CoverageList', description: 'Topics by status, or what is open' })
  @IsIn(COVERAGE_LISTS)
  list!: (typeof COVERAGE_LISTS)[number];
  @ApiProperty({ enum: EXPORT_FORMATS, enumName: 'ExportFormat' }) @IsIn(EXPORT_FORMATS) format!: ExportFormat;
  @ApiProperty({ enum: ['en', 'fr'] }) @IsIn(['en', 'fr']) language!: 'en' | 'fr';
}
