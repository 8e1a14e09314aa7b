import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Evidence (append-only), progress, attempts, certificates; requirement rules and status; offerings. */
export class EvidenceAndLearning1795400000004 implements MigrationInterface {
  readonly name = 'EvidenceAndLearning1795400000004';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      CREATE TABLE offering (
        id uuid PRIMARY KEY,
        country_id uuid NOT NULL REFERENCES country,
        centre_id uuid NOT NULL REFERENCES centre,
        course_edition_id uuid NOT NULL REFERENCES course_edition,
        title text NOT NULL,
        place text NOT NULL DEFAULT '',
        mode text NOT NULL CHECK (mode IN ('CLASSROOM','BLENDED','ONLINE','MOBILE_TEAM','IN_MISSION')),
        language text NOT NULL DEFAULT 'en',
        starts_on date NOT NULL,
        ends_on date NOT NULL,
        state text NOT NULL DEFAULT 'PLANNED' CHECK (state IN ('PLANNED','OPEN','RUNNING','COMPLETED','CANCELLED')),
        created_by uuid,
        created_at timestamptz NOT NULL,
        version int NOT NULL DEFAULT 1,
        CHECK (starts_on <= ends_on)
      );
      CREATE INDEX offering_centre ON offering (centre_id, starts_on);
      CREATE TABLE offering_instructor (
        offering_id uuid NOT NULL REFERENCES offering,
        account_id uuid NOT NULL REFERENCES account ON DELETE CASCADE,
        PRIMARY KEY (offering_id, account_id)
      );
      CREATE TABLE offering_person (
        offering_id uuid NOT NULL REFERENCES offering,
        person_id uuid NOT NULL REFERENCES person,
        country_id uuid NOT NULL REFERENCES country,
        added_at timestamptz NOT NULL,
        PRIMARY KEY (offering_id, person_id)
      );
      CREATE INDEX offering_person_person ON offering_person (person_id);

      -- What was shown, by whom, when, under which standard. A correction or renewal is a new row; a revocation names
      -- the row it takes back. country_id is the subject's, and leads the key so that the table can be partitioned.
      CREATE TABLE evidence (
        country_id uuid NOT NULL,
        id uuid NOT NULL,
        person_id uuid NOT NULL,
        kind text NOT NULL CHECK (kind IN ('ATTENDANCE','TEST','PRACTICAL','COLLECTIVE','ATTESTATION')),
        module_id uuid NOT NULL,
        module_edition_id uuid NOT NULL,
        -- Null: the whole module.
        item_id uuid,
        objectives text[] NOT NULL DEFAULT '{}',
        achieved_on date NOT NULL,
        recorded_at timestamptz NOT NULL,
        recorded_by uuid,
        assessor_id uuid,
        centre_id uuid,
        offering_id uuid,
        mode text CHECK (mode IN ('SELF_STUDY','CLASSROOM','BLENDED','ONLINE','MOBILE_TEAM','IN_MISSION')),
        place text,
        language text,
        minutes int,
        passed boolean,
        score numeric(7,2),
        max_score numeric(7,2),
        source_kind text NOT NULL,
        source_id uuid NOT NULL,
        revokes uuid,
        reason text,
        -- The same act acknowledged twice is one row.
        dedupe_key text NOT NULL,
        PRIMARY KEY (country_id, id),
        UNIQUE (country_id, dedupe_key)
      );
      CREATE INDEX evidence_person ON evidence (country_id, person_id, module_id);
      CREATE INDEX evidence_edition ON evidence (module_edition_id);
      CREATE TRIGGER evidence_append_only BEFORE UPDATE OR DELETE ON evidence FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER evidence_no_truncate BEFORE TRUNCATE ON evidence EXECUTE FUNCTION refuse_change();

      CREATE TABLE lesson_progress (
        country_id uuid NOT NULL,
        person_id uuid NOT NULL REFERENCES person,
        module_edition_id uuid NOT NULL REFERENCES module_edition,
        item_id uuid NOT NULL,
        block_id text,
        -- Furthest share read, 0 to 1.
        fraction real NOT NULL DEFAULT 0 CHECK (fraction BETWEEN 0 AND 1),
        done_at timestamptz,
        language text NOT NULL,
        updated_at timestamptz NOT NULL,
        PRIMARY KEY (country_id, person_id, module_edition_id, item_id)
      );

