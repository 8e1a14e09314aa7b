// GET    /api/search?q=                     SearchHitDto[]        signed in; each kind as far as its own list is seen
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsString, Length } from 'class-validator';

/** In the order in which they are shown. */
export const HIT_KINDS = ['OWN_MODULE', 'PERSON', 'ROTATION', 'COURSE', 'MODULE', 'RECOMMENDATION'] as const;
export type HitKind = (typeof HIT_KINDS)[number];

export class SearchQueryDto {
  @ApiProperty({ description: 'Words, or the beginning of a number or code' })
  @Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value))
  @IsString()
  @Length(2, 80)
  q!: string;
}

export class SearchHitDto {
  @ApiProperty({ enum: HIT_KINDS, enumName: 'HitKind' }) kind!: HitKind;
  @ApiProperty({
    description: 'What its address holds: an id, of a recommendation the code, of an own module the edition',
  })
  id!: string;
  @ApiProperty() title!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'In which the title is, where it may be another than the reader’s',
  })
  language!: string | null;
  @ApiProperty({ description: 'Code, number or place that tells it from its like; may be empty' }) detail!: string;
  @ApiProperty({ type: Number, nullable: true, description: 'Of a rotation' }) number!: number | null;
}
