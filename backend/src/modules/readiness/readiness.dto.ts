import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { CELL_STATES, type CellState } from '@peacewright/readiness-engine';
import { Transform } from 'class-transformer';
import { IsBoolean, IsOptional, Matches } from 'class-validator';
import { EvidenceDto } from '../evidence';

const DAY = { description: 'YYYY-MM-DD' };
const DAY_OR_NONE = { type: String, nullable: true, description: 'YYYY-MM-DD' };

export class BoardFilterDto {
  @ApiPropertyOptional({ description: 'Also rotations that returned, closed or were cancelled' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  past?: boolean;
}

export class ProgressFilterDto {
  @ApiPropertyOptional({ description: 'YYYY-MM-DD: only what had been recorded by the end of that day' })
  @IsOptional()
  @Matches(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/)
  knownOn?: string;
}

export class NameDto {
  @ApiProperty() en!: string;
  @ApiProperty() fr!: string;
}

/** A title in both languages, each with the language it is really in: without a translation it stands in its source's. */
export class TitleDto extends NameDto {
  @ApiProperty({ type: NameDto }) languages!: NameDto;
}

export class PostsByStateDto {
  @ApiProperty() complete!: number;
  @ApiProperty() inProgress!: number;
  @ApiProperty() notStarted!: number;
  @ApiProperty({ description: 'People with something open past its due day: counted here only' }) overdue!: number;
  @ApiProperty() vacant!: number;
  @ApiProperty() nothingAsked!: number;
}

export class GapDto {
  @ApiProperty() moduleId!: string;
  @ApiProperty() code!: string;
  @ApiProperty({ type: TitleDto }) title!: TitleDto;
  @ApiProperty({ description: 'Posts, vacant ones among them, without a completion' }) lacking!: number;
  @ApiProperty({ description: 'Posts of which the module is asked' }) of!: number;
}

export class BoardLineDto {
  @ApiProperty() rotationId!: string;
  @ApiProperty() number!: number;
  @ApiProperty({ enum: ['UNIT', 'POSTINGS'], enumName: 'RotationKind' }) kind!: 'UNIT' | 'POSTINGS';
  @ApiProperty() contingentId!: string;
  @ApiProperty() contingentName!: string;
  @ApiProperty() countryCode!: string;
  @ApiProperty({ type: NameDto }) countryName!: NameDto;
  @ApiProperty() centreName!: string;
  @ApiProperty({ type: String, nullable: true }) missionCode!: string | null;
  @ApiProperty({ type: NameDto, nullable: true }) missionName!: NameDto | null;
  @ApiProperty({ description: 'State of the rotation, as its calendar has it' }) state!: string;
  @ApiProperty(DAY) deployFrom!: string;
  @ApiProperty(DAY_OR_NONE) deployTo!: string | null;
  @ApiProperty({ description: 'The present day where the rotation is prepared' }) today!: string;
  @ApiProperty({ description: 'Days until departure; negative after it' }) daysLeft!: number;
  @ApiProperty({ description: 'All posts, vacant ones included' }) posts!: number;
  @ApiProperty({ description: 'Posts that somebody fills' }) onRoll!: number;
  @ApiProperty() vacant!: number;
  @ApiProperty({ description: 'Posts of which something is asked: what `complete` is measured against' })
  asked!: number;
  @ApiProperty({ description: 'People who completed everything asked of them' }) complete!: number;
  @ApiProperty({ type: PostsByStateDto }) byState!: PostsByStateDto;
  @ApiProperty({ type: GapDto, nullable: true }) topGap!: GapDto | null;
  @ApiProperty({ type: String, nullable: true, description: 'When a person’s state last changed' }) changedAt!:
    string | null;
}

export class BoardDto {
  @ApiProperty({ description: 'Instant of the answer' }) asOf!: string;
  @ApiProperty({ type: [BoardLineDto] }) rotations!: BoardLineDto[];
}

export class MatrixColumnDto {
  @ApiProperty({ enum: ['COURSE', 'MODULE'], enumName: 'MatrixColumnKind' }) kind!: 'COURSE' | 'MODULE';
  @ApiProperty({ description: 'Id of the course or module' }) id!: string;
  @ApiProperty() code!: string;
  @ApiProperty({ type: TitleDto }) title!: TitleDto;
  @ApiProperty({ description: 'Number of the edition assigned' }) edition!: number;
  @ApiProperty({ description: 'The course behind which the column stands' }) courseId!: string;
  @ApiProperty({ description: 'Posts of which it is asked' }) must!: number;
  @ApiProperty({ description: 'People who completed it' }) have!: number;
}

export class MatrixSubUnitDto {
  @ApiProperty() id!: string;
  @ApiProperty({ type: String, nullable: true }) parentId!: string | null;
  @ApiProperty() name!: string;
}

export class MatrixPersonDto {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ description: 'Service number, or the centre’s own' }) number!: string;
  @ApiProperty() service!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Abbreviation' }) rank!: string | null;
}

