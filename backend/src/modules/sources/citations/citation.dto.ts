import { ApiProperty } from '@nestjs/swagger';

/** A recommendation as a reader of what answers it sees it: where it stands, who said it, with what authority. */
export class LearnerCitationDto {
  @ApiProperty() code!: string;
  @ApiProperty() paraphrase!: string;
  @ApiProperty({ type: String, nullable: true }) speaker!: string | null;
  @ApiProperty({ type: String, nullable: true }) paragraph!: string | null;
  @ApiProperty() authority!: string;
  @ApiProperty() sourceTitle!: string;
  @ApiProperty() sourceDate!: string;
}
