import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { EXPORT_FORMATS, type ExportFormat } from '../../../platform/export';

const STATES = ['complete', 'inProgress', 'notStarted', 'overdue', 'vacant', 'nothingAsked'];

export class ExportDto {
  @ApiProperty({ enum: EXPORT_FORMATS, enumName: 'ExportFormat' }) @IsIn(EXPORT_FORMATS) format!: ExportFormat;
  @ApiProperty({ enum: ['en', 'fr'] }) @IsIn(['en', 'fr']) language!: 'en' | 'fr';
  @ApiPropertyOptional({ description: 'Part of a name, number or post' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  name?: string;
  @ApiPropertyOptional({ description: 'Id of a sub-unit, with everything below it; `none`: outside all' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  unit?: string;
  @ApiPropertyOptional({ description: 'Rank band' }) @IsOptional() @IsString() @MaxLength(40) band?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(40) category?: string;
  @ApiPropertyOptional({ enum: STATES }) @IsOptional() @IsIn(STATES) state?: string;
}
