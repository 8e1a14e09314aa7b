import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsOptional, IsString, IsUUID, Length } from 'class-validator';

export class MakeAccountsDto {
  @ApiPropertyOptional({ type: [String], description: 'Only these sub-units, with those below them' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(500)
  @IsUUID('all', { each: true })
  subUnitIds?: string[];
}
export class AccountsStartedDto {
  @ApiProperty({ description: 'People on the roll with a service number and without an account' }) people!: number;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Job to wait for; its slips are at /api/pin-slips/:jobId for a day. Null: nobody lacks an account',
  })
  jobId!: string | null;
}
export class PinResetDto {
  @ApiProperty({ description: 'Kept in the audit trail' }) @IsString() @Length(3, 300) reason!: string;
}
export class PinResetDoneDto {
  @ApiProperty({ description: 'Shown once; it must be changed at the next sign-in' }) pin!: string;
  @ApiProperty({ description: 'A slip to print: PDF, base64' }) slip!: string;
}
