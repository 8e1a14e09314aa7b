// GET    /api/references?q=                                                ReferenceDocumentDto[]      course.read
// POST   /api/references                                                   ReferenceDocumentDto        course.edit   with its first edition
// POST   /api/references/:id/editions                                      ReferenceEditionDto         course.edit
// PUT    /api/module-editions/:id/references/:referenceEditionId                                       course.edit
// DELETE /api/module-editions/:id/references/:referenceEditionId                                       course.edit
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, IsUrl, Length, Matches, MaxLength } from 'class-validator';
import { Nested } from '../../../platform/http';

const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export class ReferenceQueryDto {
  @ApiPropertyOptional({ description: 'Part of title or issuer' }) @IsOptional() @IsString() @MaxLength(100) q?: string;
}

export class NewReferenceEditionDto {
  @ApiProperty({ description: 'Edition as printed: 2025, Rev. 2' }) @IsString() @Length(1, 100) number!: string;
  @ApiPropertyOptional({ description: 'YYYY-MM-DD' }) @IsOptional() @Matches(DAY) issuedOn?: string;
  @ApiPropertyOptional({ description: 'YYYY-MM-DD; after this day it must be looked at again' })
  @IsOptional()
  @Matches(DAY)
  reviewOn?: string;
  @ApiPropertyOptional()
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'], require_protocol: true })
  @MaxLength(2000)
  url?: string;
}

export class NewReferenceDto {
  @ApiProperty() @IsUUID() centreId!: string;
  @ApiProperty() @IsString() @Length(1, 300) title!: string;
  @ApiProperty() @IsString() @MaxLength(200) issuer!: string;
  @ApiProperty({ type: NewReferenceEditionDto })
  @Nested(() => NewReferenceEditionDto)
  edition!: NewReferenceEditionDto;
}

export class ReferenceEditionDto {
  @ApiProperty() id!: string;
  @ApiProperty() number!: string;
  @ApiProperty({ type: String, nullable: true }) issuedOn!: string | null;
  @ApiProperty({ type: String, nullable: true }) reviewOn!: string | null;
  @ApiProperty({ type: String, nullable: true }) url!: string | null;
}

export class ReferenceDocumentDto {
  @ApiProperty() id!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: reference content' }) ownerCentreId!: string | null;
  @ApiProperty() title!: string;
  @ApiProperty() issuer!: string;
  @ApiProperty({ type: [ReferenceEditionDto], description: 'The newest first' }) editions!: ReferenceEditionDto[];
}
