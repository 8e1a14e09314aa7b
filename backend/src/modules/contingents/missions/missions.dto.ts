import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsString, IsUUID, Length, Matches } from 'class-validator';
import { Nested } from '../../../platform/http';
import { LocalisedNameDto } from '../../people';

const AUTHORITIES = ['UN', 'AU', 'OTHER'] as const;
type MissionAuthority = (typeof AUTHORITIES)[number];

export class MissionNameDto {
  @ApiProperty() @IsString() @Length(1, 160) en!: string;
  @ApiProperty() @IsString() @Length(1, 160) fr!: string;
}

export class MissionEditDto {
  @ApiProperty() @Matches(/^[A-Z0-9-]{2,20}$/) code!: string;
  @ApiProperty({ type: MissionNameDto }) @Nested(() => MissionNameDto) name!: MissionNameDto;
  @ApiProperty({ enum: AUTHORITIES, enumName: 'MissionAuthority' })
  @IsIn(AUTHORITIES)
  authority!: MissionAuthority;
  @ApiProperty({ type: [String], description: 'Codes of the working languages' })
  @Matches(/^[a-z]{2,3}$/, { each: true })
  languages!: string[];
  @ApiProperty({
    description:
      'Invented for exercises. Reference editions need no adoption for it; set only while no rotation names it',
  })
  @IsBoolean()
  fictional!: boolean;
}
export class NewMissionDto extends MissionEditDto {
  @ApiProperty({ description: 'The country that adds it and may change it; missions are shared by all' })
  @IsUUID()
  countryId!: string;
}
export class MissionChangeDto extends MissionEditDto {
  @ApiProperty() @IsInt() version!: number;
}

export class MissionDto {
  @ApiProperty() id!: string;
  @ApiProperty() code!: string;
  @ApiProperty({ type: LocalisedNameDto }) name!: LocalisedNameDto;
  @ApiProperty({ enum: AUTHORITIES, enumName: 'MissionAuthority' }) authority!: MissionAuthority;
  @ApiProperty({ type: [String] }) languages!: string[];
  @ApiProperty() fictional!: boolean;
  @ApiProperty({ description: 'A rotation names it' }) used!: boolean;
  @ApiProperty({ description: 'Whether the caller may change it' }) mayEdit!: boolean;
  @ApiProperty() version!: number;
}
