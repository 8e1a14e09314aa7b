/** The table in which TypeORM notes the migrations that ran. */
export const MIGRATION_TABLE = 'migration';

/** Key of the advisory lock that whoever changes the schema holds meanwhile. */
export const MIGRATION_LOCK = 727_274_001;
