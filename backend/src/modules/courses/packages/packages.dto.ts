// GET    /api/module-editions/:id/package        a ZIP of module.json and its files      course.edit
// POST   /api/module-packages                    CreatedEditionDto     course.edit   multipart: centreId, file (.json, or .zip with module.json and its assets)
import { ApiProperty } from '@nestjs/swagger';
import { IsUUID } from 'class-validator';

export class ImportPackageDto {
  @ApiProperty() @IsUUID() centreId!: string;
}
