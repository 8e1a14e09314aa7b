import { ApiProperty } from '@nestjs/swagger';
import { SourceTextDto } from './shared.dto';

export class SourceCentreDto {
  @ApiProperty() id!: string;
  @ApiProperty() name!: string;
  @ApiProperty() mayEdit!: boolean;
  @ApiProperty() mayLink!: boolean;
  @ApiProperty() mayJudge!: boolean;
}

export class TopicDto {
  @ApiProperty() key!: string;
  @ApiProperty({ type: SourceTextDto }) label!: SourceTextDto;
  @ApiProperty({ type: SourceTextDto }) covers!: SourceTextDto;
}

export class DocumentNameDto {
  @ApiProperty() code!: string;
  @ApiProperty() title!: string;
  @ApiProperty({ description: 'YYYY-MM-DD' }) dateFrom!: string;
}

export class FeatureDto {
  @ApiProperty() code!: string;
  @ApiProperty({ type: SourceTextDto }) title!: SourceTextDto;
  @ApiProperty({ type: SourceTextDto }) description!: SourceTextDto;
  @ApiProperty({ description: 'In use; otherwise planned' }) live!: boolean;
}

export class SourcesOverviewDto {
  @ApiProperty({
    type: [SourceCentreDto],
    description: 'Centres whose view may be shown; the first is shown where none is asked for',
  })
  centres!: SourceCentreDto[];
  @ApiProperty({ type: [TopicDto] }) topics!: TopicDto[];
  @ApiProperty({ type: [DocumentNameDto] }) documents!: DocumentNameDto[];
  @ApiProperty({ type: [FeatureDto] }) features!: FeatureDto[];
}
