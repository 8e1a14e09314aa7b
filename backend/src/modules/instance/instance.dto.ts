import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsEmail, IsIn, IsString, IsTimeZone, Length, Matches } from 'class-validator';
import { Nested } from '../../platform/http';

export class NameDto {
  @ApiProperty() @IsString() @Length(1, 120) en!: string;
  @ApiProperty() @IsString() @Length(1, 120) fr!: string;
}

export class FirstAdministratorDto {
  @ApiProperty() @IsString() @Length(1, 120) displayName!: string;
  @ApiProperty() @IsEmail() email!: string;
  @ApiProperty({ description: 'At least twelve characters' }) @IsString() @Length(1, 200) password!: string;
}

export class FirstCountryDto {
  @ApiProperty({ description: 'Two letters, ISO 3166-1' }) @Matches(/^[A-Z]{2}$/) code!: string;
  @ApiProperty({ type: NameDto }) @Nested(() => NameDto) name!: NameDto;
}

export class FirstCentreDto {
  @ApiProperty() @IsString() @Length(1, 160) name!: string;
  @ApiProperty() @IsTimeZone() timeZone!: string;
  @ApiProperty({ type: [String], enum: ['en', 'fr'] })
  @ArrayMinSize(1)
  @ArrayMaxSize(2)
  @IsIn(['en', 'fr'], { each: true })
  languages!: string[];
}

export class OwnCentreDto {
  @ApiProperty({ type: FirstAdministratorDto })
  @Nested(() => FirstAdministratorDto)
  administrator!: FirstAdministratorDto;
  @ApiProperty({ type: FirstCountryDto }) @Nested(() => FirstCountryDto) country!: FirstCountryDto;
  @ApiProperty({ type: FirstCentreDto }) @Nested(() => FirstCentreDto) centre!: FirstCentreDto;
}

export class DemoAccountDto {
  @ApiProperty() displayName!: string;
  @ApiProperty() role!: string;
  @ApiPropertyOptional() email?: string;
  @ApiPropertyOptional() country?: string;
  @ApiPropertyOptional() service?: string;
  @ApiPropertyOptional() serviceNumber?: string;
  @ApiProperty({ description: 'Password, or PIN where a service number is given' }) secret!: string;
}

export class InstanceDto {
  @ApiProperty({ enum: ['UNSET', 'PREPARING', 'DEMO', 'CENTRE'] }) state!: 'UNSET' | 'PREPARING' | 'DEMO' | 'CENTRE';
  @ApiPropertyOptional() step?: string;
  @ApiPropertyOptional() done?: number;
  @ApiPropertyOptional() total?: number;
  @ApiPropertyOptional({ type: [DemoAccountDto], description: 'State DEMO only' }) demoAccounts?: DemoAccountDto[];
}