export class MatrixRowsDto {
  @ApiProperty({ type: [String], description: 'What stands in several rows, once' }) words!: readonly string[];
  @ApiProperty({ type: [String] }) postIds!: readonly string[];
  @ApiProperty({ type: [String] }) postCodes!: readonly string[];
  @ApiProperty({ type: [Number], description: 'Places in `words`' }) postTitles!: readonly number[];
  @ApiProperty({ type: [Number], description: 'Places in `words`; -1: none' }) subUnits!: readonly number[];
  @ApiProperty({ type: [Number], description: 'Places in `words`' }) categories!: readonly number[];
  @ApiProperty({ type: [Number], description: 'Places in `words`; -1: none' }) rankBands!: readonly number[];
  @ApiProperty({ type: [Number], description: 'Places of those who stand by for the post; in no count' })
  reserves!: readonly number[];
  @ApiProperty({ type: [String], description: 'Empty: the post is vacant' }) personIds!: readonly string[];
  @ApiProperty({ type: [String] }) names!: readonly string[];
  @ApiProperty({ type: [String], description: 'Service numbers, or the centre’s own' }) numbers!: readonly string[];
  @ApiProperty({ type: [Number], description: 'Places in `words`; -1: none' }) services!: readonly number[];
  @ApiProperty({ type: [Number], description: 'Abbreviations, as places in `words`; -1: none' })
  ranks!: readonly number[];
}

export class MatrixDto {
  @ApiProperty() asOf!: string;
  @ApiProperty({ type: BoardLineDto }) rotation!: BoardLineDto;
  @ApiProperty({ type: [MatrixColumnDto] }) columns!: MatrixColumnDto[];
  @ApiProperty({ type: [String], description: 'Due days that cells point to' }) dues!: string[];
  @ApiProperty({ type: [MatrixSubUnitDto], description: 'In the order of the roll, parents first' })
  subUnits!: MatrixSubUnitDto[];
  @ApiProperty({
    type: MatrixRowsDto,
    description: 'By sub-unit and post; a list a column, packed by libs/readiness-engine',
  })
  rows!: MatrixRowsDto;
  @ApiProperty({ description: 'Base64; a cell a column of every row, packed by libs/readiness-engine' }) cells!: string;
}

export class MissingPartDto {
  @ApiProperty({ enum: ['MODULE', 'LESSON', 'TEST', 'SCENARIO'], enumName: 'MissingPartKind' })
  kind!: 'MODULE' | 'LESSON' | 'TEST' | 'SCENARIO';
  @ApiProperty({ type: String, nullable: true, description: 'Null: attendance of the whole module' }) itemId!:
    string | null;
  @ApiProperty() title!: string;
  @ApiProperty({ description: 'Sittings without a pass' }) failures!: number;
}

export class StandingDto {
  @ApiProperty() moduleId!: string;
  @ApiProperty() code!: string;
  @ApiProperty({ type: TitleDto }) title!: TitleDto;
  @ApiProperty({ description: 'Number of the edition assigned' }) edition!: number;
  @ApiProperty({ enum: CELL_STATES, enumName: 'CellState' }) state!: CellState;
  @ApiProperty(DAY_OR_NONE) dueOn!: string | null;
  @ApiProperty() overdue!: boolean;
  @ApiProperty(DAY_OR_NONE) completedOn!: string | null;
  @ApiProperty({
    type: [MissingPartDto],
    description: 'What of the edition assigned is not shown; empty when complete',
  })
  missing!: MissingPartDto[];
}

export class PersonStandingDto {
  @ApiProperty() asOf!: string;
  @ApiProperty({ type: BoardLineDto }) rotation!: BoardLineDto;
  @ApiProperty({ type: MatrixPersonDto }) person!: MatrixPersonDto;
  @ApiProperty() postTitle!: string;
  @ApiProperty({ type: String, nullable: true }) subUnitName!: string | null;
  @ApiProperty({ type: [StandingDto], description: 'Everything asked of the person, in the order of the columns' })
  modules!: StandingDto[];
}

export class CellRuleDto {
  @ApiProperty() id!: string;
  @ApiProperty() courseCode!: string;
  @ApiProperty({ type: NameDto }) courseTitle!: NameDto;
  @ApiProperty(DAY) dueOn!: string;
}

export class CellRecommendationDto {
  @ApiProperty() code!: string;
  @ApiProperty() paraphrase!: string;
  @ApiProperty({ enum: ['FULL', 'PARTIAL'], enumName: 'LinkStrength' }) strength!: 'FULL' | 'PARTIAL';
}

export class CellDto extends StandingDto {
  @ApiProperty() asOf!: string;
  @ApiProperty({ type: MatrixPersonDto }) person!: MatrixPersonDto;
  @ApiProperty({ type: Number, nullable: true, description: 'Number of the edition that was completed' })
  completedEdition!: number | null;
  @ApiProperty({ type: [CellRuleDto], description: 'The assignments that ask for it' }) rules!: CellRuleDto[];
  @ApiProperty({ type: [EvidenceDto], description: 'Newest first, revoked rows marked' }) evidence!: EvidenceDto[];
  @ApiProperty({ type: [CellRecommendationDto], description: 'What the module answers' })
  recommendations!: CellRecommendationDto[];
}

export class ProgressPointDto {
  @ApiProperty(DAY) day!: string;
  @ApiProperty({ description: 'People of today’s roll with everything completed by the end of the day' })
  people!: number;
  @ApiProperty({ description: 'Modules completed, summed over people' }) modules!: number;
}

export class ProgressDto {
  @ApiProperty() asOf!: string;
  @ApiProperty({ type: BoardLineDto }) rotation!: BoardLineDto;
  @ApiProperty(DAY_OR_NONE) knownOn!: string | null;
  @ApiProperty({ description: 'Posts of which something is asked' }) posts!: number;
  @ApiProperty({ description: 'Modules asked, summed over posts, vacant ones included' }) modules!: number;
  @ApiProperty({ type: [ProgressPointDto], description: 'Days on which something was completed' })
  points!: ProgressPointDto[];
}
