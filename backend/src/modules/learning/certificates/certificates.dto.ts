import { ApiProperty } from '@nestjs/swagger';
import { IsString, IsUUID, Length } from 'class-validator';

export class LocalisedTitleDto {
  @ApiProperty() en!: string;
  @ApiProperty() fr!: string;
}

export class IssueCertificateDto {
  @ApiProperty({ description: 'Course edition whose modules are all complete' }) @IsUUID() courseEditionId!: string;
}

export class CertificateDto {
  @ApiProperty() id!: string;
  @ApiProperty() number!: string;
  @ApiProperty() courseEditionId!: string;
  @ApiProperty() courseCode!: string;
  @ApiProperty() courseTitle!: string;
  @ApiProperty({ description: 'Number of the edition' }) edition!: number;
  @ApiProperty({ description: 'Day on which the last module was complete' }) achievedOn!: string;
  @ApiProperty() issuedAt!: string;
  @ApiProperty({ type: String, nullable: true }) revokedAt!: string | null;
  @ApiProperty({ type: String, nullable: true }) revokeReason!: string | null;
  @ApiProperty({ description: 'Revoked, and a new one may be made out in its place' }) renewable!: boolean;
}

/** A certificate as those see it who answer for it. */
export class PersonCertificateDto extends CertificateDto {
  @ApiProperty({ type: String, nullable: true }) revokedByName!: string | null;
}

export class CertificateReasonDto {
  @ApiProperty({ minLength: 3, maxLength: 500 }) @IsString() @Length(3, 500) reason!: string;
}

export class PublicCertificateDto {
  @ApiProperty({ enum: ['VALID', 'REVOKED'], enumName: 'CertificateState' }) state!: 'VALID' | 'REVOKED';
  @ApiProperty({ type: LocalisedTitleDto }) course!: LocalisedTitleDto;
  @ApiProperty() edition!: number;
  @ApiProperty() achievedOn!: string;
}

export class ConfirmNameDto {
  @ApiProperty({ description: 'The name as the holder gives it' }) @IsString() @Length(1, 200) name!: string;
}

export class NameConfirmedDto {
  @ApiProperty() matches!: boolean;
}
