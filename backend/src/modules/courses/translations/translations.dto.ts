// POST   /api/module-editions/:id/translations                                TranslationDto      course.translate
// GET    /api/module-editions/:id/translations/:language                      TranslationDto      course.read
// PUT    /api/module-editions/:id/translations/:language/document             SavedDto            course.translate   409 edit.stale {document, version}
// GET    /api/module-editions/:id/translations/:language/items/:itemId        TranslationItemDto  course.read (source and translation side by side)
// PUT    /api/module-editions/:id/translations/:language/items/:itemId        SavedDto            course.translate   version 0: first text
// POST   /api/module-editions/:id/translations/:language/state                TranslationDto      course.approve (APPROVED), course.translate (DRAFT)
import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsInt, Matches, Min } from 'class-validator';
import { ITEM_KIND_PROPERTY, type ItemKind } from '../editions/editions.dto';
import { ReasonDto, TEXT_LANGUAGE } from '../shared.dto';

const OBJECT = { type: 'object', additionalProperties: true } as const;
const STATE = { enum: ['DRAFT', 'APPROVED'], enumName: 'TranslationState' };

export class NewTranslationDto {
  @ApiProperty() @Matches(TEXT_LANGUAGE) language!: string;
}

export class TranslationPartDto {
  @ApiProperty() itemId!: string;
  @ApiProperty(ITEM_KIND_PROPERTY) kind!: ItemKind;
  @ApiProperty({ description: 'In the source language' }) sourceTitle!: string;
  @ApiProperty({ description: 'Empty while there is no text yet' }) title!: string;
  @ApiProperty({ description: '0: no text yet' }) version!: number;
  @ApiProperty({ description: 'The source has moved since this text was saved' }) outdated!: boolean;
}

export class TranslationDto {
  @ApiProperty() editionId!: string;
  @ApiProperty() language!: string;
  @ApiProperty() sourceLanguage!: string;
  @ApiProperty(STATE) state!: 'DRAFT' | 'APPROVED';
  @ApiProperty() version!: number;
  @ApiProperty({ ...OBJECT, nullable: true, description: 'peacewright.module in this language' }) document!: Record<
    string,
    unknown
  > | null;
  @ApiProperty({ ...OBJECT, description: 'peacewright.module in the source language' }) sourceDocument!: Record<
    string,
    unknown
  >;
  @ApiProperty() documentOutdated!: boolean;
  @ApiProperty({ type: [TranslationPartDto] }) items!: TranslationPartDto[];
  @ApiProperty({ description: 'Frozen together with the published edition' }) frozen!: boolean;
  @ApiProperty() mayEdit!: boolean;
  @ApiProperty({ type: [ReasonDto], description: 'Why the caller may not approve it now; empty: may' })
  approvalReasons!: ReasonDto[];
}

export class TranslationItemDto {
  @ApiProperty() itemId!: string;
  @ApiProperty(ITEM_KIND_PROPERTY) kind!: ItemKind;
  @ApiProperty({ ...OBJECT, nullable: true }) source!: Record<string, unknown> | null;
  @ApiProperty({ description: 'Version of the source item now' }) sourceVersion!: number;
  @ApiProperty({ ...OBJECT, nullable: true, description: 'Null: no text yet' }) document!: Record<
    string,
    unknown
  > | null;
  @ApiProperty({ description: '0: no text yet' }) version!: number;
  @ApiProperty() outdated!: boolean;
}

export class TranslationStateDto {
  @ApiProperty(STATE) @IsIn(['DRAFT', 'APPROVED']) state!: 'DRAFT' | 'APPROVED';
  @ApiProperty() @IsInt() @Min(1) version!: number;
}
