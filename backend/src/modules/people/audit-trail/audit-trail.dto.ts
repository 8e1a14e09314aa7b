import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsISO8601, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

export class AuditSearchDto {
  @ApiPropertyOptional({ description: 'Kind of what was changed, as `account` or `rotation`' })
  @IsOptional()
  @Matches(/^[A-Za-z]{1,40}$/)
  entityKind?: string;
  @ApiPropertyOptional() @IsOptional() @IsString() @MaxLength(80) entityId?: string;
  @ApiPropertyOptional({ description: 'The whole action, or its first part as `role`' })
  @IsOptional()
  @Matches(/^[A-Za-z]{1,40}(\.[A-Za-z]{1,40})?$/)
  action?: string;
  @ApiPropertyOptional() @IsOptional() @IsUUID() actorId?: string;
  @ApiPropertyOptional({ format: 'date', description: 'First day, UTC' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(DATE)
  from?: string;
  @ApiPropertyOptional({ format: 'date', description: 'Last day, UTC' })
  @IsOptional()
  @IsISO8601({ strict: true })
  @Matches(DATE)
  to?: string;
  @ApiPropertyOptional() @IsOptional() @IsUUID() after?: string;
}

export class AuditEventDto {
  @ApiProperty() id!: string;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiProperty({ description: 'Dotted verb; the client has its sentence' }) action!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: the product itself' }) actorId!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Null: erased, or the product itself' })
  actorName!: string | null;
  @ApiProperty() entityKind!: string;
  @ApiProperty() entityId!: string;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'As it is called now; null where unknown or not to be told',
  })
  entityName!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'The place in the details, as it is called now' })
  scopeName!: string | null;
  @ApiProperty({ type: String, nullable: true }) reason!: string | null;
  @ApiProperty({
    type: Object,
    additionalProperties: true,
    description: 'Before and after; of personal fields the names only',
  })
  details!: Record<string, unknown>;
}

export class AuditPageDto {
  @ApiProperty({ type: [AuditEventDto] }) items!: AuditEventDto[];
  @ApiProperty({ type: String, nullable: true }) next!: string | null;
}

export class AuditActionDto {
  @ApiProperty() action!: string;
  @ApiProperty() entityKind!: string;
}
