import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Public } from '../../platform/access';
import { Database } from '../../platform/database';

export class LocalisedNameDto {
  @ApiProperty() en!: string;
  @ApiProperty() fr!: string;
}
export class PublicServiceDto {
  @ApiProperty() code!: string;
  @ApiProperty({ type: LocalisedNameDto }) name!: LocalisedNameDto;
}
export class PublicCountryDto {
  @ApiProperty() code!: string;
  @ApiProperty({ type: LocalisedNameDto }) name!: LocalisedNameDto;
  @ApiProperty({ type: [PublicServiceDto] }) services!: PublicServiceDto[];
}

@ApiTags('public')
@Controller('public/countries')
export class PublicCountriesController {
  constructor(private readonly db: Database) {}

  /** What the sign-in page of a shared tablet offers: countries and their services, nothing of people. */
  @Get()
  @Public()
  @ApiOkResponse({ type: [PublicCountryDto] })
  list(): Promise<PublicCountryDto[]> {
    return this.db.query<PublicCountryDto>('SELECT code, name, services FROM country ORDER BY code');
  }
}
