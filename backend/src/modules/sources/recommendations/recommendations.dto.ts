import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsISO8601,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  Min,
} from 'class-validator';
import { DAY } from '../documents/documents.dto';
import {
  AUTHORITY_PROPERTY,
  BASIS_PROPERTY,
  DOCUMENT_KIND_PROPERTY,
  KIND_PROPERTY,
  PerspectiveDto,
  SourceTextDto,
  STATUS_PROPERTY,
  STRENGTH_PROPERTY,
  TARGET_PROPERTY,
  WORD_PROPERTY,
} from '../shared.dto';
import {
  AUTHORITIES,
  BASES,
  RECOMMENDATION_CODE,
  RECOMMENDATION_KINDS,
  STATUSES,
  STRENGTHS,
  WORDS,
  type Authority,
  type Basis,
  type DocumentKind,
  type RecommendationKind,
  type Status,
  type Strength,
  type TargetKind,
  type Word,
} from '../vocabulary';

/** `a,b` and `?x=a&x=b` alike. */
const listed = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.split(',').filter((part) => part !== '') : value;

export class RecommendationFilterDto extends PerspectiveDto {
  @ApiPropertyOptional({ description: 'Words (each may be a beginning) or the beginning of a code' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  q?: string;
  @ApiPropertyOptional({ type: [String], description: 'Codes of documents' })
  @IsOptional()
  @Transform(listed)
  @IsArray()
  @ArrayMaxSize(50)
  @IsString({ each: true })
  document?: string[];
  @ApiPropertyOptional({ type: [String], description: 'Keys of topics' })
  @IsOptional()
  @Transform(listed)
  @IsArray()
  @ArrayMaxSize(60)
  @IsString({ each: true })
  topic?: string[];
  @ApiPropertyOptional({ ...KIND_PROPERTY, isArray: true })
  @IsOptional()
  @Transform(listed)
  @IsIn(RECOMMENDATION_KINDS, { each: true })
  kind?: RecommendationKind[];
  @ApiPropertyOptional({ ...AUTHORITY_PROPERTY, isArray: true })
  @IsOptional()
  @Transform(listed)
  @IsIn(AUTHORITIES, { each: true })
  authority?: Authority[];
  @ApiPropertyOptional({ ...STATUS_PROPERTY, isArray: true })
  @IsOptional()
  @Transform(listed)
  @IsIn(STATUSES, { each: true })
  status?: Status[];
  @ApiPropertyOptional({ ...STRENGTH_PROPERTY, description: 'Of the answer' })
  @IsOptional()
  @IsIn(STRENGTHS)
  strength?: Strength;
  @ApiPropertyOptional({ ...BASIS_PROPERTY, description: 'Whose answer makes the status' })
  @IsOptional()
  @IsIn(BASES)
  basis?: Basis;
  @ApiPropertyOptional({ description: 'Part of the speaker’s name or function' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  speaker?: string;
}

export class RecommendationQueryDto extends RecommendationFilterDto {
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(400) cursor?: string;
}

export class CodesDto {
  @ApiProperty({ type: [String], description: 'At most a hundred codes' })
  @Transform(listed)
  @IsArray()
  @ArrayMaxSize(100)
  @Matches(RECOMMENDATION_CODE, { each: true })
  codes!: string[];
}

/** What anybody who is signed in may read of a recommendation: who said what, where and when. */
export class CitationDto {
  @ApiProperty() code!: string;
  @ApiProperty() paraphrase!: string;
  @ApiProperty({ type: String, nullable: true }) speaker!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'As the document numbers it' }) paragraph!: string | null;
  @ApiProperty({ type: String, nullable: true }) heading!: string | null;
  @ApiProperty(AUTHORITY_PROPERTY) authority!: Authority;
  @ApiProperty() documentCode!: string;
  @ApiProperty() documentTitle!: string;
  @ApiProperty({ description: 'YYYY-MM-DD' }) dateFrom!: string;
  @ApiProperty({ description: 'YYYY-MM-DD' }) dateTo!: string;
}

export class RecommendationRowDto extends CitationDto {
  @ApiProperty(KIND_PROPERTY) kind!: RecommendationKind;
  @ApiProperty({ type: [String], description: 'Keys of topics' }) topics!: string[];
  @ApiProperty(STATUS_PROPERTY) status!: Status;
  @ApiProperty({ ...STRENGTH_PROPERTY, nullable: true, description: 'How far published answers go; null without one' })
  strength!: Strength | null;
  @ApiProperty({ description: 'Answers of the centre, published or planned' }) links!: number;
  @ApiProperty({ description: 'What the reference content suggests and the centre has not taken up' })
  suggestions!: number;
  @ApiProperty({ ...BASIS_PROPERTY, description: 'Whose answer makes the status' }) basis!: Basis;
  @ApiProperty({ type: String, nullable: true, description: 'Centre that added it; null: the register' })
  ownerCentreName!: string | null;
}

export class CountDto {
  @ApiProperty() key!: string;
  @ApiProperty() count!: number;
}

export class RecommendationCountsDto {
  @ApiProperty({ type: [CountDto] }) document!: CountDto[];
  @ApiProperty({ type: [CountDto] }) topic!: CountDto[];
  @ApiProperty({ type: [CountDto] }) kind!: CountDto[];
  @ApiProperty({ type: [CountDto] }) authority!: CountDto[];
  @ApiProperty({ type: [CountDto] }) status!: CountDto[];
  @ApiProperty({ type: [CountDto] }) speaker!: CountDto[];
}

export class RecommendationPageDto {
  @ApiProperty({ type: [RecommendationRowDto] }) rows!: RecommendationRowDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
  @ApiProperty({ description: 'All that match' }) total!: number;
  @ApiProperty({ type: RecommendationCountsDto, description: 'What the matching ones are, by every filter' })
  counts!: RecommendationCountsDto;
}

export class BoardColumnDto {
  @ApiProperty(STATUS_PROPERTY) status!: Status;
  @ApiProperty() total!: number;
  @ApiProperty({ type: [RecommendationRowDto] }) rows!: RecommendationRowDto[];
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'For the list, under the same filter and this status alone',
  })
  nextCursor!: string | null;
}

