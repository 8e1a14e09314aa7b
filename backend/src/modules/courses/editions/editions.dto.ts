// GET    /api/module-editions/:id                              ModuleEditionDto   course.read
// PUT    /api/module-editions/:id/document                     SavedDto           course.edit   409 edit.stale {document, version}
// POST   /api/module-editions/:id/transitions                  ModuleEditionDto   course.read, then what the step asks for; 409 edition.refused {reasons}
// GET    /api/module-editions/:id/findings                     FindingDto[]       course.read
// GET    /api/module-editions/:id/items/:itemId                ItemDto            course.read
// POST   /api/module-editions/:id/items                        ItemSummaryDto     course.edit
// PATCH  /api/module-editions/:id/items/:itemId                SavedDto           course.edit   409 edit.stale {item, version}
// PUT    /api/module-editions/:id/items/:itemId/document       SavedDto           course.edit   409 edit.stale {document, version}
// DELETE /api/module-editions/:id/items/:itemId                                   course.edit
// GET    /api/module-editions/:id/scenarios                    AttachableScenarioDto[] course.read
// PUT    /api/module-editions/:id/items-order                                     course.edit
// GET    /api/module-editions/:id/comments                     CommentDto[]       course.read
// POST   /api/module-editions/:id/comments                     CommentDto         course.review
// POST   /api/module-editions/:id/comments/:commentId/resolve                     course.edit or course.review
// POST   /api/module-editions/:id/comments/:commentId/reopen                      course.edit or course.review
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { EditionState } from '../lifecycle';
import { EDITION_STATE_PROPERTY, TransitionDto } from '../shared.dto';

export const ITEM_KINDS = [
  'LESSON',
  'TEST',
  'SCENARIO',
  'DRILL',
  'COLLECTIVE_TASK',
  'TABLETOP',
  'LANGUAGE_PRACTICE',
] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];
export const ITEM_KIND_PROPERTY = { enum: ITEM_KINDS, enumName: 'ItemKind' };

const OBJECT = { type: 'object', additionalProperties: true } as const;

export class ItemSummaryDto {
  @ApiProperty() id!: string;
  @ApiProperty(ITEM_KIND_PROPERTY) kind!: ItemKind;
  @ApiProperty() position!: number;
  @ApiProperty() title!: string;
  @ApiProperty({ description: 'What it is for; the plan of what is not written yet' }) intent!: string;
  @ApiProperty({ type: [String], description: 'Ids of objectives of the module' }) objectives!: string[];
  @ApiProperty({ description: 'False: planned only' }) written!: boolean;
  @ApiProperty({ type: Number, nullable: true }) minutesShort!: number | null;
  @ApiProperty({ type: Number, nullable: true }) minutesLong!: number | null;
  @ApiProperty({ description: 'Tests: number of questions; lessons: number of checks' }) questions!: number;
  @ApiProperty() version!: number;
  @ApiProperty() updatedAt!: string;
}

export class ItemDto extends ItemSummaryDto {
  @ApiProperty({
    ...OBJECT,
    nullable: true,
    description:
      'peacewright.lesson, peacewright.test or peacewright.scenario-exercise. Callers who neither write, review, approve nor translate get it without keys, explanations and feedback.',
  })
  document!: Record<string, unknown> | null;
}

export class ScenarioLanguageDto {
  @ApiPropertyOptional() @IsOptional() @Matches(/^[a-z]{2,3}(-[A-Z]{2})?$/) language?: string;
}

export class ScenarioObjectiveDto {
  @ApiProperty() id!: string;
  @ApiProperty({ description: 'Public code such as C3.4-2; may be empty' }) code!: string;
  @ApiProperty() text!: string;
}

/** A published scenario that a module may have as an exercise. */
export class AttachableScenarioDto {
  @ApiProperty() scenarioId!: string;
  @ApiProperty() code!: string;
  @ApiProperty({ description: 'Published now; which one it will be is settled when the module is published' })
  editionId!: string;
  @ApiProperty() number!: number;
  @ApiProperty() title!: string;
  @ApiProperty({ description: 'Language of title and objectives' }) language!: string;
  @ApiProperty({ type: [String] }) languages!: string[];
  @ApiProperty() minutes!: number;
  @ApiProperty({ enum: ['general', 'sensitive', 'distressing'] }) contentRating!:
    'general' | 'sensitive' | 'distressing';
  @ApiProperty({ description: 'Reference content, of no centre' }) reference!: boolean;
  @ApiProperty({ type: [ScenarioObjectiveDto] }) objectives!: ScenarioObjectiveDto[];
}

export class AttachedReferenceDto {
  @ApiProperty() referenceEditionId!: string;
  @ApiProperty() title!: string;
  @ApiProperty() issuer!: string;
  @ApiProperty() number!: string;
  @ApiProperty({ type: String, nullable: true, description: 'YYYY-MM-DD' }) issuedOn!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'YYYY-MM-DD' }) reviewOn!: string | null;
  @ApiProperty({ type: String, nullable: true }) url!: string | null;
}

