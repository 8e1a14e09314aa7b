import { ROLES, SCOPE_KINDS, PERMISSIONS } from '@peacewright/contracts';
import type { Permission, Role, ScopeKind } from '@peacewright/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsString, Length, Matches } from 'class-validator';

export class PasswordSignInDto {
  @ApiProperty() @IsString() @Length(3, 254) email!: string;
  @ApiProperty() @IsString() @Length(1, 200) password!: string;
}

export class PinSignInDto {
  @ApiProperty({ description: 'Two-letter code of the country' }) @Matches(/^[A-Z]{2}$/) country!: string;
  @ApiProperty() @Matches(/^[A-Z_]{2,20}$/) service!: string;
  @ApiProperty({ description: 'As printed; leading zeros count' }) @IsString() @Length(1, 40) serviceNumber!: string;
  @ApiProperty() @IsString() @Length(1, 12) pin!: string;
}

export class ChangePinDto {
  @ApiProperty() @IsString() @Length(1, 12) currentPin!: string;
  @ApiProperty() @IsString() @Length(1, 12) newPin!: string;
}

export class ChangePasswordDto {
  @ApiProperty() @IsString() @Length(1, 200) currentPassword!: string;
  @ApiProperty() @IsString() @Length(1, 200) newPassword!: string;
}

export class ChangeLanguageDto {
  @ApiProperty({ enum: ['en', 'fr'] }) @IsIn(['en', 'fr']) language!: string;
}

export class SessionAccountDto {
  @ApiProperty() id!: string;
  @ApiProperty() displayName!: string;
  @ApiProperty({ type: String, nullable: true }) email!: string | null;
  @ApiProperty() mustChange!: boolean;
  @ApiProperty({ enum: ['PIN', 'PASSWORD'] }) secret!: 'PIN' | 'PASSWORD';
  @ApiProperty() preferredLanguage!: string;
  @ApiProperty({ description: 'True when the account is that of a learner with a personnel record' }) learner!: boolean;
}

export class ScopeNameDto {
  @ApiProperty() en!: string;
  @ApiProperty() fr!: string;
}

export class SessionRoleDto {
  @ApiProperty({ enum: ROLES }) role!: Role;
  @ApiProperty({ enum: SCOPE_KINDS }) scopeKind!: ScopeKind;
  @ApiProperty({ type: String, nullable: true }) scopeId!: string | null;
  @ApiProperty({
    type: ScopeNameDto,
    description: 'Name of the country, centre, contingent… as people call it; of most the same in both languages',
  })
  scopeName!: ScopeNameDto;
  @ApiProperty({ type: String, nullable: true, format: 'date-time' }) endsAt!: string | null;
}

export class SessionDto {
  @ApiProperty() signedIn!: boolean;
  @ApiPropertyOptional() csrfToken?: string;
  @ApiPropertyOptional({ type: SessionAccountDto }) account?: SessionAccountDto;
  @ApiPropertyOptional({ type: [SessionRoleDto] }) roles?: SessionRoleDto[];
  @ApiPropertyOptional({ enum: PERMISSIONS, isArray: true, description: 'Held anywhere: for menus only' })
  permissions?: Permission[];
}