      CREATE TABLE attempt (
        country_id uuid NOT NULL,
        id uuid NOT NULL,
        person_id uuid NOT NULL,
        module_edition_id uuid NOT NULL,
        item_id uuid NOT NULL,
        number int NOT NULL,
        language text NOT NULL,
        -- Order of questions, opaque tokens of options, and the pass mark and limits in force: never sent as it is.
        paper jsonb NOT NULL,
        started_at timestamptz NOT NULL,
        PRIMARY KEY (country_id, id),
        UNIQUE (country_id, person_id, module_edition_id, item_id, number)
      );
      CREATE TRIGGER attempt_append_only BEFORE UPDATE OR DELETE ON attempt FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TABLE submission (
        country_id uuid NOT NULL,
        attempt_id uuid NOT NULL,
        submitted_at timestamptz NOT NULL,
        answers jsonb NOT NULL,
        result jsonb NOT NULL,
        passed boolean NOT NULL,
        score numeric(7,2) NOT NULL,
        max_score numeric(7,2) NOT NULL,
        PRIMARY KEY (country_id, attempt_id),
        FOREIGN KEY (country_id, attempt_id) REFERENCES attempt (country_id, id)
      );
      CREATE TRIGGER submission_append_only BEFORE UPDATE OR DELETE ON submission FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE certificate (
        id uuid PRIMARY KEY,
        -- Unguessable: printed and in the QR code.
        number text NOT NULL UNIQUE,
        country_id uuid NOT NULL,
        person_id uuid NOT NULL REFERENCES person,
        course_edition_id uuid REFERENCES course_edition,
        module_edition_id uuid REFERENCES module_edition,
        centre_id uuid REFERENCES centre,
        achieved_on date NOT NULL,
        issued_at timestamptz NOT NULL,
        revoked_at timestamptz,
        revoked_by uuid,
        revoke_reason text,
        CHECK ((course_edition_id IS NULL) <> (module_edition_id IS NULL))
      );
      CREATE UNIQUE INDEX certificate_course ON certificate (person_id, course_edition_id) WHERE course_edition_id IS NOT NULL AND revoked_at IS NULL;
      CREATE UNIQUE INDEX certificate_module ON certificate (person_id, module_edition_id) WHERE module_edition_id IS NOT NULL AND revoked_at IS NULL;
      CREATE TABLE lookup_limit (
        key text PRIMARY KEY,
        window_start timestamptz NOT NULL,
        count int NOT NULL
      );

      -- An assignment: who of a rotation must complete a course edition, by when.
      CREATE TABLE requirement_rule (
        id uuid PRIMARY KEY,
        country_id uuid NOT NULL REFERENCES country,
        rotation_id uuid NOT NULL REFERENCES rotation,
        course_edition_id uuid NOT NULL REFERENCES course_edition,
        selector jsonb NOT NULL DEFAULT '{}',
        due_on date NOT NULL,
        created_by uuid,
        created_at timestamptz NOT NULL,
        ended_by uuid,
        ended_at timestamptz,
        version int NOT NULL DEFAULT 1
      );
      CREATE INDEX requirement_rule_rotation ON requirement_rule (rotation_id) WHERE ended_at IS NULL;

      -- Kept current by whatever changes it; one packed row a person on the roll. See libs/readiness-engine.
      CREATE TABLE rotation_status (
        country_id uuid NOT NULL,
        rotation_id uuid NOT NULL REFERENCES rotation,
        person_id uuid NOT NULL REFERENCES person,
        -- Fills a post, and so is in the summary's tally; reserves are not.
        counted boolean NOT NULL,
        cells bytea NOT NULL,
        changed_at timestamptz NOT NULL,
        PRIMARY KEY (country_id, rotation_id, person_id)
      );
      CREATE TABLE rotation_summary (
        rotation_id uuid PRIMARY KEY REFERENCES rotation,
        country_id uuid NOT NULL,
        -- Columns, due days and rules that the packed rows were made with.
        plan jsonb NOT NULL,
        dues jsonb NOT NULL,
        tally jsonb NOT NULL,
        -- The module that most posts lack; null: none is lacking.
        gap jsonb,
        changed_at timestamptz NOT NULL
      );
    `);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('The first migrations are not undone: restore a backup instead.'));
  }
}