export class TranslationBriefDto {
  @ApiProperty() language!: string;
  @ApiProperty({ enum: ['DRAFT', 'APPROVED'], enumName: 'TranslationState' }) state!: 'DRAFT' | 'APPROVED';
  @ApiProperty({ description: 'Parts (module text and written items) that have a text in this language' })
  done!: number;
  @ApiProperty({ description: 'Parts to translate' }) total!: number;
  @ApiProperty({ description: 'Translated parts whose source has moved since' }) outdated!: number;
}

export class AdoptionDto {
  @ApiProperty() centreId!: string;
  @ApiProperty() adoptedAt!: string;
  @ApiProperty() adoptedBy!: string;
  @ApiProperty() note!: string;
}

export class EditionRightsDto {
  @ApiProperty({ description: 'Text and outline may be changed now' }) edit!: boolean;
  @ApiProperty() comment!: boolean;
  @ApiProperty() translate!: boolean;
  @ApiProperty({ description: 'Keys, explanations and feedback are shown' }) seeKeys!: boolean;
  @ApiProperty({
    type: [String],
    description: 'Centres for which the caller may adopt it (published reference editions)',
  })
  adoptFor!: string[];
}

export class ModuleEditionDto {
  @ApiProperty() id!: string;
  @ApiProperty() moduleId!: string;
  @ApiProperty() code!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: reference content, approved by no authority' })
  ownerCentreId!: string | null;
  @ApiProperty() number!: number;
  @ApiProperty(EDITION_STATE_PROPERTY) state!: EditionState;
  @ApiProperty() language!: string;
  @ApiProperty() version!: number;
  @ApiProperty({
    ...OBJECT,
    description:
      'peacewright.module: title, summary, terms, objectives, rule cards, values that are the centre’s to set',
  })
  document!: Record<string, unknown>;
  @ApiProperty() changeNote!: string;
  @ApiProperty({ type: String, nullable: true }) originEditionId!: string | null;
  @ApiProperty({ type: String, nullable: true }) hash!: string | null;
  @ApiProperty() createdAt!: string;
  @ApiProperty({ type: String, nullable: true }) submittedAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) approvedAt!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Name of the approver; null for reference editions' })
  approvedByName!: string | null;
  @ApiProperty({ type: String, nullable: true }) publishedAt!: string | null;
  @ApiProperty({ type: [String], description: 'Names of those who wrote it' }) authors!: string[];
  @ApiProperty({ type: [ItemSummaryDto] }) items!: ItemSummaryDto[];
  @ApiProperty({ type: [AttachedReferenceDto] }) references!: AttachedReferenceDto[];
  @ApiProperty({ description: 'Comments not resolved yet' }) openComments!: number;
  @ApiProperty({ type: [TranslationBriefDto] }) translations!: TranslationBriefDto[];
  @ApiProperty({ type: [AdoptionDto], description: 'By the caller’s centres' }) adoptions!: AdoptionDto[];
  @ApiProperty({ type: [TransitionDto] }) transitions!: TransitionDto[];
  @ApiProperty({ type: EditionRightsDto }) rights!: EditionRightsDto;
}

export class FindingDto {
  @ApiProperty({ description: 'Key of the sentence: objective.notTaught, image.noAlt, …' }) code!: string;
  @ApiProperty({ enum: ['BLOCKING', 'WARNING'], enumName: 'FindingSeverity' }) severity!: 'BLOCKING' | 'WARNING';
  @ApiProperty({ type: 'object', additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] } })
  params!: Record<string, string | number>;
  @ApiProperty({ type: String, nullable: true }) itemId!: string | null;
  @ApiProperty({ type: String, nullable: true }) blockId!: string | null;
}

export class SaveDocumentDto {
  @ApiProperty({ description: 'Version the change was made on' }) @IsInt() @Min(0) version!: number;
  @ApiProperty(OBJECT) @IsObject() document!: Record<string, unknown>;
}

export class NewItemDto {
  @ApiProperty(ITEM_KIND_PROPERTY) @IsIn(ITEM_KINDS) kind!: ItemKind;
  @ApiProperty() @IsString() @Length(1, 200) title!: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(2000) intent?: string;
  @ApiPropertyOptional({ description: 'At the end unless given' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(500)
  position?: number;
}

export class ChangeItemDto {
  @ApiProperty() @IsInt() @Min(1) version!: number;
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 200) title?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(2000) intent?: string;
  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(40)
  @ArrayUnique()
  @Matches(/^[A-Za-z0-9_-]{3,64}$/, { each: true })
  objectives?: string[];
  @ApiPropertyOptional({ description: 'Of what is planned only; a written item says it in its document' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(600)
  minutesShort?: number;
  @ApiPropertyOptional() @IsOptional() @IsInt() @Min(1) @Max(600) minutesLong?: number;
}

export class ItemsOrderDto {
  @ApiProperty({ type: [String], description: 'Every item of the edition, once' })
  @IsArray()
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  itemIds!: string[];
}

export class NewCommentDto {
  @ApiPropertyOptional() @IsOptional() @IsUUID() itemId?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(/^[A-Za-z0-9_-]{3,64}$/) blockId?: string;
  @ApiProperty() @IsString() @Length(1, 4000) text!: string;
}
