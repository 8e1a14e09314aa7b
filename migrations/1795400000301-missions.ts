import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mission belongs to the country that added it, which alone may change it. */
export class Missions1795400000301 implements MigrationInterface {
  readonly name = 'Missions1795400000301';

  async up(q: QueryRunner): Promise<void> {
    await q.query(`
      -- Null: the product's own, changed by nobody.
      ALTER TABLE mission ADD COLUMN country_id uuid REFERENCES country;
      ALTER TABLE mission ADD COLUMN version int NOT NULL DEFAULT 1;
    `);
  }

  async down(q: QueryRunner): Promise<void> {
    await q.query('ALTER TABLE mission DROP COLUMN country_id, DROP COLUMN version');
  }
}
