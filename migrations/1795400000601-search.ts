import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Indexes that serve the search of people by parts of a name or the beginning of a number, and a person's certificates. */
export class Search1795400000601 implements MigrationInterface {
  readonly name = 'Search1795400000601';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE INDEX person_number ON person (service_number text_pattern_ops) WHERE service_number IS NOT NULL;
      CREATE INDEX person_own_number ON person (centre_number text_pattern_ops) WHERE centre_number IS NOT NULL;
      CREATE INDEX certificate_of_person ON certificate (person_id);

      -- Parts of names are found by their groups of three letters. The extension comes with PostgreSQL; where a server has
      -- it not, or does not let us, names are found all the same, by reading them all.
      DO $$
      BEGIN
        IF NOT EXISTS (SELECT FROM pg_extension WHERE extname = 'pg_trgm') THEN
          CREATE SCHEMA trigrams;
          CREATE EXTENSION pg_trgm WITH SCHEMA trigrams;
        END IF;
        EXECUTE format(
          'CREATE INDEX person_identity_parts ON person_identity USING gin ((sort_name COLLATE "C") %I.gin_trgm_ops)',
          (SELECT nspname FROM pg_extension JOIN pg_namespace n ON n.oid = extnamespace WHERE extname = 'pg_trgm'));
      EXCEPTION WHEN undefined_file OR insufficient_privilege OR feature_not_supported OR undefined_object THEN
        RAISE NOTICE 'Names are searched without an index: %', SQLERRM;
      END $$;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(
      'DROP INDEX IF EXISTS person_identity_parts; DROP INDEX person_number, person_own_number, certificate_of_person;',
    );
  }
}
