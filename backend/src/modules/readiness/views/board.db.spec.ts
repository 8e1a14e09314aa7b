import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../../../../test/test-app';
import { buildWorld, type Place, type World } from '../../../../test/world';
import type { BoardDto } from '../readiness.dto';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await buildWorld(app);
}, 120_000);
afterAll(() => app.close());

async function boardOf(place: Place): Promise<BoardDto> {
  return (await place.accounts.NATIONAL_DESK.get('/api/readiness/board').expect(200)).body as BoardDto;
}

const idsOf = ({ rotations }: BoardDto): string[] => rotations.map(({ rotationId }) => rotationId);

describe('the board, asked for by many at the same moment', () => {
  it('shows each what is within their own scope', async () => {
    const { home, foreign } = world;
    const own = new Map([
      [home, idsOf(await boardOf(home))],
      [foreign, idsOf(await boardOf(foreign))],
    ]);
    expect(own.get(home)).toContain(home.rotationId);
    expect(own.get(foreign)).toContain(foreign.rotationId);
    const places = Array.from({ length: 12 }, (_, at) => (at % 2 === 0 ? home : foreign));
    const seen = await Promise.all(places.map(boardOf));
    expect(seen.map(idsOf)).toEqual(places.map((place) => own.get(place)));
  });

  it('is never older than the question, whatever was being read when it was asked', async () => {
    const { home } = world;
    for (const name of ['First', 'Second', 'Third']) {
      const before = Array.from({ length: 6 }, () => boardOf(home));
      await world.db.query(
        'UPDATE contingent SET name = $2 WHERE id = (SELECT contingent_id FROM rotation WHERE id = $1)',
        [home.rotationId, name],
      );
      const { rotations } = await boardOf(home);
      expect(rotations.find(({ rotationId }) => rotationId === home.rotationId)?.contingentName).toBe(name);
      await Promise.all(before);
    }
  });
});
