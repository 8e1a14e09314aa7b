// POST   /api/module-editions/:id/adoption                            AdoptionDto         course.approve
// GET    /api/centre-values?centreId=&moduleEditionId=                CentreValueDto[]    course.read
// PUT    /api/centre-values                                           SavedDto            centreValue.edit   409 edit.stale {value, source, version} · 422 centreValue.notPercent
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsInt, IsOptional, IsString, IsUUID, Length, Matches, MaxLength, Min } from 'class-validator';

export class AdoptDto {
  @ApiProperty() @IsUUID() centreId!: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(2000) note?: string;
}

export class CentreValueQueryDto {
  @ApiProperty() @IsUUID() centreId!: string;
  @ApiPropertyOptional({
    description: 'Values of this edition only; else of every published module of the centre and of the reference',
  })
  @IsOptional()
  @IsUUID()
  moduleEditionId?: string;
}

export class ScenarioTitleDto {
  @ApiProperty() title!: string;
  @ApiProperty({ description: 'Language of the title' }) language!: string;
}

export class CentreValueDto {
  @ApiProperty() key!: string;
  @ApiProperty() label!: string;
  @ApiProperty() unit!: string;
  @ApiProperty({ description: 'What is shown: the centre’s value, or the sample until it is set' }) value!: string;
  @ApiProperty({ description: 'True: a sample, no centre has set it' }) sample!: boolean;
  @ApiProperty() sampleValue!: string;
  @ApiProperty({ description: 'Why it is a centre’s value and where a centre would take it from' }) note!: string;
  @ApiProperty({ description: 'Where the centre took it from' }) source!: string;
  @ApiProperty({ description: '0: not set yet' }) version!: number;
  @ApiProperty({ description: 'Language of label, unit, note and sample' }) language!: string;
  @ApiProperty({ type: [String], description: 'Codes of the modules that use it' }) modules!: string[];
  @ApiProperty({ type: [ScenarioTitleDto], description: 'Scenarios that show it as a contact' })
  scenarios!: ScenarioTitleDto[];
}

export class SetCentreValueDto {
  @ApiProperty() @IsUUID() centreId!: string;
  @ApiProperty() @Matches(/^[a-z0-9.-]{3,80}$/) key!: string;
  @ApiProperty() @IsString() @Length(1, 100) value!: string;
  @ApiProperty({ description: 'Standard or order it is taken from' }) @IsString() @MaxLength(300) source!: string;
  @ApiProperty({ description: '0: first setting' }) @IsInt() @Min(0) version!: number;
}
