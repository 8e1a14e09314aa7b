import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsIn,
  IsInt,
  IsString,
  IsTimeZone,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { Nested } from '../../../platform/http';
import { SERVICE_CODE } from '../personnel.dto';

export class PlaceNameDto {
  @ApiProperty() @IsString() @Length(1, 120) en!: string;
  @ApiProperty() @IsString() @Length(1, 120) fr!: string;
}

export class ServiceDto {
  @ApiProperty({ example: 'ARMY', description: 'Stays as it is once people are registered under it' })
  @Matches(SERVICE_CODE)
  code!: string;
  @ApiProperty({ type: PlaceNameDto }) @Nested(() => PlaceNameDto) name!: PlaceNameDto;
}

export class CountryEditDto {
  @ApiProperty({ type: PlaceNameDto }) @Nested(() => PlaceNameDto) name!: PlaceNameDto;
  @ApiProperty({ type: [ServiceDto] })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ArrayUnique((service: ServiceDto) => service.code)
  @ValidateNested({ each: true })
  @Type(() => ServiceDto)
  services!: ServiceDto[];
}

export class CountryChangeDto extends CountryEditDto {
  @ApiProperty({ description: 'As read; another is answered 409 edit.stale' }) @IsInt() version!: number;
}

export class NewCountryDto extends CountryEditDto {
  @ApiProperty({ description: 'Two letters, ISO 3166-1' }) @Matches(/^[A-Z]{2}$/) code!: string;
}

export class CentreEditDto {
  @ApiProperty() @IsString() @Length(1, 160) name!: string;
  @ApiProperty({ description: 'IANA name; a due date ends at midnight there' }) @IsTimeZone() timeZone!: string;
  @ApiProperty({ type: [String], enum: ['en', 'fr'] })
  @ArrayMinSize(1)
  @ArrayMaxSize(2)
  @ArrayUnique()
  @IsIn(['en', 'fr'], { each: true })
  languages!: string[];
}

export class CentreChangeDto extends CentreEditDto {
  @ApiProperty({ description: 'As read; another is answered 409 edit.stale' }) @IsInt() version!: number;
}

export class CentreDto {
  @ApiProperty() id!: string;
  @ApiProperty() code!: string;
  @ApiProperty() name!: string;
  @ApiProperty() timeZone!: string;
  @ApiProperty({ type: [String] }) languages!: string[];
  @ApiProperty() version!: number;
}

export class CountryDto {
  @ApiProperty() id!: string;
  @ApiProperty() code!: string;
  @ApiProperty({ type: PlaceNameDto }) name!: PlaceNameDto;
  @ApiProperty({ type: [ServiceDto] }) services!: ServiceDto[];
  @ApiProperty() fictional!: boolean;
  @ApiProperty() version!: number;
  @ApiProperty({ type: [CentreDto] }) centres!: CentreDto[];
}