export class CoverageTopicDto {
  @ApiProperty({ description: 'Key of the topic; empty: all recommendations' }) topic!: string;
  @ApiProperty() total!: number;
  @ApiProperty() open!: number;
  @ApiProperty({ description: 'Those of them for which the reference content suggests an answer' }) suggested!: number;
  @ApiProperty() planned!: number;
  @ApiProperty({ description: 'COVERED, in part' }) partly!: number;
  @ApiProperty({ description: 'Those of them that only the reference content answers' }) partlyByReference!: number;
  @ApiProperty({ description: 'COVERED, in full' }) covered!: number;
  @ApiProperty({ description: 'Those of them that only the reference content answers' }) coveredByReference!: number;
  @ApiProperty() verified!: number;
  @ApiProperty() notPursued!: number;
}

/** An open recommendation in a file; `suggested` names what the reference content suggests, by codes. */
export type UnansweredRow = CitationDto & { readonly topics: readonly string[]; readonly suggested: string };

export class CoverageDto {
  @ApiProperty({ type: CoverageTopicDto }) all!: CoverageTopicDto;
  @ApiProperty({ type: [CoverageTopicDto], description: 'A recommendation counts in each of its topics' })
  topics!: CoverageTopicDto[];
}

export class AnswerDto {
  @ApiProperty() id!: string;
  @ApiProperty(TARGET_PROPERTY) targetKind!: TargetKind;
  @ApiProperty(STRENGTH_PROPERTY) strength!: Strength;
  @ApiProperty() note!: string;
  @ApiProperty({ description: 'Published or in use; otherwise planned' }) live!: boolean;
  @ApiProperty({ description: 'False: the reference content brought it' }) own!: boolean;
  @ApiProperty({ description: 'Answers it for the centre; otherwise the reference content suggests it' })
  counts!: boolean;
  @ApiProperty({ type: String, nullable: true }) moduleId!: string | null;
  @ApiProperty({ type: String, nullable: true }) moduleCode!: string | null;
  @ApiProperty({ type: String, nullable: true }) moduleTitle!: string | null;
  @ApiProperty({ description: 'Language that the titles are in' }) language!: string;
  @ApiProperty({ description: 'Id of the target inside the module, the module’s own id, or the code of a feature' })
  itemId!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Of the lesson, exercise, objective or feature; null when the module no longer has it',
  })
  itemTitle!: string | null;
  @ApiProperty() createdAt!: string;
}

export class StanceDto {
  @ApiProperty({ ...WORD_PROPERTY, nullable: true }) word!: Word | null;
  @ApiProperty() reason!: string;
  @ApiProperty({ type: String, nullable: true }) ownerId!: string | null;
  @ApiProperty({ type: String, nullable: true }) ownerName!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'YYYY-MM-DD' }) reviewOn!: string | null;
  @ApiProperty() saidAt!: string;
  @ApiProperty({ type: String, nullable: true }) saidByName!: string | null;
  @ApiProperty() version!: number;
}

