import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Blanks between the figures of a number only part them for the eye: kept and signed in with are the figures alone. */
export class NumbersClosed1795400000901 implements MigrationInterface {
  readonly name = 'NumbersClosed1795400000901';

  async up(q: QueryRunner): Promise<void> {
    const closed = (column: string): string => `regexp_replace(${column}, '(\\d)\\s+(?=\\d)', '\\1', 'g')`;
    // Where the figures alone are somebody's already, the two stay apart, and people decide.
    await q.query(
      `UPDATE person p SET service_number = ${closed('p.service_number')}, version = p.version + 1
       WHERE p.service_number ~ '\\d\\s+\\d' AND NOT EXISTS (
         SELECT 1 FROM person o WHERE o.country_id = p.country_id AND o.service = p.service AND o.service_number = ${closed('p.service_number')})`,
    );
    await q.query(
      `UPDATE account a SET pin_login = ${closed('a.pin_login')}, version = a.version + 1
       WHERE a.pin_login ~ '\\d\\s+\\d' AND NOT EXISTS (SELECT 1 FROM account o WHERE o.pin_login = ${closed('a.pin_login')})`,
    );
  }

  async down(): Promise<void> {
    // How a number was parted is not kept, and says nothing.
  }
}
