// GET    /api/modules                       ModulePageDto         course.read
// POST   /api/modules                       CreatedEditionDto     course.edit
// GET    /api/modules/:id                   ModuleDto             course.read
// POST   /api/modules/:id/editions          CreatedDto            course.edit   next edition, a copy with the same ids
// POST   /api/modules/:id/copy              CreatedEditionDto     course.edit   into a centre of one's own, origin kept
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import { EDITION_STATES, type EditionState } from '../lifecycle';
import { EDITION_STATE_PROPERTY, TEXT_LANGUAGE } from '../shared.dto';

/** As printed on outlines: C3.4, POC-1. */
export const MODULE_CODE = /^[A-Z][A-Z0-9.-]{0,19}$/;

export class ModuleQueryDto {
  @ApiPropertyOptional({ description: 'Part of code, title or summary' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
  @ApiPropertyOptional({ enum: ['own', 'reference'] }) @IsOptional() @IsIn(['own', 'reference']) owner?:
    'own' | 'reference';
  @ApiPropertyOptional({ description: 'Of one centre' }) @IsOptional() @IsUUID() centreId?: string;
  @ApiPropertyOptional({ ...EDITION_STATE_PROPERTY, description: 'Modules that have an edition in this state' })
  @IsOptional()
  @IsIn(EDITION_STATES)
  state?: EditionState;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(400) cursor?: string;
}

export class EditionBriefDto {
  @ApiProperty() id!: string;
  @ApiProperty() number!: number;
  @ApiProperty(EDITION_STATE_PROPERTY) state!: EditionState;
  @ApiProperty() title!: string;
  @ApiProperty({ description: 'In which the title is: the reader’s where it is translated' }) titleLanguage!: string;
  @ApiProperty() language!: string;
  @ApiProperty({ type: [String], description: 'Languages of approved translations' }) translations!: string[];
  @ApiProperty({ type: String, nullable: true }) publishedAt!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'SHA-256 of the frozen manifest' }) hash!: string | null;
  @ApiProperty() changeNote!: string;
}

export class ModuleOriginDto {
  @ApiProperty() moduleId!: string;
  @ApiProperty() code!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: reference content' }) ownerCentreId!: string | null;
  @ApiProperty({ type: Boolean, description: 'The origin has published a later edition than the one copied' })
  newerAtOrigin!: boolean;
}

export class ModuleCountsDto {
  @ApiProperty() lessons!: number;
  @ApiProperty() tests!: number;
  @ApiProperty({ description: 'Items of other kinds' }) others!: number;
  @ApiProperty({ description: 'Items that are planned and not written yet' }) planned!: number;
  @ApiProperty() objectives!: number;
  @ApiProperty({ description: 'Recommendations linked to the module or to anything in it, as the caller sees them' })
  recommendations!: number;
  @ApiProperty() minutesShort!: number;
  @ApiProperty() minutesLong!: number;
}

export class ModuleRowDto {
  @ApiProperty() id!: string;
  @ApiProperty() code!: string;
  @ApiProperty() title!: string;
  @ApiProperty() titleLanguage!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: reference content' }) ownerCentreId!: string | null;
  @ApiProperty({ type: String, nullable: true }) ownerCentreName!: string | null;
  @ApiProperty({ type: ModuleOriginDto, nullable: true }) origin!: ModuleOriginDto | null;
  @ApiProperty({ type: EditionBriefDto, nullable: true, description: 'The edition that learners get' })
  current!: EditionBriefDto | null;
  @ApiProperty({
    type: EditionBriefDto,
    nullable: true,
    description: 'The edition being written, where the caller may see it',
  })
  open!: EditionBriefDto | null;
  @ApiProperty({ type: ModuleCountsDto, description: 'Of the open edition, else the current one, else the last' })
  counts!: ModuleCountsDto;
}

export class ModulePageDto {
  @ApiProperty({ type: [ModuleRowDto] }) items!: ModuleRowDto[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class ModuleDto extends ModuleRowDto {
  @ApiProperty({ description: 'False: no waiver may excuse from it' }) waivable!: boolean;
  @ApiProperty({ type: [EditionBriefDto], description: 'The newest first' }) editions!: EditionBriefDto[];
  @ApiProperty({ description: 'The caller may write here' }) mayEdit!: boolean;
}

export class NewModuleDto {
  @ApiProperty() @IsUUID() centreId!: string;
  @ApiProperty() @Matches(MODULE_CODE) code!: string;
  @ApiProperty() @IsString() @Length(1, 200) title!: string;
  @ApiProperty({ description: 'Language the module is written in first' }) @Matches(TEXT_LANGUAGE) language!: string;
}

export class NewEditionDto {
  @ApiProperty({ description: 'What this edition is to change' }) @IsString() @Length(1, 1000) changeNote!: string;
}

export class CopyModuleDto {
  @ApiProperty({ description: 'Centre that the copy shall belong to' }) @IsUUID() centreId!: string;
  @ApiPropertyOptional({ description: 'The origin’s code unless given' })
  @IsOptional()
  @Matches(MODULE_CODE)
  code?: string;
}
