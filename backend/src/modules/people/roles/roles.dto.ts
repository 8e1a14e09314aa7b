import { ROLES, SCOPE_KINDS, type Role, type ScopeKind } from '@peacewright/contracts';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsISO8601, IsOptional, IsString, IsUUID, Length, MaxLength } from 'class-validator';

export class GrantableRoleDto {
  @ApiProperty({ enum: ROLES, enumName: 'Role' }) role!: Role;
  @ApiProperty({ enum: SCOPE_KINDS, enumName: 'ScopeKind', isArray: true }) scopeKinds!: ScopeKind[];
  @ApiProperty({ description: 'Must be granted with an end' }) timeBoxed!: boolean;
}

export class ScopeSearchDto {
  @ApiProperty({ enum: ROLES, enumName: 'Role' }) @IsIn(ROLES) role!: Role;
  @ApiPropertyOptional({ description: 'Part of the name' }) @IsOptional() @IsString() @MaxLength(80) q?: string;
}

export class ScopeDto {
  @ApiProperty({ enum: SCOPE_KINDS, enumName: 'ScopeKind' }) kind!: ScopeKind;
  @ApiProperty({ type: String, nullable: true }) id!: string | null;
  @ApiProperty() name!: string;
}

export class GrantDto {
  @ApiProperty({ enum: ROLES, enumName: 'Role' }) @IsIn(ROLES) role!: Role;
  @ApiProperty({ enum: SCOPE_KINDS, enumName: 'ScopeKind' }) @IsIn(SCOPE_KINDS) scopeKind!: ScopeKind;
  @ApiPropertyOptional({ description: 'Not for SYSTEM' }) @IsOptional() @IsUUID() scopeId?: string;
  @ApiPropertyOptional({ format: 'date-time', description: 'Needed where the role is time-boxed' })
  @IsOptional()
  @IsISO8601({ strict: true })
  endsAt?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(400) reason?: string;
}

export class GivenReasonDto {
  @ApiProperty() @IsString() @Length(3, 400) reason!: string;
}

export class RoleIdDto {
  @ApiProperty() id!: string;
}
