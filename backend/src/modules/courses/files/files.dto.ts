// GET    /api/modules/:id/files               ModuleFileDto[]   course.read
// POST   /api/modules/:id/files               ModuleFileDto     course.edit   multipart, field "file"
// GET    /api/modules/:id/files/:hash         the bytes, with ranges  course.read
import { ApiProperty } from '@nestjs/swagger';

export class ModuleFileDto {
  @ApiProperty({ description: 'SHA-256; documents refer to it as sha256:<hash>' }) hash!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ description: 'As found in the bytes' }) mediaType!: string;
  @ApiProperty() size!: number;
  @ApiProperty() createdAt!: string;
}
