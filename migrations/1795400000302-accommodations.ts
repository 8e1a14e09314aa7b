import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is granted to one person so that a test is fair: never why. */
export class Accommodations1795400000302 implements MigrationInterface {
  readonly name = 'Accommodations1795400000302';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      -- Each setting is a row and its own trail: the general audit trail would show who has one to everybody who reads it.
      -- Erased with the person's identity.
      CREATE TABLE accommodation (
        id uuid PRIMARY KEY,
        country_id uuid NOT NULL REFERENCES country,
        person_id uuid NOT NULL REFERENCES person_identity ON DELETE CASCADE,
        time_factor numeric(3,2) NOT NULL CHECK (time_factor BETWEEN 1 AND 3),
        extra_attempts int NOT NULL CHECK (extra_attempts BETWEEN 0 AND 10),
        no_waiting boolean NOT NULL,
        larger_text boolean NOT NULL,
        reader boolean NOT NULL,
        set_by uuid NOT NULL REFERENCES account,
        set_at timestamptz NOT NULL,
        -- Null: in force.
        superseded_at timestamptz
      );
      CREATE UNIQUE INDEX accommodation_in_force ON accommodation (person_id) WHERE superseded_at IS NULL;
      CREATE INDEX accommodation_person ON accommodation (person_id, set_at);
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE accommodation');
  }
}
