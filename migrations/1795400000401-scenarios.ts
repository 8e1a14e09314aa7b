import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Scenarios, their editions and frozen translations; runs of practice with their steps. */
export class Scenarios1795400000401 implements MigrationInterface {
  readonly name = 'Scenarios1795400000401';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      -- owner_centre_id null: reference content, of no centre. The code is the document's own id.
      CREATE TABLE scenario (
        id uuid PRIMARY KEY,
        owner_centre_id uuid REFERENCES centre,
        code text NOT NULL CHECK (code ~ '^[A-Za-z0-9_-]{1,64}$'),
        created_by uuid,
        created_at timestamptz NOT NULL
      );
      CREATE UNIQUE INDEX scenario_code ON scenario (COALESCE(owner_centre_id, '00000000-0000-0000-0000-000000000000'), code);

      CREATE TABLE scenario_edition (
        id uuid PRIMARY KEY,
        scenario_id uuid NOT NULL REFERENCES scenario,
        number int NOT NULL,
        state text NOT NULL CHECK (state IN ('DRAFT','IN_REVIEW','APPROVED','PUBLISHED','SUPERSEDED','RETIRED')),
        language text NOT NULL,
        -- The whole document with its translations and the author's layout: peacewright.scenario.
        document jsonb NOT NULL,
        -- What the proof found when the document was handed in for review; the document stands still from then on.
        proof jsonb,
        change_note text NOT NULL DEFAULT '',
        created_by uuid,
        created_at timestamptz NOT NULL,
        submitted_by uuid,
        submitted_at timestamptz,
        approved_by uuid,
        approved_at timestamptz,
        published_at timestamptz,
        -- SHA-256 over manifest, the canonical bytes (RFC 8785) of the source language.
        hash text,
        manifest bytea,
        version int NOT NULL DEFAULT 1,
        UNIQUE (scenario_id, number),
        CHECK ((state IN ('PUBLISHED','SUPERSEDED','RETIRED')) = (hash IS NOT NULL) OR state = 'RETIRED')
      );
      CREATE UNIQUE INDEX scenario_edition_open ON scenario_edition (scenario_id) WHERE state IN ('DRAFT','IN_REVIEW','APPROVED');
      CREATE UNIQUE INDEX scenario_edition_current ON scenario_edition (scenario_id) WHERE state = 'PUBLISHED';
      CREATE TRIGGER scenario_edition_frozen BEFORE UPDATE OR DELETE ON scenario_edition FOR EACH ROW EXECUTE FUNCTION keep_frozen();
      CREATE TABLE scenario_author (
        edition_id uuid NOT NULL REFERENCES scenario_edition,
        account_id uuid NOT NULL,
        PRIMARY KEY (edition_id, account_id)
      );
      -- Words of a published edition in another language, frozen under the hash of its source.
      CREATE TABLE scenario_translation (
        edition_id uuid NOT NULL REFERENCES scenario_edition,
        language text NOT NULL,
        source_hash text NOT NULL,
        texts jsonb NOT NULL,
        hash text NOT NULL,
        manifest bytea NOT NULL,
        frozen_at timestamptz NOT NULL,
        PRIMARY KEY (edition_id, language)
      );
      CREATE TRIGGER scenario_translation_append_only BEFORE UPDATE OR DELETE ON scenario_translation FOR EACH ROW EXECUTE FUNCTION refuse_change();

      -- A run of practice: its owner's alone, and gone with the account. Its steps are the truth; outcome is what they
      -- come to, and null while the run goes on.
      CREATE TABLE scenario_run (
        id uuid PRIMARY KEY,
        account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
        edition_id uuid NOT NULL REFERENCES scenario_edition,
        hash text NOT NULL,
        seed bigint NOT NULL CHECK (seed BETWEEN 0 AND 4294967295),
        preset text,
        language text NOT NULL,
        outcome text,
        started_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      );
      CREATE INDEX scenario_run_account ON scenario_run (account_id, edition_id, updated_at DESC);
      CREATE TABLE scenario_step (
        run_id uuid NOT NULL REFERENCES scenario_run ON DELETE CASCADE,
        seq int NOT NULL,
        node text NOT NULL,
        move jsonb NOT NULL,
        -- Taken by the learner for it.
        seconds int NOT NULL CHECK (seconds >= 0),
        at timestamptz NOT NULL,
        PRIMARY KEY (run_id, seq)
      );
      CREATE TRIGGER scenario_step_unchanged BEFORE UPDATE ON scenario_step FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(
      'DROP TABLE scenario_step, scenario_run, scenario_translation, scenario_author, scenario_edition, scenario',
    );
  }
}
