import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsTimeZone,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { LocalisedNameDto } from '../people';
import { MissionDto } from './missions/missions.dto';
import { ROTATION_STATES, type RotationState } from './rotation-rules';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const KINDS = ['UNIT', 'POSTINGS'] as const;
type RotationKind = (typeof KINDS)[number];

export class NewContingentDto {
  @ApiProperty() @IsUUID() countryId!: string;
  @ApiProperty() @IsString() @Length(1, 120) name!: string;
  @ApiProperty({ description: 'Infantry battalion, formed police unit, engineers …' })
  @IsString()
  @Length(1, 80)
  unitType!: string;
}
export class ContingentChangeDto {
  @ApiProperty() @IsString() @Length(1, 120) name!: string;
  @ApiProperty() @IsString() @Length(1, 80) unitType!: string;
  @ApiProperty() @IsInt() version!: number;
}
export class ContingentDto {
  @ApiProperty() id!: string;
  @ApiProperty() countryId!: string;
  @ApiProperty() countryCode!: string;
  @ApiProperty() name!: string;
  @ApiProperty() unitType!: string;
  @ApiProperty({ description: 'Number the next rotation would have' }) nextNumber!: number;
  @ApiProperty() version!: number;
}

export class RotationEditDto {
  @ApiProperty({ enum: KINDS, enumName: 'RotationKind' }) @IsIn(KINDS) kind!: RotationKind;
  @ApiProperty() @IsInt() @Min(1) @Max(999) number!: number;
  @ApiProperty({ description: 'The centre that prepares it' }) @IsUUID() centreId!: string;
  @ApiPropertyOptional() @IsOptional() @IsUUID() missionId?: string;
  @ApiPropertyOptional({ description: "IANA zone; the centre's when left out. A due day ends at midnight here." })
  @IsOptional()
  @IsTimeZone()
  timeZone?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @Matches(DAY) trainingStart?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @Matches(DAY) nominalRollFreeze?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @Matches(DAY) pdvDate?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @Matches(DAY) certificationDue?: string;
  @ApiProperty({ format: 'date' }) @Matches(DAY) deployFrom!: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @Matches(DAY) deployTo?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @Matches(DAY) handoverFrom?: string;
  @ApiPropertyOptional({ format: 'date' }) @IsOptional() @Matches(DAY) handoverTo?: string;
}
export class NewRotationDto extends RotationEditDto {
  @ApiPropertyOptional({ description: 'A contingent that is there already' })
  @ValidateIf(({ contingent }: NewRotationDto) => contingent === undefined)
  @IsUUID()
  contingentId?: string;
  @ApiPropertyOptional({
    description: 'Instead of `contingentId`: a new one, which comes to be with its first rotation',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => NewContingentDto)
  contingent?: NewContingentDto;
}
export class RotationChangeDto extends RotationEditDto {
  @ApiProperty() @IsInt() version!: number;
}
export class RotationStateDto {
  @ApiProperty({ enum: ROTATION_STATES, enumName: 'RotationState' }) @IsIn(ROTATION_STATES) state!: RotationState;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(500) reason?: string;
  @ApiProperty() @IsInt() version!: number;
}

export class RotationLineDto {
  @ApiProperty() id!: string;
  @ApiProperty() contingentId!: string;
  @ApiProperty() contingentName!: string;
  @ApiProperty() unitType!: string;
  @ApiProperty() countryId!: string;
  @ApiProperty() countryCode!: string;
  @ApiProperty() centreId!: string;
  @ApiProperty() centreName!: string;
  @ApiProperty({ enum: KINDS, enumName: 'RotationKind' }) kind!: RotationKind;
  @ApiProperty() number!: number;
  @ApiProperty({ type: String, nullable: true }) missionCode!: string | null;
  @ApiProperty({ enum: ROTATION_STATES, enumName: 'RotationState' }) state!: RotationState;
  @ApiProperty({ format: 'date' }) deployFrom!: string;
  @ApiProperty({ type: String, nullable: true, format: 'date' }) deployTo!: string | null;
  @ApiProperty({ description: "Whole days from today, in the rotation's zone, to departure; negative after it" })
  daysLeft!: number;
  @ApiProperty() posts!: number;
  @ApiProperty({ description: 'Posts with somebody in them' }) filled!: number;
  @ApiProperty() reserves!: number;
  @ApiProperty() version!: number;
}

export class RotationDto extends RotationLineDto {
  @ApiProperty({ type: String, nullable: true }) missionId!: string | null;
  @ApiProperty({ type: LocalisedNameDto, nullable: true }) missionName!: LocalisedNameDto | null;
  @ApiProperty({ description: 'False: a real deployment, for which reference editions must be adopted first' })
  fictional!: boolean;
  @ApiProperty() timeZone!: string;
  @ApiProperty({ type: String, nullable: true, format: 'date' }) trainingStart!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date' }) nominalRollFreeze!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date' }) pdvDate!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date' }) certificationDue!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date' }) handoverFrom!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date' }) handoverTo!: string | null;
  @ApiProperty({ enum: ROTATION_STATES, enumName: 'RotationState', isArray: true }) nextStates!: RotationState[];
  @ApiProperty({ description: 'People on the roll who have an account' }) accounts!: number;
  @ApiProperty({ description: 'Whether the caller may change dates and structure' }) mayEdit!: boolean;
  @ApiProperty({ description: 'Whether the caller may change the roll' }) mayEditRoll!: boolean;
}

export class CentreChoiceDto {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() countryId!: string;
  @ApiProperty() countryCode!: string;
  @ApiProperty() timeZone!: string;
}
export class CountryChoiceDto {
  @ApiProperty() id!: string;
  @ApiProperty() code!: string;
  @ApiProperty({ type: LocalisedNameDto }) name!: LocalisedNameDto;
}
/** What the form of a new rotation offers to this caller. */
export class RotationChoicesDto {
  @ApiProperty({ type: [CountryChoiceDto], description: 'Countries in which the caller may add a contingent' })
  countries!: CountryChoiceDto[];
  @ApiProperty({ type: [CentreChoiceDto] }) centres!: CentreChoiceDto[];
  @ApiProperty({ type: [MissionDto] }) missions!: MissionDto[];
  @ApiProperty({ type: [ContingentDto] }) contingents!: ContingentDto[];
}
