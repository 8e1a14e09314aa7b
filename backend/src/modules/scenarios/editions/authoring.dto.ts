import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { FICTION_CHECKS, type FictionCheck } from '@peacewright/contracts';
import {
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  Min,
} from 'class-validator';
import { EDITION_STATE_PROPERTY, TransitionDto, TransitionRequestDto, type EditionState } from '../../courses';

const DOCUMENT = {
  type: 'object',
  additionalProperties: true,
  description: 'peacewright.scenario; its form is published as docs/scenario.schema.json',
} as const;

export class NewScenarioDto {
  @ApiProperty() @IsUUID() centreId!: string;
  @ApiProperty(DOCUMENT) @IsObject() document!: Record<string, unknown>;
}

export class NewScenarioEditionDto {
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(1000) changeNote?: string;
}

export class SaveScenarioDto {
  @ApiProperty({ description: 'Version of the edition that the caller has seen' }) @IsInt() @Min(1) version!: number;
  @ApiProperty(DOCUMENT) @IsObject() document!: Record<string, unknown>;
}

export class ScenarioEditionBriefDto {
  @ApiProperty() id!: string;
  @ApiProperty() number!: number;
  @ApiProperty(EDITION_STATE_PROPERTY) state!: EditionState;
}

export class ScenarioRowDto {
  @ApiProperty() id!: string;
  @ApiProperty({ description: 'The document’s own id' }) code!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: reference content' }) ownerCentreId!: string | null;
  @ApiProperty({ type: String, nullable: true }) ownerCentreName!: string | null;
  @ApiProperty() title!: string;
  @ApiProperty({ description: 'Of the title' }) language!: string;
  @ApiProperty({ description: 'Nodes of the edition that is shown' }) nodes!: number;
  @ApiProperty({ type: [ScenarioEditionBriefDto], description: 'The newest first; only those that the reader may see' })
  editions!: ScenarioEditionBriefDto[];
}

export class ScenarioListQueryDto {
  @ApiPropertyOptional({ description: 'Language of titles' })
  @IsOptional()
  @Matches(/^[a-z]{2,3}(-[A-Z]{2})?$/)
  language?: string;
}

const FICTION_CHECKS_PROPERTY = { enum: FICTION_CHECKS, enumName: 'FictionCheck', isArray: true };

export class ScenarioTransitionRequestDto extends TransitionRequestDto {
  @ApiPropertyOptional({
    ...FICTION_CHECKS_PROPERTY,
    description: 'To approve: what the caller has checked and vouches for; every line is asked for',
  })
  @IsOptional()
  @IsArray()
  @ArrayUnique()
  @IsIn(FICTION_CHECKS, { each: true })
  fictionChecks?: FictionCheck[];
}

export class NewScenarioCommentDto {
  @ApiPropertyOptional({ description: 'A node of the document; without one it is about the whole' })
  @IsOptional()
  @Matches(/^[A-Za-z0-9_-]{1,64}$/)
  nodeId?: string;
  @ApiProperty() @IsString() @Length(1, 4000) text!: string;
}

export class ScenarioFileDto {
  @ApiProperty() hash!: string;
  @ApiProperty() mediaType!: string;
}

export class ScenarioEditionDto {
  @ApiProperty() id!: string;
  @ApiProperty() scenarioId!: string;
  @ApiProperty({ description: 'The document’s own id' }) code!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: reference content' }) ownerCentreId!: string | null;
  @ApiProperty() number!: number;
  @ApiProperty(EDITION_STATE_PROPERTY) state!: EditionState;
  @ApiProperty() language!: string;
  @ApiProperty() version!: number;
  @ApiProperty(DOCUMENT) document!: object;
  @ApiProperty() changeNote!: string;
  @ApiProperty({ type: String, nullable: true }) hash!: string | null;
  @ApiProperty() createdAt!: string;
  @ApiProperty({ type: String, nullable: true }) submittedAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) approvedAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) approvedByName!: string | null;
  @ApiProperty({ type: String, nullable: true }) publishedAt!: string | null;
  @ApiProperty({
    ...FICTION_CHECKS_PROPERTY,
    nullable: true,
    description: 'What the approver vouched for; null before, and where no authority approved it',
  })
  fictionChecks!: FictionCheck[] | null;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'What the proof found when the edition was handed in for review; null before',
  })
  proof!: object | null;
  @ApiProperty({ type: [TransitionDto] }) transitions!: TransitionDto[];
  @ApiProperty({ description: 'The caller may write in it now' }) editable!: boolean;
  @ApiProperty({ description: 'The caller may begin the next edition' }) mayContinue!: boolean;
  @ApiProperty({ type: [ScenarioEditionBriefDto], description: 'Of the same scenario, the newest first' })
  editions!: ScenarioEditionBriefDto[];
  @ApiProperty({ description: 'The caller may comment on it now' }) mayComment!: boolean;
}
