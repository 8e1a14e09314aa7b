import { ROLES, SCOPE_KINDS, type Role, type ScopeKind } from '@peacewright/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsEmail, IsIn, IsOptional, IsString, Length, MaxLength } from 'class-validator';
import { Nested } from '../../../platform/http';
import { GrantDto } from '../roles/roles.dto';

const STATES = ['INVITED', 'ACTIVE', 'CLOSED'] as const;
export type AccountState = (typeof STATES)[number];

export class AccountSearchDto {
  @ApiPropertyOptional({ description: 'Part of the name, the e-mail or the service number' })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  q?: string;
  @ApiPropertyOptional({ enum: STATES, enumName: 'AccountState' }) @IsOptional() @IsIn(STATES) state?: AccountState;
  @ApiPropertyOptional({ enum: ROLES, enumName: 'Role' }) @IsOptional() @IsIn(ROLES) role?: Role;
  @ApiPropertyOptional({ enum: ['STAFF', 'LEARNERS'], description: 'Everybody where not given' })
  @IsOptional()
  @IsIn(['STAFF', 'LEARNERS'])
  kind?: 'STAFF' | 'LEARNERS';
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(1000) after?: string;
}

export class HeldRoleDto {
  @ApiProperty() id!: string;
  @ApiProperty({ enum: ROLES, enumName: 'Role' }) role!: Role;
  @ApiProperty({ enum: SCOPE_KINDS, enumName: 'ScopeKind' }) scopeKind!: ScopeKind;
  @ApiProperty({ description: 'Empty for the whole system' }) scopeName!: string;
  @ApiProperty({ format: 'date-time' }) grantedAt!: string;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) endsAt!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) endedAt!: string | null;
  @ApiProperty() live!: boolean;
  @ApiProperty({ description: 'The asking account may end it' }) mayEnd!: boolean;
}

export class AccountLineDto {
  @ApiProperty() id!: string;
  @ApiProperty() displayName!: string;
  @ApiProperty({ type: String, nullable: true }) email!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Country, service and number' }) pinLogin!: string | null;
  @ApiProperty({ type: String, nullable: true }) countryCode!: string | null;
  @ApiProperty({ enum: STATES, enumName: 'AccountState' }) state!: AccountState;
  @ApiProperty({ type: [HeldRoleDto], description: 'Live ones' }) roles!: HeldRoleDto[];
}

export class AccountListDto {
  @ApiProperty({ type: [AccountLineDto] }) items!: AccountLineDto[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class AccountDto {
  @ApiProperty() id!: string;
  @ApiProperty() displayName!: string;
  @ApiProperty({ type: String, nullable: true }) email!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Country, service and number' }) pinLogin!: string | null;
  @ApiProperty({ type: String, nullable: true }) countryCode!: string | null;
  @ApiProperty({ enum: STATES, enumName: 'AccountState' }) state!: AccountState;
  @ApiProperty({ description: 'Has a personnel record' }) learner!: boolean;
  @ApiProperty() preferredLanguage!: string;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ description: 'Browsers signed in now' }) sessions!: number;
  @ApiProperty({ type: String, nullable: true, format: 'date-time', description: 'End of an unused one-time link' })
  linkUntil!: string | null;
  @ApiProperty({ type: String, nullable: true, format: 'date-time', description: 'End of a sign-in lock' })
  lockedUntil!: string | null;
  @ApiProperty({ description: 'The asking account may close it, make it a link and lift its lock' })
  manageable!: boolean;
  @ApiProperty({ description: 'It is the asking account itself' }) own!: boolean;
  @ApiProperty({ type: [HeldRoleDto], description: 'Live and past, newest first' }) roles!: HeldRoleDto[];
}

export class NewAccountDto {
  @ApiProperty() @IsString() @Length(1, 120) displayName!: string;
  @ApiProperty() @IsEmail() @Length(3, 254) email!: string;
  @ApiProperty({ enum: ['en', 'fr'] }) @IsIn(['en', 'fr']) language!: 'en' | 'fr';
  @ApiProperty({ type: GrantDto, description: 'The first role; the account belongs to the country of its place' })
  @Nested(() => GrantDto)
  grant!: GrantDto;
}

export class OneTimeLinkDto {
  @ApiProperty() accountId!: string;
  @ApiProperty({ description: 'Path on this server; shown once and kept nowhere' }) path!: string;
  @ApiProperty({ format: 'date-time' }) expiresAt!: string;
}

export class InvitationDto {
  @ApiProperty() displayName!: string;
  @ApiProperty() email!: string;
}

export class AcceptInvitationDto {
  @ApiProperty() @IsString() @Length(1, 200) password!: string;
}
