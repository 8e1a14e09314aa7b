// GET    /api/courses                                  CourseRowDto[]      course.read
// POST   /api/courses                                  CreatedEditionDto   course.edit
// GET    /api/courses/:id                              CourseDto           course.read
// PATCH  /api/courses/:id                              SavedDto            course.edit   409 edit.stale {course, version}
// POST   /api/courses/:id/editions                     CreatedDto          course.edit
// POST   /api/courses/:id/copy                         CreatedEditionDto   course.edit
// GET    /api/course-editions/:id                      CourseEditionDto    course.read
// PATCH  /api/course-editions/:id                      SavedDto            course.edit   409 edit.stale {version, …}
// PUT    /api/course-editions/:id/modules              SavedDto            course.edit   the whole list, in order
// POST   /api/course-editions/:id/transitions          CourseEditionDto    course.read, then what the step asks for
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { Nested } from '../../../platform/http';
import type { EditionState } from '../lifecycle';
import { BilingualDto, EDITION_STATE_PROPERTY, TransitionDto } from '../shared.dto';

export const COURSE_FAMILIES = ['CPTM', 'STM', 'RTP', 'NATIONAL', 'MISSION'] as const;
export type CourseFamily = (typeof COURSE_FAMILIES)[number];
const FAMILY = { enum: COURSE_FAMILIES, enumName: 'CourseFamily' };
const COURSE_CODE = /^[A-Z][A-Z0-9.-]{0,19}$/;
const PASS_KINDS = ['allModules', 'atLeast'] as const;

/** What completing the course asks for: all modules, or at least `count` of them. */
export class PassRuleDto {
  @ApiProperty({ enum: PASS_KINDS, enumName: 'PassRuleKind' }) @IsIn(PASS_KINDS) kind!: 'allModules' | 'atLeast';
  @ApiPropertyOptional({ description: 'With atLeast' }) @IsOptional() @IsInt() @Min(1) @Max(200) count?: number;
}

export class CourseQueryDto {
  @ApiPropertyOptional({ description: 'Part of code or title' }) @IsOptional() @IsString() @MaxLength(100) q?: string;
  @ApiPropertyOptional({ enum: ['own', 'reference'] }) @IsOptional() @IsIn(['own', 'reference']) owner?:
    'own' | 'reference';
  @ApiPropertyOptional() @IsOptional() @IsUUID() centreId?: string;
}

export class CourseEditionBriefDto {
  @ApiProperty() id!: string;
  @ApiProperty() number!: number;
  @ApiProperty(EDITION_STATE_PROPERTY) state!: EditionState;
  @ApiProperty() plannedMinutes!: number;
  @ApiProperty() modules!: number;
  @ApiProperty({ description: 'Modules of it that have a published edition' }) modulesPublished!: number;
  @ApiProperty({ type: String, nullable: true }) publishedAt!: string | null;
}

export class CourseOriginDto {
  @ApiProperty() courseId!: string;
  @ApiProperty() code!: string;
  @ApiProperty({ type: BilingualDto }) title!: BilingualDto;
}

export class CourseRowDto {
  @ApiProperty() id!: string;
  @ApiProperty() code!: string;
  @ApiProperty(FAMILY) family!: CourseFamily;
  @ApiProperty({ type: BilingualDto }) title!: BilingualDto;
  @ApiProperty({ type: BilingualDto }) audience!: BilingualDto;
  @ApiProperty() level!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: reference content' }) ownerCentreId!: string | null;
  @ApiProperty({ type: String, nullable: true }) ownerCentreName!: string | null;
  @ApiProperty({ type: CourseOriginDto, nullable: true, description: 'The course that it began as a copy of' })
  origin!: CourseOriginDto | null;
  @ApiProperty() version!: number;
  @ApiProperty({ type: CourseEditionBriefDto, nullable: true }) current!: CourseEditionBriefDto | null;
  @ApiProperty({ type: CourseEditionBriefDto, nullable: true }) open!: CourseEditionBriefDto | null;
}

