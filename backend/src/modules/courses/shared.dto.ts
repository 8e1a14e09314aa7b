import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Length, MaxLength, Min } from 'class-validator';
import { EDITION_STATES, type EditionState } from './lifecycle';

export const EDITION_STATE_PROPERTY = { enum: EDITION_STATES, enumName: 'EditionState' };

export const TEXT_LANGUAGE = /^[a-z]{2,3}(-[A-Z]{2})?$/;

/** A text in the two languages of the product. */
export class BilingualDto {
  @ApiProperty() @IsString() @MaxLength(300) en!: string;
  @ApiProperty() @IsString() @MaxLength(300) fr!: string;
}

/** Why a step is refused, or what stands in its way: a code that the client translates, with the values of its sentence. */
export class ReasonDto {
  @ApiProperty() code!: string;
  @ApiProperty({ type: 'object', additionalProperties: { oneOf: [{ type: 'string' }, { type: 'number' }] } })
  params!: Record<string, string | number>;
}

/** A step of the lifecycle that leads on from the present state. */
export class TransitionDto {
  @ApiProperty(EDITION_STATE_PROPERTY) to!: EditionState;
  @ApiProperty({ description: 'submit, withdraw, return, approve, publish, retire' }) action!: string;
  @ApiProperty() allowed!: boolean;
  @ApiProperty({ description: 'True where a comment must be given' }) needsComment!: boolean;
  @ApiProperty({ type: [ReasonDto], description: 'Empty when allowed' }) reasons!: ReasonDto[];
}

export class TransitionRequestDto {
  @ApiProperty(EDITION_STATE_PROPERTY) @IsIn(EDITION_STATES) to!: EditionState;
  @ApiProperty({ description: 'Version of the edition that the caller has seen' }) @IsInt() @Min(1) version!: number;
  @ApiPropertyOptional({ description: 'Needed when returning to draft: becomes a review comment' })
  @IsOptional()
  @IsString()
  @Length(1, 4000)
  comment?: string;
}

/** What was said of an edition of a module or of a scenario; of its parts or of the whole. */
export class CommentDto {
  @ApiProperty() id!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: about the edition as a whole' }) itemId!:
    string | null;
  @ApiProperty({ type: String, nullable: true }) blockId!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Of a scenario' }) nodeId!: string | null;
  @ApiProperty() authorId!: string;
  @ApiProperty() authorName!: string;
  @ApiProperty() text!: string;
  @ApiProperty() createdAt!: string;
  @ApiProperty({ type: String, nullable: true }) resolvedAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) resolvedBy!: string | null;
}

export class CreatedDto {
  @ApiProperty() id!: string;
}

export class CreatedEditionDto {
  @ApiProperty() id!: string;
  @ApiProperty() editionId!: string;
}

export class SavedDto {
  @ApiProperty({ description: 'Version to send with the next change' }) version!: number;
}
