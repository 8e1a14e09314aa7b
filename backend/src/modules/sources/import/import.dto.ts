import { ApiProperty } from '@nestjs/swagger';
import { CopyCentreDto } from '../copies/copies.dto';

export class SourcesImportDto extends CopyCentreDto {
  @ApiProperty({ type: 'string', format: 'binary', description: 'XLSX, CSV or JSON, at most 10 MB and 5,000 rows' })
  file!: unknown;
}

export class SourcesImportedDto {
  @ApiProperty() documents!: number;
  @ApiProperty() recommendations!: number;
}
