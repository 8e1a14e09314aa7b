import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsInt, IsNumber, IsUUID, Max, Min, ValidateIf } from 'class-validator';

/** What holds for a person. Without any: factor 1, no extra attempts, all false. */
export class AccommodationDto {
  @ApiProperty({ description: 'Times the usual time, 1 to 3, for whatever runs against a clock' })
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(1)
  @Max(3)
  timeFactor!: number;
  @ApiProperty({ description: 'Attempts at a test beyond those that everybody has' })
  @IsInt()
  @Min(0)
  @Max(10)
  extraAttempts!: number;
  @ApiProperty({ description: 'May begin again at once after a failed attempt' }) @IsBoolean() noWaiting!: boolean;
  @ApiProperty({ description: 'Lessons and tests are shown in larger letters' }) @IsBoolean() largerText!: boolean;
  @ApiProperty({ description: 'The centre provides somebody who reads aloud' }) @IsBoolean() reader!: boolean;
}

export class AccommodationSettingDto extends AccommodationDto {
  @ApiProperty() id!: string;
  @ApiProperty({ type: String, nullable: true }) byName!: string | null;
  @ApiProperty() at!: string;
}

export class PersonAccommodationDto {
  @ApiProperty({ type: [AccommodationSettingDto], description: 'Newest first; the first is in force' })
  settings!: AccommodationSettingDto[];
}

export class SetAccommodationDto extends AccommodationDto {
  @ApiProperty({ type: String, nullable: true, description: 'The setting that this one follows; null: there is none' })
  @ValidateIf((_, value) => value !== null)
  @IsUUID()
  follows!: string | null;
}
