import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
} from 'class-validator';
import { LocalisedNameDto } from '../../people';

export const OFFERING_MODES = ['CLASSROOM', 'BLENDED', 'ONLINE', 'MOBILE_TEAM', 'IN_MISSION'] as const;
export type OfferingMode = (typeof OFFERING_MODES)[number];
export const OFFERING_STATES = ['PLANNED', 'OPEN', 'RUNNING', 'COMPLETED', 'CANCELLED'] as const;
export type OfferingState = (typeof OFFERING_STATES)[number];
const DAY = /^\d{4}-\d{2}-\d{2}$/;

export class OfferingEditDto {
  @ApiProperty() @IsString() @Length(1, 160) title!: string;
  @ApiProperty() @IsString() @MaxLength(160) place!: string;
  @ApiProperty({ enum: OFFERING_MODES, enumName: 'OfferingMode' }) @IsIn(OFFERING_MODES) mode!: OfferingMode;
  @ApiProperty({ description: 'Language of teaching' }) @Matches(/^[a-z]{2,3}$/) language!: string;
  @ApiProperty({ format: 'date' }) @Matches(DAY) startsOn!: string;
  @ApiProperty({ format: 'date' }) @Matches(DAY) endsOn!: string;
}
export class NewOfferingDto extends OfferingEditDto {
  @ApiProperty() @IsUUID() centreId!: string;
  @ApiProperty({ description: 'A published edition of a course' }) @IsUUID() courseEditionId!: string;
}
export class OfferingChangeDto extends OfferingEditDto {
  @ApiProperty({ enum: OFFERING_STATES, enumName: 'OfferingState' }) @IsIn(OFFERING_STATES) state!: OfferingState;
  @ApiProperty() @IsInt() version!: number;
}
export class OfferingInstructorsDto {
  @ApiProperty({ type: [String], description: 'Accounts; all others leave' })
  @IsArray()
  @ArrayMaxSize(50)
  @IsUUID('all', { each: true })
  accountIds!: string[];
}
/** Everybody named in any of these ways comes into the offering; who is in it already stays. */
export class AddOfferingPeopleDto {
  @ApiPropertyOptional({ type: [String] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2000)
  @IsUUID('all', { each: true })
  personIds?: string[];
  @ApiPropertyOptional({ description: 'Everybody now on the roll of this rotation' })
  @IsOptional()
  @IsUUID()
  rotationId?: string;
  @ApiPropertyOptional({ type: [String], description: 'Only of these sub-units, with those below them' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @IsUUID('all', { each: true })
  subUnitIds?: string[];
  @ApiPropertyOptional({ type: [String], description: 'Service numbers, exactly as written on the roll' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2000)
  @IsString({ each: true })
  @Length(1, 40, { each: true })
  numbers?: string[];
}
export class PeopleAddedDto {
  @ApiProperty() added!: number;
  @ApiProperty({ description: 'Named and in the offering already' }) already!: number;
  @ApiProperty({ type: [String], description: 'Numbers that nobody in your scope has' }) unknownNumbers!: string[];
}
export class OfferingLineDto {
  @ApiProperty() id!: string;
  @ApiProperty() title!: string;
  @ApiProperty() courseCode!: string;
  @ApiProperty({ type: LocalisedNameDto }) courseTitle!: LocalisedNameDto;
  @ApiProperty() editionNumber!: number;
  @ApiProperty() courseEditionId!: string;
  @ApiProperty() centreId!: string;
  @ApiProperty() centreName!: string;
  @ApiProperty() place!: string;
  @ApiProperty({ enum: OFFERING_MODES, enumName: 'OfferingMode' }) mode!: OfferingMode;
  @ApiProperty() language!: string;
  @ApiProperty({ format: 'date' }) startsOn!: string;
  @ApiProperty({ format: 'date' }) endsOn!: string;
  @ApiProperty({ enum: OFFERING_STATES, enumName: 'OfferingState' }) state!: OfferingState;
  @ApiProperty() people!: number;
  @ApiProperty() version!: number;
}
export class OfferingInstructorDto {
  @ApiProperty() accountId!: string;
  @ApiProperty() displayName!: string;
}
export class OfferingPersonDto {
  @ApiProperty() personId!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, nullable: true }) number!: string | null;
  @ApiProperty({ type: String, nullable: true }) rank!: string | null;
  @ApiProperty() countryCode!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Sub-unit on the latest roll' }) subUnit!: string | null;
}
export class OfferingDto extends OfferingLineDto {
  @ApiProperty({ type: [OfferingInstructorDto] }) instructors!: OfferingInstructorDto[];
  @ApiProperty({ type: [OfferingPersonDto] }) participants!: OfferingPersonDto[];
  @ApiProperty() mayEdit!: boolean;
}
export class OfferingCentreDto {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
}
export class OfferingEditionDto {
  @ApiProperty() courseEditionId!: string;
  @ApiProperty() courseCode!: string;
  @ApiProperty({ type: LocalisedNameDto }) courseTitle!: LocalisedNameDto;
  @ApiProperty() editionNumber!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Null: reference, for every centre' }) centreId!:
    string | null;
}
export class OfferingChoicesDto {
  @ApiProperty({ type: [OfferingCentreDto] }) centres!: OfferingCentreDto[];
  @ApiProperty({ type: [OfferingEditionDto] }) editions!: OfferingEditionDto[];
}
