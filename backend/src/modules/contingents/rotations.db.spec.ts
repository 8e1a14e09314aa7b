import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { startTestApp, type TestApp } from '../../../test/test-app';
import { buildWorld, type Account, type Place, type World } from '../../../test/world';
import type { RollImportDto } from './imports/roll-imports.dto';
import type { RollDto } from './roll.dto';
import type { RotationDto } from './rotations.dto';

describe('a new rotation', () => {
  let test: TestApp;
  let world: World;
  let home: Place;
  let admin: Account;
  let stranger: Account;

  beforeAll(async () => {
    test = await startTestApp();
    world = await buildWorld(test);
    home = world.home;
    admin = home.accounts.CENTRE_ADMIN;
    stranger = world.foreign.accounts.CENTRE_ADMIN;
  });
  afterAll(() => test.close());

  async function workbook(rows: readonly (readonly unknown[])[]): Promise<Buffer> {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Roll');
    for (const row of rows) sheet.addRow([...row]);
    return Buffer.from(await book.xlsx.writeBuffer());
  }

  it('makes a new contingent together with its first rotation, or not at all', async () => {
    const name = 'Bridge Company';
    const contingent = { countryId: home.countryId, name, unitType: 'Engineers' };
    const wish = { contingent, kind: 'UNIT', number: 7, centreId: home.centreId, deployFrom: '2027-03-01' };
    const there = async (): Promise<number> =>
      (await world.db.query('SELECT 1 FROM contingent WHERE name = $1', [name])).length;
    await admin.send('post', '/api/rotations', { ...wish, trainingStart: '2027-04-01' }).expect(422);
    await admin.send('post', '/api/rotations', { ...wish, centreId: world.foreign.centreId }).expect(422);
    await stranger.send('post', '/api/rotations', { ...wish, centreId: world.foreign.centreId }).expect(404);
    await admin.send('post', '/api/rotations', { ...wish, contingent: undefined }).expect(422);
    expect(await there()).toBe(0);
    const made = (await admin.send('post', '/api/rotations', wish).expect(201)).body as RotationDto;
    expect(made).toMatchObject({ contingentName: name, number: 7 });
    expect(await there()).toBe(1);
  });

  it('takes a number whose figures are parted as the same number, on the roll and at the door', async () => {
    const wish = { contingentId: home.contingentId, kind: 'UNIT', number: 72, centreId: home.centreId };
    const group = (await admin.send('post', '/api/rotations', { ...wish, deployFrom: '2027-04-01' }).expect(201))
      .body as RotationDto;
    const file = (number: string): Promise<Buffer> =>
      workbook([
        ['Service number', 'Name', 'Post', 'Post code'],
        [number, 'Orvelan Tisk', 'Driver', 'D-1'],
      ]);
    const url = `/api/rotations/${group.id}/roll-imports`;
    const parted = (
      await admin
        .send('post', url)
        .attach('file', await file('0088 12\u00a034'), 'a.xlsx')
        .expect(201)
    ).body as RollImportDto;
    await admin.send('post', `/api/roll-imports/${parted.id}/apply`, { version: parted.version }).expect(200);
    const closed = (
      await admin
        .send('post', url)
        .attach('file', await file('00881234'), 'b.xlsx')
        .expect(201)
    ).body as RollImportDto;
    expect(closed.counts).toMatchObject({ unchanged: 1, new: 0, changed: 0, doubtful: 0 });
    const roll = (await admin.get(`/api/rotations/${group.id}/roll`).expect(200)).body as RollDto;
    const [entry] = roll.posts[0]?.entries ?? [];
    expect(entry?.number).toBe('00881234');
    await admin.send('post', `/api/rotations/${group.id}/accounts`, {}).expect(202);
    const reset = (): ReturnType<typeof admin.send> =>
      admin.send('post', `/api/people/${entry?.personId ?? ''}/pin-reset`, { reason: 'First day' });
    let answer = await reset();
    // The account is made by a job.
    for (let tries = 0; tries < 150 && answer.status !== 200; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      answer = await reset();
    }
    const { pin } = answer.body as { pin: string };
    for (const serviceNumber of ['00881234', '0088 1234'])
      await world
        .anonymous()
        .post('/api/session/pin')
        .send({ country: 'XA', service: 'ARMY', serviceNumber, pin })
        .expect(200);
  });
});
