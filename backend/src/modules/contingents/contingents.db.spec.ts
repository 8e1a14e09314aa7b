import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import ExcelJS from 'exceljs';
import { startTestApp, type TestApp } from '../../../test/test-app';
import { buildWorld, type Account, type Place, type World } from '../../../test/world';
import type { RollImportDto } from './imports/roll-imports.dto';
import type { PersonDto } from '../people/personnel.dto';
import type { MissionDto } from './missions/missions.dto';
import { PinAccountQueries } from './pins/pin-accounts.queries';
import type { RollDto } from './roll.dto';
import type { RotationDto } from './rotations.dto';

describe('contingents', () => {
  let test: TestApp;
  let world: World;
  let home: Place;
  let admin: Account;
  let desk: Account;
  let stranger: Account;
  let strangerDesk: Account;

  beforeAll(async () => {
    test = await startTestApp();
    world = await buildWorld(test);
    home = world.home;
    admin = home.accounts.CENTRE_ADMIN;
    stranger = world.foreign.accounts.CENTRE_ADMIN;
    desk = home.accounts.NATIONAL_DESK;
    strangerDesk = world.foreign.accounts.NATIONAL_DESK;
  });
  afterAll(() => test.close());

  const rollOf = async (by = admin): Promise<RollDto> =>
    (await by.get(`/api/rotations/${home.rotationId}/roll`).expect(200)).body as RollDto;
  const load = async (bytes: Buffer, name = 'roll.xlsx'): Promise<RollImportDto> =>
    (await admin.send('post', `/api/rotations/${home.rotationId}/roll-imports`).attach('file', bytes, name).expect(201))
      .body as RollImportDto;

  async function workbook(rows: readonly (readonly unknown[])[]): Promise<Buffer> {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Roll');
    for (const row of rows) sheet.addRow([...row]);
    return Buffer.from(await book.xlsx.writeBuffer());
  }

  const ROLL: readonly (readonly unknown[])[] = [
    ['Nominal roll'],
    [
      'Service number',
      'Rank',
      'Family name',
      'Given names',
      'Company',
      'Platoon',
      'Post',
      'Post code',
      'Date of birth',
      'Sex',
    ],
    ['00451', 'Pte', 'Learner-XA', 'Test', 'A Company', '', 'Rifleman', 'A-001', '07/11/1999', 'F'],
    ['00452', 'Pte', 'Koné', 'Mariam', 'A Company', '1 Platoon', 'Driver', 'A-002', '01/02/1998', 'F'],
    ['00453', 'Pte', 'Li', '', 'A Company', '1 Platoon', 'Medic', 'A-003', '', 'M'],
    ['', '', '', '', 'A Company', '1 Platoon', 'Signaller', 'A-004', '', ''],
    ['00452', 'Pte', 'Other', 'Person', '', '', '', '', '', ''],
    ['460', 'Pte', 'Short', 'Number', 'B Company', '', 'Cook', 'B-001', '', ''],
  ];

  it('previews a roll, asks about doubtful rows, applies it as a whole and changes nothing the second time', async () => {
    const bytes = await workbook(ROLL.filter((_, index) => index !== 6));
    const preview = await load(bytes);
    expect(preview.counts).toEqual({ new: 3, unchanged: 0, changed: 1, doubtful: 1, refused: 0, skipped: 0 });
    expect(preview.rows.find((row) => row.doubt)).toMatchObject({ row: 7, doubt: 'shortNumber', known: '00460' });
    await admin.send('post', `/api/roll-imports/${preview.id}/apply`, { version: preview.version }).expect(409);
    await stranger.get(`/api/roll-imports/${preview.id}`).expect(404);
    await stranger.send('post', `/api/roll-imports/${preview.id}/apply`, { version: preview.version }).expect(404);

    const decided = (
      await admin
        .send('put', `/api/roll-imports/${preview.id}/decisions`, {
          decisions: [{ row: 7, decision: 'PAD' }],
          version: preview.version,
        })
        .expect(200)
    ).body as RollImportDto;
    const done = (
      await admin.send('post', `/api/roll-imports/${preview.id}/apply`, { version: decided.version }).expect(200)
    ).body as RollImportDto;
    expect(done).toMatchObject({ state: 'DONE', counts: { new: 4, changed: 1, refused: 0 } });
    const roll = await rollOf();
    expect(
      roll.posts.map((post) => [post.code, post.entries.find((entry) => entry.status === 'PRIMARY')?.number ?? null]),
    ).toEqual(
      expect.arrayContaining([
        ['A-001', '00451'],
        ['A-002', '00452'],
        ['A-003', '00453'],
        ['A-004', null],
        ['B-001', '00460'],
      ]),
    );
    expect(roll.subUnits.map((unit) => unit.name)).toEqual(
      expect.arrayContaining(['A Company', '1 Platoon', 'B Company']),
    );

    const before = await snapshot();
    const again = await load(bytes);
    expect(again.counts).toEqual({ new: 0, unchanged: 5, changed: 0, doubtful: 0, refused: 0, skipped: 0 });
    await admin.send('post', `/api/roll-imports/${again.id}/apply`, { version: again.version }).expect(200);
    expect(await snapshot()).toEqual(before);
    const [kept] = await world.db.query<{ text: string }>('SELECT rows::text AS text FROM roll_import WHERE id = $1', [
      again.id,
    ]);
    expect(kept?.text).not.toContain('Mariam');
  });

  it('refuses both rows of a number with two names and gives them back as CSV', async () => {
    const preview = await load(await workbook(ROLL.slice(1)));
    expect(preview.rows.filter((row) => row.outcome === 'refused').map((row) => [row.row, row.refusal])).toEqual([
      [3, 'duplicateNumber'],
      [6, 'duplicateNumber'],
    ]);
    const csv = await admin.get(`/api/roll-imports/${preview.id}/refused.csv`).expect(200);
    expect(csv.text.split('\r\n').slice(0, 2)).toEqual([
      expect.stringContaining('"Row","Why it was refused","Service number"'),
      expect.stringContaining('"3","The same number stands in another row (6)","00452"'),
    ]);
    await admin.send('post', '/api/session/language', { language: 'fr' }).expect(204);
    const french = await admin.get(`/api/roll-imports/${preview.id}/refused.csv`).expect(200);
    expect(french.text).toContain('"3","Le même matricule figure à une autre ligne (6)","00452"');
    await admin.send('post', '/api/session/language', { language: 'en' }).expect(204);
    await admin.send('post', `/api/roll-imports/${preview.id}/discard`).expect(204);
  });

  it('leaves a sum out with its reason, and refuses a birth to come on a roll and on a person’s page', async () => {
    const preview = await load(
      await workbook([
        ['Service number', 'Full name', 'Date of birth'],
        ['00991', 'Later Born', '07/11/2099'],
        ['TOTAL', '850', '37 women'],
      ]),
    );
    expect(preview.rows).toMatchObject([
      { row: 2, outcome: 'refused', refusal: 'bornLater' },
      { row: 3, outcome: 'skipped', name: 'TOTAL', notes: ['sum'] },
    ]);
    const csv = await admin.get(`/api/roll-imports/${preview.id}/refused.csv`).expect(200);
    expect(csv.text).toContain('"2","The date of birth lies in the future","00991"');
    expect(csv.text).not.toContain('TOTAL');
    const done = await admin.send('post', `/api/roll-imports/${preview.id}/apply`, { version: preview.version });
    expect(done.body).toMatchObject({ counts: { new: 0, refused: 1, skipped: 1 } });

    const person = (await admin.get(`/api/people/${home.personId}`).expect(200)).body as PersonDto;
    const change = { fullName: person.name, category: person.category, version: person.version };
    const refused = await admin.send('patch', `/api/people/${home.personId}`, { ...change, dateOfBirth: '2099-01-01' });
    expect([refused.status, refused.body]).toMatchObject([422, { code: 'contingents.bornLater' }]);
    const noDay = await admin.send('patch', `/api/people/${home.personId}`, { ...change, dateOfBirth: '1999-02-31' });
    expect(noDay.body).toMatchObject({ code: 'request.invalid', pointers: [{ pointer: '/dateOfBirth' }] });
  });

  it('refuses broken and oversized files and changes nothing', async () => {
    const before = await snapshot();
    await admin
      .send('post', `/api/rotations/${home.rotationId}/roll-imports`)
      .attach('file', Buffer.from('PK\u0003\u0004 broken'), 'a.xlsx')
      .expect(422);
    await admin
      .send('post', `/api/rotations/${home.rotationId}/roll-imports`)
      .attach('file', Buffer.alloc(11 * 1024 * 1024), 'a.xlsx')
      .expect(413);
    await stranger
      .send('post', `/api/rotations/${home.rotationId}/roll-imports`)
      .attach('file', await workbook(ROLL), 'a.xlsx')
      .expect(404);
    expect(await snapshot()).toEqual(before);
  });

  it('replaces somebody and keeps the past', async () => {
    const post = (await rollOf()).posts.find((one) => one.code === 'A-002');
    const [entry] = post?.entries ?? [];
    const body = {
      reason: 'Broken leg',
      fromDate: '2026-12-01',
      person: { service: 'ARMY', serviceNumber: '00999', fullName: 'New Comer', rankId: home.rankId },
    };
    await stranger.send('post', `/api/roll-entries/${entry?.id ?? ''}/replacement`, body).expect(404);
    const made = await admin.send('post', `/api/roll-entries/${entry?.id ?? ''}/replacement`, body).expect(201);
    expect(made.body).toMatchObject({ newPerson: true });
    const after = (await rollOf()).posts.find((one) => one.code === 'A-002');
    expect(after?.entries.map((one) => [one.number, one.status, one.toDate, one.reason])).toEqual([
      ['00999', 'PRIMARY', null, ''],
      ['00452', 'REPLACED', expect.any(String), 'Broken leg'],
    ]);
    const wrong = {
      postId: post?.id,
      status: 'RESERVE',
      person: { service: 'ARMY', serviceNumber: '00453', fullName: 'Somebody Else' },
    };
    const refused = await admin.send('post', `/api/rotations/${home.rotationId}/entries`, wrong).expect(409);
    expect(refused.body).toMatchObject({ code: 'contingents.otherName', data: { name: 'Li' } });
  });

  it('tells why somebody left to those alone who may read that roll', async () => {
    const [left] = (await rollOf()).posts.find((one) => one.code === 'A-002')?.entries.slice(-1) ?? [];
    const contingentId = '01b00000-0000-7000-8000-000000000001';
    const rotationId = '01b00000-0000-7000-8000-000000000002';
    const postId = '01b00000-0000-7000-8000-000000000003';
    for (const [table, from, change] of [
      ['contingent', home.contingentId, { id: contingentId, name: 'Another battalion' }],
      ['rotation', home.rotationId, { id: rotationId, contingent_id: contingentId, centre_id: home.centreId }],
      ['post', home.postId, { id: postId, rotation_id: rotationId, sub_unit_id: null }],
    ] as const)
      await world.db.query(
        `INSERT INTO ${table} SELECT (jsonb_populate_record(t, $2)).* FROM ${table} t WHERE t.id = $1`,
        [from, JSON.stringify(change)],
      );
    await world.db.query(
      `INSERT INTO roll_entry (id, country_id, rotation_id, post_id, person_id, from_date, to_date, status, reason, created_at)
       VALUES (gen_random_uuid(), $1, $2, $3, $4, '2026-01-01', '2026-02-01', 'REPLACED', 'Joined elsewhere', now())`,
      [home.countryId, rotationId, postId, left?.personId],
    );
    const reasons = async (by: Account): Promise<(string | null)[]> =>
      ((await by.get(`/api/people/${left?.personId ?? ''}`).expect(200)).body as PersonDto).rolls.map(
        ({ reason }) => reason,
      );
    expect(await reasons(desk)).toEqual(['Broken leg', 'Joined elsewhere']);
    expect(await reasons(home.accounts.CONTINGENT_TRAINING_OFFICER)).toEqual(['Broken leg', null]);
    await stranger.get(`/api/people/${left?.personId ?? ''}`).expect(404);
    // Who sees no names is told nothing either that somebody wrote of a person: on the roll and in the audit trail.
    for (const role of ['SIGNATORY', 'VISITOR_AUDITOR'] as const)
      expect((await home.accounts[role].get(`/api/rotations/${home.rotationId}/roll`).expect(200)).text).not.toContain(
        'Broken leg',
      );
    const trail = async (by: Account): Promise<string> => (await by.get('/api/audit?action=roll').expect(200)).text;
    expect(await trail(desk)).toContain('Broken leg');
    expect(await trail(home.accounts.SYSTEM_ADMIN)).toContain('roll.replaced');
    expect(await trail(home.accounts.SYSTEM_ADMIN)).not.toContain('Broken leg');
  });

  it('gives a reserve who steps up no reason of somebody else', async () => {
    const post = (await rollOf()).posts.find((one) => one.code === 'A-003');
    const reserve = { service: 'ARMY', serviceNumber: '00777', fullName: 'Second Chance' };
    const made = (
      await admin
        .send('post', `/api/rotations/${home.rotationId}/entries`, {
          postId: post?.id,
          status: 'RESERVE',
          person: reserve,
        })
        .expect(201)
    ).body as { personId: string };
    await admin
      .send('post', `/api/roll-entries/${post?.entries[0]?.id ?? ''}/replacement`, {
        reason: 'Ill at home',
        person: { personId: made.personId },
      })
      .expect(201);
    const person = (await admin.get(`/api/people/${made.personId}`).expect(200)).body as PersonDto;
    expect(person.rolls.map(({ status, reason }) => [status, reason])).toEqual([
      ['PRIMARY', null],
      ['REPLACED', null],
    ]);
  });

  it('hides names from those who may see the contingent but not its people', async () => {
    const roll = await rollOf(home.accounts.SIGNATORY);
    expect(roll.posts.length).toBeGreaterThan(3);
    expect(
      roll.posts.flatMap((post) => post.entries.map((entry) => entry.name)).filter((name) => name !== null),
    ).toEqual([]);
  });

  it('refuses dates out of order and stale edits', async () => {
    const rotation = (await admin.get(`/api/rotations/${home.rotationId}`).expect(200)).body as { version: number };
    const wish = {
      kind: 'UNIT',
      number: 1,
      centreId: home.centreId,
      deployFrom: '2027-03-01',
      trainingStart: '2027-04-01',
      version: rotation.version,
    };
    const answer = await admin.send('patch', `/api/rotations/${home.rotationId}`, wish).expect(422);
    expect(answer.body).toMatchObject({ code: 'contingents.datesOrder', pointers: [{ pointer: '/deployFrom' }] });
    const stale = await admin
      .send('patch', `/api/rotations/${home.rotationId}`, { ...wish, trainingStart: '2027-01-01', version: 99 })
      .expect(409);
    expect(stale.body).toMatchObject({ code: 'edit.stale' });
  });

  it('lets a country add a mission and change it, but not turn fiction into fact under a rotation', async () => {
    const wish = {
      code: 'EX-9',
      name: { en: 'Exercise nine', fr: 'Exercice neuf' },
      authority: 'OTHER',
      languages: ['en', 'fr'],
      fictional: true,
    };
    const made = (await desk.send('post', '/api/missions', { ...wish, countryId: home.countryId }).expect(201))
      .body as MissionDto;
    expect(made).toMatchObject({ fictional: true, mayEdit: true, used: false });
    await desk.send('post', '/api/missions', { ...wish, countryId: home.countryId }).expect(409);
    const url = `/api/missions/${made.id}`;
    await strangerDesk.send('patch', url, { ...wish, version: made.version }).expect(404);
    await admin.send('patch', url, { ...wish, version: made.version }).expect(403);
    const renamed = (
      await desk
        .send('patch', url, { ...wish, name: { en: 'Nine', fr: 'Neuf' }, fictional: false, version: made.version })
        .expect(200)
    ).body as MissionDto;
    expect(renamed).toMatchObject({ name: { en: 'Nine', fr: 'Neuf' }, fictional: false });
    await desk.send('patch', url, { ...wish, version: made.version }).expect(409);
    await world.db.query('UPDATE rotation SET mission_id = $2 WHERE id = $1', [home.rotationId, made.id]);
    const held = await desk.send('patch', url, { ...wish, version: renamed.version }).expect(409);
    expect(held.body).toMatchObject({ code: 'contingents.inUse' });
    await world.db.query(
      "UPDATE rotation SET mission_id = (SELECT id FROM mission WHERE code = 'TESTMIS') WHERE id = $1",
      [home.rotationId],
    );
  });

  it('assigns a course by sub-unit, once, and to a real mission only what the centre has adopted', async () => {
    const url = `/api/rotations/${home.rotationId}/assignments`;
    const body = {
      courseEditionId: home.courseEditionId,
      selector: { rankBands: ['ENLISTED'], subUnitIds: [home.subUnitId] },
    };
    await stranger.send('post', url, body).expect(404);
    const made = await admin.send('post', url, body).expect(201);
    expect(made.body).toMatchObject({ dueOn: '2027-01-30' });
    expect((made.body as { posts: number }).posts).toBeGreaterThan(0);
    await admin.send('post', url, body).expect(409);

    await world.db.query('UPDATE mission SET fictional = false');
    await world.db.query('UPDATE module SET owner_centre_id = NULL WHERE id = $1', [home.moduleId]);
    const refused = await admin.send('post', url, { ...body, selector: {} }).expect(409);
    expect(refused.body).toMatchObject({
      code: 'contingents.notAdopted',
      data: [{ moduleEditionId: home.moduleEditionId, code: 'T1.1' }],
    });
    const asked = (await admin.get(`/api/rotations/${home.rotationId}`).expect(200)).body as RotationDto;
    await world.db.query('UPDATE mission SET fictional = true');
    const { id: real } = (
      await desk
        .send('post', '/api/missions', {
          countryId: home.countryId,
          code: 'REAL-1',
          name: { en: 'A real mission', fr: 'Une mission réelle' },
          authority: 'UN',
          languages: ['en'],
          fictional: false,
        })
        .expect(201)
    ).body as { id: string };
    const sent = { kind: asked.kind, number: asked.number, centreId: home.centreId, deployFrom: asked.deployFrom };
    // What was assigned for an exercise must not follow the rotation into a real mission.
    const carried = await admin
      .send('patch', `/api/rotations/${home.rotationId}`, { ...sent, missionId: real, version: asked.version })
      .expect(409);
    expect(carried.body).toMatchObject({ code: 'contingents.notAdopted' });
    await world.db.query('UPDATE mission SET fictional = false');
    await world.db.query(
      'INSERT INTO adoption (centre_id, module_edition_id, adopted_by, adopted_at) VALUES ($1,$2,$3,now())',
      [home.centreId, home.moduleEditionId, admin.id],
    );
    await admin.send('post', url, { ...body, selector: {} }).expect(201);
    const [rule] = (await admin.get(url).expect(200)).body as { id: string; version: number }[];
    await admin.send('post', `/api/assignments/${rule?.id ?? ''}/end`, { version: rule?.version }).expect(204);
  });

  it('hands slips out by sub-unit, of one of them alone where that is wished', async () => {
    const pins = test.app.get(PinAccountQueries);
    const everybody = await pins.withoutAccount(world.db, home.rotationId, null);
    expect(everybody.map(({ subUnit }) => subUnit)).toEqual([
      'A Company / 1 Platoon',
      'A Company / 1 Platoon',
      'B Company',
    ]);
    const { subUnits } = await rollOf();
    for (const [name, people] of [
      ['A Company', 2],
      ['B Company', 1],
    ] as const) {
      const id = subUnits.find((unit) => unit.name === name)?.id ?? '';
      expect({ name, people: (await pins.withoutAccount(world.db, home.rotationId, [id])).length }).toEqual({
        name,
        people,
      });
    }
  });

  it('makes accounts with PINs whose slips only the requester gets, and a new PIN for one person', async () => {
    const started = (await admin.send('post', `/api/rotations/${home.rotationId}/accounts`, {}).expect(202)).body as {
      people: number;
      jobId: string;
    };
    expect(started.people).toBe(3);
    await jobDone(started.jobId);
    const slips = await admin.get(`/api/pin-slips/${started.jobId}`).expect(200);
    expect((slips.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');
    await home.accounts.NATIONAL_DESK.get(`/api/pin-slips/${started.jobId}`).expect(404);
    const accounts = await world.db.query<{ personId: string; role: string; must: boolean }>(
      `SELECT a.person_id AS "personId", g.role, a.must_change AS must FROM account a JOIN role_assignment g ON g.account_id = a.id WHERE a.pin_login LIKE 'XA/ARMY/%'`,
    );
    expect(accounts).toHaveLength(3);
    expect(accounts.every((account) => account.role === 'LEARNER' && account.must)).toBe(true);

    const personId = accounts[0]?.personId ?? '';
    await stranger.send('post', `/api/people/${personId}/pin-reset`, { reason: 'Slip was lost' }).expect(404);
    const reset = (
      await admin.send('post', `/api/people/${personId}/pin-reset`, { reason: 'Slip was lost' }).expect(200)
    ).body as { pin: string };
    const [person] = await world.db.query<{ number: string }>(
      'SELECT service_number AS number FROM person WHERE id = $1',
      [personId],
    );
    await world
      .anonymous()
      .post('/api/session/pin')
      .send({ country: 'XA', service: 'ARMY', serviceNumber: person?.number, pin: reset.pin })
      .expect(200);
    const [audit] = await world.db.query<{ reason: string; details: unknown }>(
      `SELECT reason, details FROM audit_event WHERE action = 'account.pinReset'`,
    );
    expect(audit).toEqual({ reason: 'Slip was lost', details: {} });
    expect((await admin.send('post', `/api/rotations/${home.rotationId}/accounts`, {}).expect(202)).body).toEqual({
      people: 0,
      jobId: null,
    });
  });

  it('takes a batch of individual postings: people without a service number, with one name or many, who all can sign in', async () => {
    const rotation = (await admin.get(`/api/rotations/${home.rotationId}`).expect(200)).body as RotationDto;
    const batch = (
      await admin
        .send('post', '/api/rotations', {
          contingentId: rotation.contingentId,
          kind: 'POSTINGS',
          number: 71,
          centreId: home.centreId,
          missionId: rotation.missionId,
          deployFrom: '2027-04-01',
        })
        .expect(201)
    ).body as RotationDto;
    const [known] = await world.db.query<{ login: string }>(
      "SELECT pin_login AS login FROM account WHERE pin_login LIKE 'XA/ARMY/%' ORDER BY 1 LIMIT 1",
    );
    const taken = known?.login.split('/')[2] ?? '';
    const bytes = await workbook([
      ['Centre number', 'Name', 'Category', 'Post', 'Post code'],
      ['C-0007', 'Sorenvel', 'Military observer', 'Observer, team site North', 'OBS-1'],
      ['C-0008', 'Ana María de la Cruz y Ortiz Valdés', 'Staff officer', 'Liaison', 'STF-1'],
      // Somebody else already signs in by this number in the same service.
      [taken, 'Lirano', 'Civilian', 'Analyst', 'CIV-1'],
    ]);
    const url = `/api/rotations/${batch.id}/roll-imports`;
    const preview = (await admin.send('post', url).attach('file', bytes, 'postings.xlsx').expect(201))
      .body as RollImportDto;
    expect(preview.counts).toMatchObject({ new: 3, refused: 0, doubtful: 0 });
    // Rows that name no category are of observers here, not of a contingent.
    expect(preview.mapping.category).toBe('MEOM');
    await admin.send('post', `/api/roll-imports/${preview.id}/apply`, { version: preview.version }).expect(200);
    const again = (await admin.send('post', url).attach('file', bytes, 'postings.xlsx').expect(201))
      .body as RollImportDto;
    expect(again.counts).toMatchObject({ unchanged: 3, new: 0, changed: 0 });
    const roll = (await admin.get(`/api/rotations/${batch.id}/roll`).expect(200)).body as RollDto;
    const holders = roll.posts.map(({ code, category, entries: [entry] }) => [
      code,
      category,
      entry?.name,
      entry?.number,
    ]);
    expect(holders).toEqual([
      ['OBS-1', 'MEOM', 'Sorenvel', 'C-0007'],
      ['STF-1', 'STAFF_OFFICER', 'Ana María de la Cruz y Ortiz Valdés', 'C-0008'],
      ['CIV-1', 'CIVILIAN', 'Lirano', taken],
    ]);
    const started = (await admin.send('post', `/api/rotations/${batch.id}/accounts`, {}).expect(202)).body as {
      people: number;
      jobId: string;
    };
    expect(started.people).toBe(2);
    await jobDone(started.jobId);
    const observer = roll.posts[0]?.entries[0];
    const { pin } = (
      await admin.send('post', `/api/people/${observer?.personId ?? ''}/pin-reset`, { reason: 'First day' }).expect(200)
    ).body as { pin: string };
    await world
      .anonymous()
      .post('/api/session/pin')
      .send({ country: 'XA', service: observer?.service, serviceNumber: 'c-0007', pin })
      .expect(200);
  });

  it('puts people into an offering by rotation, sub-unit and number, within the own scope', async () => {
    const url = `/api/offerings/${home.offeringId}/people`;
    const unknown = await admin.send('post', url, { numbers: ['00453', '77777'] }).expect(200);
    expect(unknown.body).toEqual({ added: 1, already: 0, unknownNumbers: ['77777'] });
    const foreign = await admin.send('post', url, { personIds: [world.foreign.personId] }).expect(200);
    expect(foreign.body).toMatchObject({ added: 0 });
    await stranger.send('post', url, { rotationId: home.rotationId }).expect(404);
    await admin
      .send('put', `/api/offerings/${home.offeringId}/instructors`, { accountIds: [home.accounts.LEARNER.id] })
      .expect(422);
  });

  async function jobDone(id: string): Promise<void> {
    for (let tries = 0; tries < 150; tries++) {
      const job = (await admin.get(`/api/jobs/${id}`).expect(200)).body as { state: string; problem: unknown };
      if (job.state === 'DONE') return;
      if (job.state === 'FAILED') throw new Error(JSON.stringify(job.problem));
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new Error('The job did not end.');
  }

  /** Everything that an import may touch. */
  function snapshot(): Promise<unknown[]> {
    return world.db.query(
      `SELECT 'person' AS kind, to_jsonb(p) AS row FROM person p UNION ALL SELECT 'identity', to_jsonb(i) FROM person_identity i UNION ALL SELECT 'unit', to_jsonb(u) FROM sub_unit u
       UNION ALL SELECT 'post', to_jsonb(o) FROM post o UNION ALL SELECT 'entry', to_jsonb(e) FROM roll_entry e ORDER BY 1, 2`,
    );
  }
});
