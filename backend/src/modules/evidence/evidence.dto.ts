import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, IsUUID, Length } from 'class-validator';

export class EvidenceFilterDto {
  @ApiPropertyOptional({ description: 'Only rows about this module' }) @IsOptional() @IsUUID() moduleId?: string;
}

export class RevokeEvidenceDto {
  @ApiProperty({ minLength: 3, maxLength: 500 }) @IsString() @Length(3, 500) reason!: string;
}

export class EvidenceObjectiveDto {
  @ApiProperty() id!: string;
  @ApiProperty() code!: string;
  @ApiProperty() verb!: string;
  @ApiProperty() critical!: boolean;
}

export class EvidenceRecommendationDto {
  @ApiProperty() code!: string;
  @ApiProperty() paraphrase!: string;
  @ApiProperty({ enum: ['FULL', 'PARTIAL'] }) strength!: 'FULL' | 'PARTIAL';
  @ApiProperty({ enum: ['MODULE', 'LESSON', 'EXERCISE', 'OBJECTIVE'] }) target!:
    'MODULE' | 'LESSON' | 'EXERCISE' | 'OBJECTIVE';
  @ApiProperty({ type: String, nullable: true, description: 'Id of the objective that answers it' }) objective!:
    string | null;
}

export class EvidenceRevocationDto {
  @ApiProperty() at!: string;
  @ApiProperty({ type: String, nullable: true }) byName!: string | null;
  @ApiProperty() reason!: string;
}

export const RESULT_GRADES = ['achieved', 'partlyAchieved', 'notAchieved', 'notObserved'] as const;

export class EvidenceGradeDto {
  @ApiProperty({ description: 'Objective of the module' }) id!: string;
  @ApiProperty({ enum: RESULT_GRADES, enumName: 'ResultGrade' }) grade!: (typeof RESULT_GRADES)[number];
}

/** An assessed scenario, told without the path that was taken. */
export class EvidenceScenarioDto {
  @ApiProperty() code!: string;
  @ApiProperty({ description: 'Number of the scenario’s edition' }) edition!: number;
  @ApiProperty({ enum: RESULT_GRADES, enumName: 'ResultGrade' }) grade!: (typeof RESULT_GRADES)[number];
  @ApiProperty({ description: 'Something was done that never passes' }) criticalFailed!: boolean;
  @ApiProperty({ type: [EvidenceGradeDto] }) objectives!: EvidenceGradeDto[];
}

export class EvidenceDto {
  @ApiProperty() id!: string;
  @ApiProperty({
    enum: ['ATTENDANCE', 'TEST', 'SCENARIO', 'PRACTICAL', 'COLLECTIVE', 'ATTESTATION'],
    enumName: 'EvidenceKind',
  })
  kind!: 'ATTENDANCE' | 'TEST' | 'SCENARIO' | 'PRACTICAL' | 'COLLECTIVE' | 'ATTESTATION';
  @ApiProperty() moduleId!: string;
  @ApiProperty() moduleCode!: string;
  @ApiProperty() moduleTitle!: string;
  @ApiProperty({ description: 'Language that the title of the module is in' }) moduleLanguage!: string;
  @ApiProperty() moduleEditionId!: string;
  @ApiProperty({ description: 'Number of the edition' }) edition!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Null: the whole module' }) itemId!: string | null;
  @ApiProperty({ type: String, nullable: true }) itemTitle!: string | null;
  @ApiProperty({ description: 'Language that the title of the item is in' }) itemLanguage!: string;
  @ApiProperty({ description: 'YYYY-MM-DD' }) achievedOn!: string;
  @ApiProperty() recordedAt!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    enum: ['SELF_STUDY', 'CLASSROOM', 'BLENDED', 'ONLINE', 'MOBILE_TEAM', 'IN_MISSION'],
  })
  mode!: string | null;
  @ApiProperty({ type: String, nullable: true }) place!: string | null;
  @ApiProperty({ type: String, nullable: true }) language!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Minutes credited' }) minutes!: number | null;
  @ApiProperty({ type: Boolean, nullable: true }) passed!: boolean | null;
  @ApiProperty({ type: Number, nullable: true }) score!: number | null;
  @ApiProperty({ type: Number, nullable: true }) maxScore!: number | null;
  @ApiProperty() sourceKind!: string;
  @ApiProperty({ type: EvidenceScenarioDto, nullable: true, description: 'Of an assessed scenario' })
  scenario!: EvidenceScenarioDto | null;
  @ApiProperty({ type: String, nullable: true }) assessorName!: string | null;
  @ApiProperty({ type: String, nullable: true }) recordedByName!: string | null;
  @ApiProperty({ type: String, nullable: true }) centreName!: string | null;
  @ApiProperty({ type: String, nullable: true }) offeringTitle!: string | null;
  @ApiProperty({ type: EvidenceRevocationDto, nullable: true }) revocation!: EvidenceRevocationDto | null;
  @ApiProperty({ type: [EvidenceObjectiveDto] }) objectives!: EvidenceObjectiveDto[];
  @ApiProperty({ type: [EvidenceRecommendationDto] }) recommendations!: EvidenceRecommendationDto[];
}
