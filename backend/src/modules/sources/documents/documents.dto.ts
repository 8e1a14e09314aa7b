import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsISO8601, IsOptional, IsString, IsUUID, Length, Matches, MaxLength, Min } from 'class-validator';
import { Nested } from '../../../platform/http';
import { DOCUMENT_KIND_PROPERTY, SourceTextDto } from '../shared.dto';
import { DOCUMENT_CODE, DOCUMENT_KINDS, type DocumentKind } from '../vocabulary';

export const DAY = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export class SourceCopyDto {
  @ApiProperty() fileName!: string;
  @ApiProperty({ enum: ['TXT', 'PDF', 'DOCX'] }) format!: 'TXT' | 'PDF' | 'DOCX';
  @ApiProperty() size!: number;
  @ApiProperty() attachedAt!: string;
  @ApiProperty({ type: String, nullable: true }) attachedByName!: string | null;
  @ApiProperty() paragraphs!: number;
  @ApiProperty({ description: 'Recommendations whose passage was found in the copy' }) found!: number;
  @ApiProperty({ description: 'Recommendations of the document' }) total!: number;
}

export class SourceDocumentRowDto {
  @ApiProperty() id!: string;
  @ApiProperty() code!: string;
  @ApiProperty() title!: string;
  @ApiProperty(DOCUMENT_KIND_PROPERTY) kind!: DocumentKind;
  @ApiProperty() issuer!: string;
  @ApiProperty({ description: 'YYYY-MM-DD' }) dateFrom!: string;
  @ApiProperty({ description: 'The same day as dateFrom for a single day' }) dateTo!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Centre that added it; null: the register' })
  ownerCentreName!: string | null;
  @ApiProperty() recommendations!: number;
  @ApiProperty({ description: 'The centre whose view is shown has attached a copy' }) hasCopy!: boolean;
}

export class SourceDocumentDto extends SourceDocumentRowDto {
  @ApiProperty({ type: SourceTextDto, nullable: true, description: 'How much the document’s word counts for' })
  authorityNote!: SourceTextDto | null;
  @ApiProperty({ type: SourceTextDto, nullable: true, description: 'What the file to attach looks like' })
  fileHint!: SourceTextDto | null;
  @ApiProperty({
    type: SourceTextDto,
    nullable: true,
    description: 'An oddity of the document, shown and not corrected',
  })
  dataNote!: SourceTextDto | null;
  @ApiProperty({ type: SourceCopyDto, nullable: true, description: 'Of the centre whose view is shown' })
  copy!: SourceCopyDto | null;
  @ApiProperty() mayEdit!: boolean;
  @ApiProperty({ description: 'May attach and remove a copy for the centre whose view is shown' }) mayAttach!: boolean;
  @ApiProperty() version!: number;
}

class SourceDocumentFields {
  @ApiProperty({ minLength: 1, maxLength: 400 }) @IsString() @Length(1, 400) title!: string;
  @ApiProperty(DOCUMENT_KIND_PROPERTY) @IsIn(DOCUMENT_KINDS) kind!: DocumentKind;
  @ApiProperty({ maxLength: 300 }) @IsString() @MaxLength(300) issuer!: string;
  @ApiProperty({ description: 'YYYY-MM-DD' }) @Matches(DAY) @IsISO8601({ strict: true }) dateFrom!: string;
  @ApiProperty({ description: 'YYYY-MM-DD, not before dateFrom' })
  @Matches(DAY)
  @IsISO8601({ strict: true })
  dateTo!: string;
  @ApiPropertyOptional({ type: SourceTextDto })
  @IsOptional()
  @Nested(() => SourceTextDto)
  authorityNote?: SourceTextDto;
}

export class NewSourceDocumentDto extends SourceDocumentFields {
  @ApiProperty() @IsUUID() centreId!: string;
  @ApiProperty({ description: 'Two to twelve capital letters and digits: LLR25' })
  @Matches(DOCUMENT_CODE)
  code!: string;
}

export class SourceDocumentChangeDto extends SourceDocumentFields {
  @ApiProperty() @IsInt() @Min(1) version!: number;
}

export class SourceDocumentCreatedDto {
  @ApiProperty() code!: string;
}
