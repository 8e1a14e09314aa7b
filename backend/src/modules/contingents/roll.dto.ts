import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, Length, Matches, MaxLength } from 'class-validator';
import { Nested } from '../../platform/http';
import { PERSON_CATEGORIES, RANK_BANDS, SERVICE_CODE, type PersonCategory, type RankBand } from '../people';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LANGUAGE = /^[a-z]{2,3}$/;

export class RollEntryDto {
  @ApiProperty() id!: string;
  @ApiProperty() personId!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null where the caller may not read who people are' })
  name!: string | null;
  @ApiProperty({ type: String, nullable: true }) number!: string | null;
  @ApiProperty() service!: string;
  @ApiProperty({ type: String, nullable: true }) rank!: string | null;
  @ApiProperty({ enum: PERSON_CATEGORIES, enumName: 'PersonCategory' }) category!: PersonCategory;
  @ApiProperty({ enum: ['PRIMARY', 'RESERVE', 'REPLACED'], enumName: 'RollStatus' }) status!:
    'PRIMARY' | 'RESERVE' | 'REPLACED';
  @ApiProperty({ format: 'date' }) fromDate!: string;
  @ApiProperty({ type: String, nullable: true, format: 'date' }) toDate!: string | null;
  @ApiProperty({ description: 'Why the person left; empty where the caller may not read who people are' })
  reason!: string;
  @ApiProperty() hasAccount!: boolean;
}
export class PostDto {
  @ApiProperty() id!: string;
  @ApiProperty({ type: String, nullable: true }) subUnitId!: string | null;
  @ApiProperty() code!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ enum: PERSON_CATEGORIES, enumName: 'PersonCategory' }) category!: PersonCategory;
  @ApiProperty({ enum: RANK_BANDS, enumName: 'RankBand', nullable: true }) rankBand!: RankBand | null;
  @ApiProperty({ type: String, nullable: true }) requiredLanguage!: string | null;
  @ApiProperty() isKey!: boolean;
  @ApiProperty() position!: number;
  @ApiProperty({ type: String, nullable: true, format: 'date' }) endedOn!: string | null;
  @ApiProperty() version!: number;
  @ApiProperty({
    type: [RollEntryDto],
    description: 'Holder first, then reserves, then those before, latest first; nobody with status PRIMARY: vacant',
  })
  entries!: RollEntryDto[];
}
export class SubUnitDto {
  @ApiProperty() id!: string;
  @ApiProperty({ type: String, nullable: true }) parentId!: string | null;
  @ApiProperty() name!: string;
  @ApiProperty() position!: number;
  @ApiProperty() version!: number;
}
export class RollDto {
  @ApiProperty({ type: [SubUnitDto] }) subUnits!: SubUnitDto[];
  @ApiProperty({ type: [PostDto] }) posts!: PostDto[];
}

export class NewSubUnitDto {
  @ApiProperty() @IsString() @Length(1, 80) name!: string;
  @ApiPropertyOptional() @IsOptional() @IsUUID() parentId?: string;
}
export class SubUnitChangeDto extends NewSubUnitDto {
  @ApiProperty() @IsInt() version!: number;
}

export class NewPostDto {
  @ApiProperty() @IsString() @Length(1, 40) code!: string;
  @ApiProperty() @IsString() @Length(1, 120) title!: string;
  @ApiProperty({ enum: PERSON_CATEGORIES, enumName: 'PersonCategory' })
  @IsIn(PERSON_CATEGORIES)
  category!: PersonCategory;
  @ApiPropertyOptional({ enum: RANK_BANDS, enumName: 'RankBand' }) @IsOptional() @IsIn(RANK_BANDS) rankBand?: RankBand;
  @ApiPropertyOptional() @IsOptional() @Matches(LANGUAGE) requiredLanguage?: string;
  @ApiProperty() @IsBoolean() isKey!: boolean;
  @ApiPropertyOptional() @IsOptional() @IsUUID() subUnitId?: string;
}
export class PostChangeDto extends NewPostDto {
  @ApiProperty() @IsInt() version!: number;
}

/** Somebody known, by id; or somebody by service and number, made anew where the country has no such number. */
export class RollPersonDto {
  @ApiPropertyOptional() @IsOptional() @IsUUID() personId?: string;
  @ApiPropertyOptional() @IsOptional() @Matches(SERVICE_CODE) service?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @Length(1, 40) serviceNumber?: string;
  @ApiPropertyOptional({ description: "The preparing centre's own number, for those without a service number" })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  centreNumber?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(160) fullName?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(100) familyName?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(100) givenNames?: string;
  @ApiPropertyOptional() @IsOptional() @IsUUID() rankId?: string;
  @ApiPropertyOptional({ enum: ['en', 'fr'] }) @IsOptional() @IsIn(['en', 'fr']) preferredLanguage?: string;
}
export class NewRollEntryDto {
  @ApiProperty() @IsUUID() postId!: string;
  @ApiProperty({ enum: ['PRIMARY', 'RESERVE'] }) @IsIn(['PRIMARY', 'RESERVE']) status!: 'PRIMARY' | 'RESERVE';
  @ApiPropertyOptional({ format: 'date', description: "Today in the rotation's zone when left out" })
  @IsOptional()
  @Matches(DAY)
  fromDate?: string;
  @ApiProperty({ type: RollPersonDto }) @Nested(() => RollPersonDto) person!: RollPersonDto;
}
export class ReplacementDto {
  @ApiProperty({ type: RollPersonDto }) @Nested(() => RollPersonDto) person!: RollPersonDto;
  @ApiPropertyOptional({
    format: 'date',
    description: "First day of the newcomer; today in the rotation's zone when left out",
  })
  @IsOptional()
  @Matches(DAY)
  fromDate?: string;
  @ApiProperty() @IsString() @Length(3, 500) reason!: string;
}
export class EndEntryDto {
  @ApiPropertyOptional({ format: 'date', description: 'Last day; today when left out' })
  @IsOptional()
  @Matches(DAY)
  toDate?: string;
  @ApiProperty() @IsString() @Length(3, 500) reason!: string;
}
export class EndPostDto {
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @Matches(DAY) endedOn?: string;
}
export class EntryMadeDto {
  @ApiProperty() entryId!: string;
  @ApiProperty() personId!: string;
  @ApiProperty({ description: 'True when the person was not known to the country before' }) newPerson!: boolean;
}
