import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A certificate that was taken back stays so until somebody allows a new one in its place. */
export class CertificatesAnew1795400000701 implements MigrationInterface {
  readonly name = 'CertificatesAnew1795400000701';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      -- Since when a new one may be made out in its place; null for one that was taken back and stays so.
      ALTER TABLE certificate ADD COLUMN renewable_at timestamptz, ADD COLUMN renewable_by uuid;
      -- What fell with its evidence is earned anew by new evidence, as before.
      UPDATE certificate c SET renewable_at = c.revoked_at, renewable_by = c.revoked_by
      FROM evidence e
      WHERE c.revoked_at IS NOT NULL AND e.country_id = c.country_id AND e.person_id = c.person_id AND e.revokes IS NOT NULL
        AND e.recorded_by IS NOT DISTINCT FROM c.revoked_by AND e.reason = c.revoke_reason;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE certificate DROP COLUMN renewable_at, DROP COLUMN renewable_by');
  }
}
