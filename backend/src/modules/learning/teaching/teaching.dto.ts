import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { MODULE_STATES } from '../home/home.dto';

export const TAUGHT_MODES = ['CLASSROOM', 'BLENDED', 'ONLINE', 'MOBILE_TEAM', 'IN_MISSION'] as const;
type TaughtMode = (typeof TAUGHT_MODES)[number];

export class TaughtOfferingDto {
  @ApiProperty() id!: string;
  @ApiProperty() title!: string;
  @ApiProperty() courseCode!: string;
  @ApiProperty() courseTitle!: string;
  @ApiProperty({ description: 'Number of the course edition' }) edition!: number;
  @ApiProperty() centreName!: string;
  @ApiProperty() place!: string;
  @ApiProperty({ enum: TAUGHT_MODES, enumName: 'TaughtMode' }) mode!: TaughtMode;
  @ApiProperty() language!: string;
  @ApiProperty() startsOn!: string;
  @ApiProperty() endsOn!: string;
  @ApiProperty({ enum: ['PLANNED', 'OPEN', 'RUNNING', 'COMPLETED', 'CANCELLED'] }) state!:
    'PLANNED' | 'OPEN' | 'RUNNING' | 'COMPLETED' | 'CANCELLED';
  @ApiProperty({ description: 'The caller is named as an instructor' }) mine!: boolean;
  @ApiProperty() people!: number;
}

export class TaughtModuleDto {
  @ApiProperty() moduleEditionId!: string;
  @ApiProperty() code!: string;
  @ApiProperty() title!: string;
  @ApiProperty() edition!: number;
  @ApiProperty({ description: 'Minutes of its lessons in their long form' }) minutes!: number;
}

export class LearnerStandingDto {
  @ApiProperty() moduleEditionId!: string;
  @ApiProperty({ enum: MODULE_STATES, enumName: 'LearnerModuleState' }) state!: (typeof MODULE_STATES)[number];
  @ApiProperty({ type: String, nullable: true }) completedOn!: string | null;
  @ApiProperty() lessonsDone!: number;
  @ApiProperty() lessons!: number;
  @ApiProperty() testsPassed!: number;
  @ApiProperty() tests!: number;
  @ApiProperty({ description: 'Attendance of the whole module stands' }) attended!: boolean;
}

export class TaughtPersonDto {
  @ApiProperty() personId!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, nullable: true }) rank!: string | null;
  @ApiProperty({ type: String, nullable: true }) number!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Sub-unit on the latest roll, from the largest down, parted by “ / ”',
  })
  subUnit!: string | null;
  @ApiProperty({ description: 'The caller; nobody signs for themselves' }) self!: boolean;
  @ApiProperty({ type: [LearnerStandingDto], description: 'In the order of the modules' })
  modules!: LearnerStandingDto[];
}

export class TaughtOfferingDetailDto extends TaughtOfferingDto {
  @ApiProperty({ type: [TaughtModuleDto] }) modules!: TaughtModuleDto[];
  @ApiProperty({ type: [TaughtPersonDto] }) roster!: TaughtPersonDto[];
  @ApiProperty({ description: 'The caller may sign here' }) maySign!: boolean;
  @ApiProperty({ description: 'Today at the centre, YYYY-MM-DD' }) today!: string;
}

export class PresentPersonDto {
  @ApiProperty() @IsUUID() personId!: string;
  @ApiProperty({ description: 'Minutes present; partial attendance is in minutes' })
  @IsInt()
  @Min(1)
  @Max(6000)
  minutes!: number;
}

export class SignOffDto {
  @ApiProperty() @IsUUID() moduleEditionId!: string;
  @ApiProperty({ description: 'Day of the lesson, YYYY-MM-DD: within the offering, not in the future' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  heldOn!: string;
  @ApiProperty({ description: 'Room or ground' }) @IsString() @Length(1, 200) place!: string;
  @ApiProperty({ enum: TAUGHT_MODES, enumName: 'TaughtMode' }) @IsIn(TAUGHT_MODES) mode!: TaughtMode;
  @ApiPropertyOptional({ description: 'Language of instruction; the offering’s where not given' })
  @IsOptional()
  @Matches(/^[a-z]{2,3}(-[A-Z]{2})?$/)
  language?: string;
  @ApiProperty({ type: [PresentPersonDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => PresentPersonDto)
  people!: PresentPersonDto[];
}

export class SignedOffDto {
  @ApiProperty({ description: 'New rows of evidence' }) recorded!: number;
  @ApiProperty({ description: 'Signed before for the same module and day: left as they were' }) already!: number;
}
