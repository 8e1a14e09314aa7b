import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { Nested } from '../../platform/http';
import { LocalisedNameDto } from './public-countries.controller';

export const PERSON_CATEGORIES = [
  'MIL_CONTINGENT',
  'FPU',
  'IPO',
  'MEOM',
  'STAFF_OFFICER',
  'GOVT_PROVIDED',
  'CIVILIAN',
  'DIPLOMAT',
] as const;
export type PersonCategory = (typeof PERSON_CATEGORIES)[number];
export const RANK_BANDS = ['ENLISTED', 'NCO', 'JUNIOR_OFFICER', 'FIELD_OFFICER', 'SENIOR'] as const;
export type RankBand = (typeof RANK_BANDS)[number];
export const SERVICE_CODE = /^[A-Z_]{2,20}$/;
const DATE = /^\d{4}-\d{2}-\d{2}$/;

export class RankDto {
  @ApiProperty() id!: string;
  @ApiProperty() countryId!: string;
  @ApiProperty() service!: string;
  @ApiProperty() abbreviation!: string;
  @ApiProperty({ type: LocalisedNameDto }) name!: LocalisedNameDto;
  @ApiProperty({ description: 'Lowest rank first, within its service' }) sortOrder!: number;
  @ApiProperty({ enum: RANK_BANDS, enumName: 'RankBand' }) band!: RankBand;
  @ApiProperty() version!: number;
}

export class RankNameDto {
  @ApiProperty() @IsString() @Length(1, 80) en!: string;
  @ApiProperty() @IsString() @Length(1, 80) fr!: string;
}

export class RankEditDto {
  @ApiProperty({ example: 'ARMY' }) @Matches(SERVICE_CODE) service!: string;
  @ApiProperty() @IsString() @Length(1, 20) abbreviation!: string;
  @ApiProperty({ type: RankNameDto }) @Nested(() => RankNameDto) name!: RankNameDto;
  @ApiProperty() @IsInt() @Min(0) @Max(10_000) sortOrder!: number;
  @ApiProperty({ enum: RANK_BANDS, enumName: 'RankBand' }) @IsIn(RANK_BANDS) band!: RankBand;
}

export class NewRankDto extends RankEditDto {
  @ApiProperty() @IsUUID() countryId!: string;
}

export class RankChangeDto extends RankEditDto {
  @ApiProperty() @IsInt() version!: number;
}

export class PersonLineDto {
  @ApiProperty() id!: string;
  @ApiProperty() countryCode!: string;
  @ApiProperty() service!: string;
  @ApiProperty({ type: String, nullable: true }) serviceNumber!: string | null;
  @ApiProperty({ type: String, nullable: true }) centreNumber!: string | null;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, nullable: true }) rank!: string | null;
  @ApiProperty({ enum: PERSON_CATEGORIES, enumName: 'PersonCategory' }) category!: PersonCategory;
  @ApiProperty({ description: 'True when the person has an account to sign in with' }) hasAccount!: boolean;
}

export class PersonListDto {
  @ApiProperty({ type: [PersonLineDto] }) items!: PersonLineDto[];
  @ApiProperty({ type: String, nullable: true, description: 'Give it back as `after` for the next page' }) next!:
    string | null;
}

export class PersonRollDto {
  @ApiProperty() rotationId!: string;
  @ApiProperty() contingentName!: string;
  @ApiProperty() rotationNumber!: number;
  @ApiProperty() postCode!: string;
  @ApiProperty() postTitle!: string;
  @ApiProperty() status!: string;
  @ApiProperty() fromDate!: string;
  @ApiProperty({ type: String, nullable: true }) toDate!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Why the person left, where that roll may be read' })
  reason!: string | null;
}

export class PersonDto extends PersonLineDto {
  @ApiProperty() countryId!: string;
  @ApiProperty({ type: String, nullable: true }) rankId!: string | null;
  @ApiProperty() preferredLanguage!: string;
  @ApiProperty({ type: String, nullable: true }) familyName!: string | null;
  @ApiProperty({ type: String, nullable: true }) givenNames!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date' }) dateOfBirth!: string | null;
  @ApiProperty({ enum: ['F', 'M', 'X'], nullable: true }) sex!: 'F' | 'M' | 'X' | null;
  @ApiProperty({ type: String, nullable: true }) email!: string | null;
  @ApiProperty({ type: String, nullable: true }) phone!: string | null;
  @ApiProperty({ type: [PersonRollDto] }) rolls!: PersonRollDto[];
  @ApiProperty() version!: number;
}

export class PersonEditDto {
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(160) fullName?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(100) familyName?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(100) givenNames?: string;
  @ApiProperty({ enum: PERSON_CATEGORIES, enumName: 'PersonCategory' })
  @IsIn(PERSON_CATEGORIES)
  category!: PersonCategory;
  @ApiPropertyOptional() @IsOptional() @IsUUID() rankId?: string;
  @ApiPropertyOptional({ enum: ['en', 'fr'] }) @IsOptional() @IsIn(['en', 'fr']) preferredLanguage?: string;
  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @Matches(DATE)
  @IsISO8601({ strict: true })
  dateOfBirth?: string;
  @ApiPropertyOptional({ enum: ['F', 'M', 'X'] }) @IsOptional() @IsIn(['F', 'M', 'X']) sex?: 'F' | 'M' | 'X';
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(254) email?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(40) phone?: string;
}

export class PersonChangeDto extends PersonEditDto {
  @ApiPropertyOptional({ description: 'A corrected service number' })
  @IsOptional()
  @IsString()
  @Length(1, 40)
  serviceNumber?: string;
  @ApiProperty() @IsInt() version!: number;
}

export class PersonSearchDto {
  @ApiPropertyOptional({ description: 'Part of a name, or the beginning of a number' })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  q?: string;
  @ApiPropertyOptional() @IsOptional() @IsUUID() rotationId?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(300) after?: string;
}
