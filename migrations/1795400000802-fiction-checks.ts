import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the approver of a scenario vouched for. */
export class FictionChecks1795400000802 implements MigrationInterface {
  readonly name = 'FictionChecks1795400000802';

  async up(q: QueryRunner): Promise<void> {
    // Null: not approved yet, reference content, or approved before there was such a list.
    await q.query('ALTER TABLE scenario_edition ADD COLUMN fiction_checks text[]');
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE scenario_edition DROP COLUMN fiction_checks');
  }
}
