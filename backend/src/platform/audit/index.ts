export { Audit, NO_COUNTRY, type AuditEntry } from './audit';
export { AuditModule } from './audit.module';