export class CourseDto extends CourseRowDto {
  @ApiProperty({ type: [CourseEditionBriefDto], description: 'The newest first' }) editions!: CourseEditionBriefDto[];
  @ApiProperty() mayEdit!: boolean;
}

export class CourseModuleDto {
  @ApiProperty() moduleId!: string;
  @ApiProperty() code!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ type: String, nullable: true }) ownerCentreId!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Published edition that is pinned, or would be if the course were published now; null: not yet',
  })
  moduleEditionId!: string | null;
  @ApiProperty({ type: Number, nullable: true }) editionNumber!: number | null;
  @ApiProperty() pinned!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'A later edition than the pinned one is published' })
  newerEditionId!: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'A copy of this reference module that the course’s own centre has made; the newest',
  })
  ownCopyId!: string | null;
  @ApiProperty({ type: String, nullable: true }) ownCopyCode!: string | null;
  @ApiProperty() minutesShort!: number;
  @ApiProperty() minutesLong!: number;
}

export class CourseEditionDto {
  @ApiProperty() id!: string;
  @ApiProperty() courseId!: string;
  @ApiProperty() code!: string;
  @ApiProperty({ type: BilingualDto }) title!: BilingualDto;
  @ApiProperty({ type: String, nullable: true }) ownerCentreId!: string | null;
  @ApiProperty() number!: number;
  @ApiProperty(EDITION_STATE_PROPERTY) state!: EditionState;
  @ApiProperty({ type: PassRuleDto }) passRule!: PassRuleDto;
  @ApiProperty() plannedMinutes!: number;
  @ApiProperty() version!: number;
  @ApiProperty({ type: String, nullable: true }) hash!: string | null;
  @ApiProperty({ type: String, nullable: true }) publishedAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) approvedByName!: string | null;
  @ApiProperty({ type: [CourseModuleDto] }) modules!: CourseModuleDto[];
  @ApiProperty({ type: [TransitionDto] }) transitions!: TransitionDto[];
  @ApiProperty() mayEdit!: boolean;
}

export class NewCourseDto {
  @ApiProperty() @IsUUID() centreId!: string;
  @ApiProperty() @Matches(COURSE_CODE) code!: string;
  @ApiProperty(FAMILY) @IsIn(COURSE_FAMILIES) family!: CourseFamily;
  @ApiProperty({ type: BilingualDto }) @Nested(() => BilingualDto) title!: BilingualDto;
  @ApiPropertyOptional({ type: BilingualDto })
  @IsOptional()
  @Nested(() => BilingualDto)
  audience?: BilingualDto;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(60) level?: string;
}

export class ChangeCourseDto {
  @ApiProperty() @IsInt() @Min(1) version!: number;
  @ApiPropertyOptional({ type: BilingualDto })
  @IsOptional()
  @Nested(() => BilingualDto)
  title?: BilingualDto;
  @ApiPropertyOptional({ type: BilingualDto })
  @IsOptional()
  @Nested(() => BilingualDto)
  audience?: BilingualDto;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(60) level?: string;
  @ApiPropertyOptional(FAMILY) @IsOptional() @IsIn(COURSE_FAMILIES) family?: CourseFamily;
}

export class CopyCourseDto {
  @ApiProperty() @IsUUID() centreId!: string;
  @ApiPropertyOptional({ description: 'The origin’s code unless given' })
  @IsOptional()
  @Matches(COURSE_CODE)
  code?: string;
}

export class ChangeCourseEditionDto {
  @ApiProperty() @IsInt() @Min(1) version!: number;
  @ApiPropertyOptional() @IsOptional() @IsInt() @Min(0) @Max(100_000) plannedMinutes?: number;
  @ApiPropertyOptional({ type: PassRuleDto })
  @IsOptional()
  @Nested(() => PassRuleDto)
  passRule?: PassRuleDto;
}

export class CourseModulesDto {
  @ApiProperty() @IsInt() @Min(1) version!: number;
  @ApiProperty({ type: [String], description: 'Modules in order: own or reference' })
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsUUID(undefined, { each: true })
  moduleIds!: string[];
}
