import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';

export class CopyCentreDto {
  @ApiProperty() @IsUUID() centreId!: string;
}

export class CopyUploadDto extends CopyCentreDto {
  @ApiProperty({ type: 'string', format: 'binary', description: 'TXT, PDF or DOCX, at most 30 MB' }) file!: unknown;
}

export class CopyJobDto {
  @ApiProperty({ description: 'GET /api/jobs/:id shows its progress; its result has found, total and paragraphs' })
  jobId!: string;
}
