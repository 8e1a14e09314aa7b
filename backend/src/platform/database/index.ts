export { migrate } from './data-source';
export { Database, Tx, type Queryable } from './database';
export { DatabaseModule } from './database.module';
export { GroupCommit } from './group-commit';
export { SharedReads } from './shared-reads';
