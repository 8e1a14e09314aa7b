import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Scenarios as exercises: runs that the server steps, and the evidence that they become. */
export class AssessedRuns1795400000501 implements MigrationInterface {
  readonly name = 'AssessedRuns1795400000501';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      ALTER TABLE evidence DROP CONSTRAINT evidence_kind_check;
      ALTER TABLE evidence ADD CONSTRAINT evidence_kind_check
        CHECK (kind IN ('ATTENDANCE','TEST','SCENARIO','PRACTICAL','COLLECTIVE','ATTESTATION'));

      -- One person's run of a scenario that is an exercise of a module. Pinned to the scenario's edition by its hash.
      CREATE TABLE assessed_run (
        country_id uuid NOT NULL,
        id uuid NOT NULL,
        person_id uuid NOT NULL,
        module_edition_id uuid NOT NULL,
        item_id uuid NOT NULL,
        number int NOT NULL,
        scenario_edition_id uuid NOT NULL REFERENCES scenario_edition,
        hash text NOT NULL,
        -- Decides what is drawn; never sent before the end.
        seed bigint NOT NULL CHECK (seed BETWEEN 0 AND 4294967295),
        language text NOT NULL,
        -- Limits are this much longer, as the person was entitled to when it began.
        time_factor real NOT NULL CHECK (time_factor >= 1),
        started_at timestamptz NOT NULL,
        PRIMARY KEY (country_id, id),
        UNIQUE (country_id, person_id, module_edition_id, item_id, number)
      );
      CREATE INDEX assessed_run_item ON assessed_run (module_edition_id, item_id);
      CREATE TRIGGER assessed_run_append_only BEFORE UPDATE OR DELETE ON assessed_run FOR EACH ROW EXECUTE FUNCTION refuse_change();

      -- Steps are the truth about a run; what they come to is worked out by playing them.
      CREATE TABLE assessed_step (
        country_id uuid NOT NULL,
        run_id uuid NOT NULL,
        seq int NOT NULL,
        node text NOT NULL,
        move jsonb NOT NULL,
        seconds int NOT NULL CHECK (seconds >= 0),
        at timestamptz NOT NULL,
        PRIMARY KEY (country_id, run_id, seq),
        FOREIGN KEY (country_id, run_id) REFERENCES assessed_run (country_id, id)
      );
      CREATE TRIGGER assessed_step_append_only BEFORE UPDATE OR DELETE ON assessed_step FOR EACH ROW EXECUTE FUNCTION refuse_change();

      -- When the learner said to have read the scene before step seq: from then on its limit runs, by the server's clock.
      CREATE TABLE assessed_reading (
        country_id uuid NOT NULL,
        run_id uuid NOT NULL,
        seq int NOT NULL,
        at timestamptz NOT NULL,
        PRIMARY KEY (country_id, run_id, seq),
        FOREIGN KEY (country_id, run_id) REFERENCES assessed_run (country_id, id)
      );
      CREATE TRIGGER assessed_reading_append_only BEFORE UPDATE OR DELETE ON assessed_reading FOR EACH ROW EXECUTE FUNCTION refuse_change();

      CREATE TABLE assessed_result (
        country_id uuid NOT NULL,
        run_id uuid NOT NULL,
        ended_at timestamptz NOT NULL,
        outcome text NOT NULL,
        grade text NOT NULL CHECK (grade IN ('achieved','partlyAchieved','notAchieved')),
        passed boolean NOT NULL,
        critical_failed boolean NOT NULL,
        -- By objective of the scenario, with the objective of the module that it counts for.
        objectives jsonb NOT NULL,
        module_complete boolean NOT NULL,
        PRIMARY KEY (country_id, run_id),
        FOREIGN KEY (country_id, run_id) REFERENCES assessed_run (country_id, id)
      );
      CREATE TRIGGER assessed_result_append_only BEFORE UPDATE OR DELETE ON assessed_result FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('DROP TABLE assessed_result, assessed_reading, assessed_step, assessed_run');
    await q.query(`
      ALTER TABLE evidence DROP CONSTRAINT evidence_kind_check;
      ALTER TABLE evidence ADD CONSTRAINT evidence_kind_check
        CHECK (kind IN ('ATTENDANCE','TEST','PRACTICAL','COLLECTIVE','ATTESTATION'));
    `);
  }
}
