import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { v7 } from 'uuid';
import { startTestApp, type TestApp } from '../../../test/test-app';
import { buildWorld, type World } from '../../../test/world';
import { Clock } from '../../platform/time';
import type { HomeDto } from '../learning/home/home.dto';
import type { BoardDto } from './readiness.dto';
import { StatusKeeper } from './status/status-keeper';

/** A due day and the instant, worked out by hand, at which it is over there. */
const MIDNIGHTS: readonly (readonly [zone: string, dueOn: string, over: string])[] = [
  ['Pacific/Kiritimati', '2026-12-05', '2026-12-05T10:00:00Z'],
  ['Asia/Kathmandu', '2026-12-05', '2026-12-05T18:15:00Z'],
  ['Africa/Dakar', '2026-12-05', '2026-12-06T00:00:00Z'],
  ['America/St_Johns', '2026-12-05', '2026-12-06T03:30:00Z'],
  ['Pacific/Pago_Pago', '2026-12-05', '2026-12-06T11:00:00Z'],
  // Summer time begins at this very midnight, which therefore does not exist there.
  ['America/Santiago', '2026-09-05', '2026-09-06T04:00:00Z'],
  // A day of 25 hours.
  ['Europe/Paris', '2026-10-25', '2026-10-25T23:00:00Z'],
];

describe('a due day', () => {
  let app: TestApp;
  let world: World;
  beforeAll(async () => {
    app = await startTestApp();
    world = await buildWorld(app);
    await world.db.query(`UPDATE session SET created_at = '2026-01-01', expires_at = '2030-01-01'`);
  });
  afterAll(() => app.close());
  afterEach(() => {
    jest.restoreAllMocks();
  });

  it.each(MIDNIGHTS)('ends at midnight of %s', async (zone, dueOn, over) => {
    const { rotationId, countryId, courseEditionId, accounts } = world.home;
    await world.db.transaction(async (tx) => {
      await tx.query('UPDATE rotation SET time_zone = $2 WHERE id = $1', [rotationId, zone]);
      await tx.query('DELETE FROM requirement_rule WHERE rotation_id = $1', [rotationId]);
      await tx.query(
        `INSERT INTO requirement_rule (id, country_id, rotation_id, course_edition_id, selector, due_on, created_at) VALUES ($1,$2,$3,$4,'{}',$5,'2026-06-01')`,
        [v7(), countryId, rotationId, courseEditionId, dueOn],
      );
      await app.app.get(StatusKeeper).recomputeRotation(tx, rotationId);
    });
    const standing = async (instant: number) => {
      const now = new Date(instant);
      jest.spyOn(app.app.get(Clock), 'now').mockReturnValue(now);
      await world.db.query('UPDATE session SET seen_at = $1', [now]);
      const home = (await accounts.LEARNER.get('/api/learning/home').expect(200)).body as HomeDto;
      const board = (await accounts.NATIONAL_DESK.get('/api/readiness/board').expect(200)).body as BoardDto;
      const [module] = home.modules;
      const line = board.rotations.find((one) => one.rotationId === rotationId);
      return {
        overdue: [module?.overdue, home.overdue, line?.byState.overdue],
        daysLeft: module?.daysLeft,
        today: line?.today,
      };
    };
    const midnight = Date.parse(over);
    expect(await standing(midnight - 1000)).toEqual({ overdue: [false, 0, 0], daysLeft: 0, today: dueOn });
    expect(await standing(midnight)).toMatchObject({ overdue: [true, 1, 1], daysLeft: -1 });
  });
});
