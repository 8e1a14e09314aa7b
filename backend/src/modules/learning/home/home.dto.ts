import { ApiProperty } from '@nestjs/swagger';

export const MODULE_STATES = ['NOT_STARTED', 'IN_PROGRESS', 'DONE'] as const;

export class HomeRotationDto {
  @ApiProperty() rotationId!: string;
  @ApiProperty() contingent!: string;
  @ApiProperty() number!: number;
  @ApiProperty({ type: String, nullable: true }) mission!: string | null;
  @ApiProperty({ description: 'YYYY-MM-DD' }) deployFrom!: string;
  @ApiProperty({ description: 'Days until departure in the zone of the rotation; negative after it' })
  daysLeft!: number;
}

export class HomeModuleDto {
  @ApiProperty() moduleEditionId!: string;
  @ApiProperty() code!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ description: 'Language of the title' }) language!: string;
  @ApiProperty({ enum: MODULE_STATES, enumName: 'LearnerModuleState' }) state!: (typeof MODULE_STATES)[number];
  @ApiProperty({ description: 'False: brought by an offering only, and not counted in done of total' })
  required!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Ends at local midnight of the rotation' }) dueOn!:
    string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Negative: overdue by so many days' }) daysLeft!:
    number | null;
  @ApiProperty() overdue!: boolean;
  @ApiProperty({ type: String, nullable: true }) doneOn!: string | null;
  @ApiProperty() lessons!: number;
  @ApiProperty() lessonsDone!: number;
  @ApiProperty() tests!: number;
  @ApiProperty() testsPassed!: number;
  @ApiProperty({ description: 'Attendance stands: lessons need not be read' }) attended!: boolean;
}

export class HomeCourseDto {
  @ApiProperty() courseEditionId!: string;
  @ApiProperty() code!: string;
  @ApiProperty() title!: string;
  @ApiProperty() edition!: number;
  @ApiProperty() required!: boolean;
  @ApiProperty({ type: String, nullable: true }) dueOn!: string | null;
  @ApiProperty({ description: 'Modules done' }) done!: number;
  @ApiProperty({ description: 'Modules of the edition' }) total!: number;
  @ApiProperty({ type: [String], description: 'Module editions, in order' }) moduleEditionIds!: string[];
  @ApiProperty({
    type: String,
    nullable: true,
    format: 'date-time',
    description: 'When the certificate was revoked, where no newer one stands',
  })
  certificateRevokedAt!: string | null;
  @ApiProperty({ description: 'False: one was taken back, and a new one is not allowed yet' })
  certificateFree!: boolean;
}

export class HomeNextDto {
  @ApiProperty() moduleEditionId!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: what is left is taught in a room' }) itemId!:
    string | null;
  @ApiProperty({ type: String, nullable: true, enum: ['LESSON', 'TEST', 'SCENARIO'] })
  kind!: 'LESSON' | 'TEST' | 'SCENARIO' | null;
  @ApiProperty({ type: String, nullable: true }) title!: string | null;
  @ApiProperty({ type: Number, nullable: true }) minutes!: number | null;
  @ApiProperty({ description: 'Something of the module was begun' }) started!: boolean;
}

export class HomeDto {
  @ApiProperty({ description: 'Instant of the reckoning' }) asOf!: string;
  @ApiProperty({ type: [HomeRotationDto], description: 'Live rotations, next departure first' })
  rotations!: HomeRotationDto[];
  @ApiProperty({ description: 'Required modules done' }) done!: number;
  @ApiProperty({ description: 'Required modules' }) total!: number;
  @ApiProperty({ description: 'Required modules past their day' }) overdue!: number;
  @ApiProperty({ type: HomeNextDto, nullable: true }) next!: HomeNextDto | null;
  @ApiProperty({ type: [HomeModuleDto], description: 'Undone first by day, then done' }) modules!: HomeModuleDto[];
  @ApiProperty({ type: [HomeCourseDto] }) courses!: HomeCourseDto[];
}
