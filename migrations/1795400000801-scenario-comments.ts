import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Comments on editions of scenarios, in the table of those on editions of modules. */
export class ScenarioComments1795400000801 implements MigrationInterface {
  readonly name = 'ScenarioComments1795400000801';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      -- About an edition of a module or of a scenario: one of the two. node_id: a node of the scenario's document; it may
      -- be gone from there since.
      ALTER TABLE review_comment
        ALTER COLUMN edition_id DROP NOT NULL,
        ADD COLUMN scenario_edition_id uuid REFERENCES scenario_edition,
        ADD COLUMN node_id text,
        ADD CONSTRAINT review_comment_about CHECK (num_nonnulls(edition_id, scenario_edition_id) = 1);
      CREATE INDEX review_comment_scenario_edition ON review_comment (scenario_edition_id) WHERE scenario_edition_id IS NOT NULL;

      -- Why drafts came back stood in the audit trail alone: from now on it is to be settled like any comment.
      INSERT INTO review_comment (id, scenario_edition_id, author_id, text, created_at)
      SELECT gen_random_uuid(), e.id, v.actor_id, v.reason, v.at
      FROM audit_event v JOIN scenario_edition e ON e.id::text = v.entity_id
      WHERE v.entity_kind = 'scenarioEdition' AND v.action = 'scenarioEdition.return' AND v.reason IS NOT NULL
        AND v.actor_id IS NOT NULL AND e.state = 'DRAFT';
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query(`
      DELETE FROM review_comment WHERE edition_id IS NULL;
      ALTER TABLE review_comment
        DROP CONSTRAINT review_comment_about, DROP COLUMN node_id, DROP COLUMN scenario_edition_id,
        ALTER COLUMN edition_id SET NOT NULL;
    `);
  }
}