export class RecommendationDto extends RecommendationRowDto {
  @ApiProperty() implication!: string;
  @ApiProperty({ type: String, nullable: true, description: 'An oddity of the source, shown and not corrected' })
  qualityNote!: string | null;
  @ApiProperty(DOCUMENT_KIND_PROPERTY) documentKind!: DocumentKind;
  @ApiProperty() issuer!: string;
  @ApiProperty({ type: SourceTextDto, nullable: true }) authorityNote!: SourceTextDto | null;
  @ApiProperty({ type: [AnswerDto] }) answers!: AnswerDto[];
  @ApiProperty({ type: StanceDto, nullable: true, description: 'Of the centre whose view is shown' })
  stance!: StanceDto | null;
  @ApiProperty() mayEdit!: boolean;
  @ApiProperty() mayLink!: boolean;
  @ApiProperty() mayJudge!: boolean;
  @ApiProperty() version!: number;
}

class RecommendationFields {
  @ApiPropertyOptional({ maxLength: 40 }) @IsOptional() @IsString() @MaxLength(40) paragraph?: string;
  @ApiPropertyOptional({ maxLength: 200 }) @IsOptional() @IsString() @MaxLength(200) heading?: string;
  @ApiPropertyOptional({ maxLength: 200 }) @IsOptional() @IsString() @MaxLength(200) speaker?: string;
  @ApiProperty({ description: 'In own words, never the document’s' }) @IsString() @Length(3, 1000) paraphrase!: string;
  @ApiProperty({ type: [String], description: 'Keys of topics' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(8)
  @ArrayUnique()
  @IsString({ each: true })
  topics!: string[];
  @ApiProperty(KIND_PROPERTY) @IsIn(RECOMMENDATION_KINDS) kind!: RecommendationKind;
  @ApiProperty(AUTHORITY_PROPERTY) @IsIn(AUTHORITIES) authority!: Authority;
  @ApiPropertyOptional({ maxLength: 1000 }) @IsOptional() @IsString() @MaxLength(1000) implication?: string;
  @ApiPropertyOptional({ maxLength: 1000 }) @IsOptional() @IsString() @MaxLength(1000) qualityNote?: string;
  @ApiPropertyOptional({
    maxLength: 6000,
    description: 'The cited passage: only its fingerprint is kept, so that it is found in attached copies',
  })
  @IsOptional()
  @IsString()
  @MaxLength(6000)
  passage?: string;
}

export class NewRecommendationDto extends RecommendationFields {
  @ApiProperty() @IsUUID() centreId!: string;
  @ApiProperty({ description: 'Code of the document' }) @IsString() @MaxLength(12) document!: string;
}

export class RecommendationChangeDto extends RecommendationFields {
  @ApiProperty() @IsInt() @Min(1) version!: number;
}

export class StanceChangeDto {
  @ApiProperty() @IsUUID() centreId!: string;
  @ApiPropertyOptional({ ...WORD_PROPERTY, nullable: true, description: 'Null: what the links say' })
  @IsOptional()
  @IsIn(WORDS)
  word?: Word | null;
  @ApiProperty({ maxLength: 1000, description: 'Needed with a word' }) @IsString() @MaxLength(1000) reason!: string;
  @ApiPropertyOptional({ type: String, nullable: true, description: 'Account of the centre that looks after it' })
  @IsOptional()
  @IsUUID()
  ownerId?: string | null;
  @ApiPropertyOptional({ type: String, nullable: true, description: 'YYYY-MM-DD' })
  @IsOptional()
  @Matches(DAY)
  @IsISO8601({ strict: true })
  reviewOn?: string | null;
  @ApiProperty({ description: 'Of the stance seen; 0 where there was none' }) @IsInt() @Min(0) version!: number;
}

export class PassageParagraphDto {
  @ApiProperty() seq!: number;
  @ApiProperty() text!: string;
  @ApiProperty({ description: 'The cited one; the others stand around it' }) cited!: boolean;
}

export class PassageDto {
  @ApiProperty({ enum: ['NO_COPY', 'NOT_GIVEN', 'NOT_FOUND', 'FOUND'], enumName: 'PassageState' }) state!:
    'NO_COPY' | 'NOT_GIVEN' | 'NOT_FOUND' | 'FOUND';
  @ApiProperty({ type: String, nullable: true }) fileName!: string | null;
  @ApiProperty({ type: [PassageParagraphDto] }) paragraphs!: PassageParagraphDto[];
}
