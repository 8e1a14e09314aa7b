import { Workbook } from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../../../test/test-app';
import { buildWorld, type Account, type World } from '../../../test/world';
import { makeReference } from '../../../test/drafts';
import { RecommendationLinks, ReferenceLinksLoader, RegisterLoader } from '.';
import type {
  CoverageDto,
  RecommendationDto,
  RecommendationPageDto,
  PassageDto,
} from './recommendations/recommendations.dto';
import type { SourceDocumentDto } from './documents/documents.dto';

const quiet = (): Promise<void> => Promise.resolve();

describe('the sources', () => {
  let test: TestApp;
  let world: World;
  let developer: Account;
  let stranger: Account;

  beforeAll(async () => {
    test = await startTestApp();
    world = await buildWorld(test);
    await test.app.get(RegisterLoader).load(quiet);
    developer = world.home.accounts.CURRICULUM_DEVELOPER;
    stranger = world.foreign.accounts.CURRICULUM_DEVELOPER;
  });
  afterAll(() => test.close());

  const body = <T>(answer: { body: T }): T => answer.body;
  const show = async (by: Account, code: string): Promise<RecommendationDto> =>
    body<RecommendationDto>(await by.get(`/api/sources/recommendations/${code}`).expect(200));

  async function finished(
    by: Account,
    jobId: string,
  ): Promise<{ state: string; result: unknown; problem: { code: string } | null }> {
    for (;;) {
      const job = body<{ state: string; result: unknown; problem: { code: string } | null }>(
        await by.get(`/api/jobs/${jobId}`).expect(200),
      );
      if (job.state === 'DONE' || job.state === 'FAILED') return job;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async function attach(
    by: Account,
    code: string,
    centreId: string,
    bytes: Buffer,
    name = 'copy.txt',
  ): Promise<Awaited<ReturnType<typeof finished>>> {
    const answer = await by
      .send('post', `/api/sources/documents/${code}/copy`)
      .field('centreId', centreId)
      .attach('file', bytes, name)
      .expect(202);
    return finished(by, body<{ jobId: string }>(answer).jobId);
  }

  it('hold the whole register, and loading it again changes no row', async () => {
    const state = (): Promise<unknown[]> =>
      world.db
        .query(`SELECT md5(string_agg(r::text, ',' ORDER BY code)) AS r, (SELECT md5(string_agg(d::text, ',' ORDER BY code)) FROM source_document d) AS d,
        (SELECT count(*) FROM audit_event) AS audit FROM recommendation r`);
    const before = await state();
    await test.app.get(RegisterLoader).load(quiet);
    await test.app.get(ReferenceLinksLoader).load(quiet);
    const linked = await state();
    await test.app.get(ReferenceLinksLoader).load(quiet);
    expect(linked).toEqual([{ ...(before[0] as object), audit: expect.anything() }]);
    expect(await state()).toEqual(linked);
    const page = body<RecommendationPageDto>(await developer.get('/api/sources/recommendations').expect(200));
    expect(page.total).toBe(331);
    expect(page.counts.document).toHaveLength(5);
  });

  it('answer a search by words, beginnings and codes, page by page without gaps', async () => {
    const found = body<RecommendationPageDto>(await developer.get('/api/sources/recommendations?q=interpret'));
    expect(found.total).toBeGreaterThan(1);
    expect(found.rows.every((row) => row.paraphrase.length > 0)).toBe(true);
    const one = body<RecommendationPageDto>(await developer.get('/api/sources/recommendations?q=wg09-00'));
    expect(one.rows.map(({ code }) => code)).toEqual(Array.from({ length: 9 }, (_, at) => `WG09-00${at + 1}`));
    const codes: string[] = [];
    let cursor: string | null = null;
    do {
      const page: RecommendationPageDto = body<RecommendationPageDto>(
        await developer
          .get(`/api/sources/recommendations?authority=EXPERT_OPINION,STATEMENT${cursor ? `&cursor=${cursor}` : ''}`)
          .expect(200),
      );
      codes.push(...page.rows.map(({ code }) => code));
      cursor = page.nextCursor;
      if (cursor === null) expect(codes).toHaveLength(page.total);
    } while (cursor !== null);
    expect(new Set(codes).size).toBe(codes.length);
    const hostile = `'"; -- <script> ((( & | ! :* \\`;
    await developer.get(`/api/sources/recommendations?q=${encodeURIComponent(hostile)}`).expect(200);
    await developer.get('/api/sources/recommendations?cursor=nonsense').expect(422);
  });

  it('turn from open to planned to covered with the links, in the eyes of the linking centre alone', async () => {
    const code = 'SC20-005';
    const path = `/api/sources/recommendations/${code}/links`;
    const link = { centreId: world.home.centreId, note: 'canary-note-of-home', strength: 'PARTIAL' };
    const before = await show(developer, code);
    expect((await show(stranger, code)).status).toBe(before.status);
    await world.db.query(`DELETE FROM recommendation_link`);
    expect(await show(developer, code)).toMatchObject({ status: 'OPEN', strength: null, answers: [] });

    await developer.send('post', path, { ...link, targetKind: 'FEATURE', itemId: 'F3' }).expect(201);
    expect(await show(developer, code)).toMatchObject({ status: 'PLANNED', strength: null });
    const added = body<{ id: string }>(
      await developer.send('post', path, { ...link, targetKind: 'MODULE', moduleId: world.home.moduleId }).expect(201),
    );
    expect(await show(developer, code)).toMatchObject({ status: 'COVERED', strength: 'PARTIAL' });
    await developer.send('post', path, { ...link, targetKind: 'MODULE', moduleId: world.home.moduleId }).expect(409);
    await developer.send('post', path, { ...link, targetKind: 'MODULE', moduleId: world.foreign.moduleId }).expect(422);
    await developer
      .send('post', path, { ...link, targetKind: 'OBJECTIVE', moduleId: world.home.moduleId, itemId: 'nothing' })
      .expect(422);

    const seen = await show(stranger, code);
    expect(seen).toMatchObject({ status: 'OPEN', links: 0, answers: [] });
    expect(JSON.stringify(seen)).not.toContain('canary-note-of-home');
    await stranger.send('delete', `/api/sources/links/${added.id}`).expect(404);
    await stranger.send('post', path, { ...link, targetKind: 'FEATURE', itemId: 'F4' }).expect(404);
    await stranger.get(`/api/sources/recommendations/${code}?centreId=${world.home.centreId}`).expect(404);

    const coverage = body<CoverageDto>(await developer.get('/api/sources/coverage').expect(200));
    expect(coverage.all).toMatchObject({ total: 331, partly: 1, planned: 0, open: 330 });
    await developer.send('delete', `/api/sources/links/${added.id}`).expect(204);
    expect(await show(developer, code)).toMatchObject({ status: 'PLANNED' });
  });

  it('stay open while the reference content only suggests an answer, until somebody of the centre takes it up', async () => {
    const { moduleId, editionId } = await makeReference(world);
    const suggest = async (code: string): Promise<void> => {
      await world.db.transaction((tx) =>
        test.app.get(RecommendationLinks).addReference(tx, {
          code,
          targetKind: 'MODULE',
          moduleId,
          itemId: null,
          strength: 'FULL',
          note: 'All of it.',
        }),
      );
    };
    await suggest('SC20-007');
    expect(await show(developer, 'SC20-007')).toMatchObject({
      status: 'OPEN',
      strength: null,
      basis: 'SUGGESTED',
      links: 0,
      suggestions: 1,
      answers: [{ own: false, live: true, counts: false, note: 'All of it.' }],
    });
    const suggested = body<RecommendationPageDto>(
      await developer.get('/api/sources/recommendations?status=OPEN&basis=SUGGESTED').expect(200),
    );
    expect(suggested.rows.map(({ code }) => code)).toEqual(['SC20-007']);
    const all = async (by: Account): Promise<CoverageDto['all']> =>
      body<CoverageDto>(await by.get('/api/sources/coverage').expect(200)).all;
    expect(await all(developer)).toMatchObject({ suggested: 1, covered: 0, coveredByReference: 0 });

    // A copy of one's own is begun, and answers what its origin answers.
    const { id: copyId } = body<{ id: string }>(
      await developer
        .send('post', `/api/modules/${moduleId}/copy`, { centreId: world.home.centreId, code: 'COPY.1' })
        .expect(201),
    );
    expect(await show(developer, 'SC20-007')).toMatchObject({
      status: 'PLANNED',
      basis: 'OWN',
      links: 1,
      suggestions: 0,
      answers: [{ own: true, live: false, counts: true, moduleId: copyId, strength: 'FULL', note: 'All of it.' }],
    });
    expect(await show(stranger, 'SC20-007')).toMatchObject({ status: 'OPEN', basis: 'SUGGESTED' });

    // Linked as it is: the suggestion has become the centre's own answer, and stands once.
    await suggest('SC20-008');
    await developer
      .send('post', '/api/sources/recommendations/SC20-008/links', {
        centreId: world.home.centreId,
        targetKind: 'MODULE',
        moduleId,
        strength: 'PARTIAL',
        note: '',
      })
      .expect(201);
    const linked = await show(developer, 'SC20-008');
    expect(linked).toMatchObject({ status: 'COVERED', strength: 'PARTIAL', basis: 'OWN', links: 1 });
    expect(linked.answers).toHaveLength(1);

    // Adopted by the centre's approver, the reference edition itself answers.
    await suggest('SC20-009');
    await world.home.accounts.APPROVER.send('post', `/api/module-editions/${editionId}/adoption`, {
      centreId: world.home.centreId,
      note: '',
    });
    expect(await show(developer, 'SC20-009')).toMatchObject({
      status: 'COVERED',
      strength: 'FULL',
      basis: 'REFERENCE',
    });
    expect(await show(stranger, 'SC20-009')).toMatchObject({ status: 'OPEN', basis: 'SUGGESTED' });
    expect(await all(developer)).toMatchObject({ covered: 1, coveredByReference: 1 });
  });

  it('keep a word with its reason, per centre, and refuse a stale one', async () => {
    const approver = world.home.accounts.APPROVER;
    const path = '/api/sources/recommendations/SC20-006/stance';
    const wish = {
      centreId: world.home.centreId,
      word: 'NOT_PURSUED',
      reason: 'canary-reason-of-home',
      ownerId: developer.id,
      reviewOn: '2027-01-31',
      version: 0,
    };
    await approver.send('put', path, { ...wish, reason: ' ' }).expect(422);
    await approver.send('put', path, { ...wish, reviewOn: '2027-02-31' }).expect(422);
    await approver.send('put', path, { ...wish, ownerId: stranger.id }).expect(422);
    await approver.send('put', path, wish).expect(200);
    expect(await show(developer, 'SC20-006')).toMatchObject({
      status: 'NOT_PURSUED',
      stance: { word: 'NOT_PURSUED', ownerName: 'CURRICULUM_DEVELOPER XA', reviewOn: '2027-01-31', version: 1 },
    });
    await approver.send('put', path, wish).expect(409);
    await world.foreign.accounts.APPROVER.send('put', path, { ...wish, version: 1 }).expect(404);
    expect(JSON.stringify(await show(stranger, 'SC20-006'))).not.toContain('canary-reason-of-home');
    await approver.send('put', path, { centreId: world.home.centreId, word: null, reason: '', version: 1 }).expect(200);
    expect(await show(developer, 'SC20-006')).toMatchObject({ stance: { word: null, version: 2 } });
  });

  it('leave as files that say whose view they show, as of when and of how many, and each time it is written down', async () => {
    const path = '/api/sources/exports';
    const centreId = world.home.centreId;
    const csv = await developer
      .send('post', path, { centreId, list: 'UNANSWERED', format: 'CSV', language: 'en' })
      .expect(200);
    expect(csv.headers['content-disposition']).toMatch(/filename="open-[a-z0-9-]+-\d{4}-\d\d-\d\d\.csv"/);
    const open = body<RecommendationPageDto>(await developer.get('/api/sources/recommendations?status=OPEN')).total;
    const lines = csv.text.trim().split('\r\n');
    expect(lines).toHaveLength(open + 1);
    expect(lines[0]).toContain('Code,What was asked for,Speaker,Date,Document,Where');
    expect(lines[0]).toMatch(/,As of$/);
    expect(lines.some((line) => line.includes('Lt. Gen. Carlos H. Loitey') && line.includes('26 Jun 2019'))).toBe(true);

    // A place that is no number of a paragraph is written as it is cited.
    expect(csv.text).toMatch(/,paragraph \d/);
    expect(csv.text).toMatch(/,"?App\. \d/);
    expect(csv.text).not.toContain('paragraph App.');

    const made = await developer
      .send('post', path, { centreId, list: 'TOPICS', format: 'XLSX', language: 'fr' })
      .responseType('blob')
      .expect(200);
    const book = new Workbook();
    await book.xlsx.load(made.body as never);
    const [sheet, about] = [book.getWorksheet('Couverture'), book.getWorksheet('À propos')];
    expect(sheet?.getCell('A2').text).toBe('Toutes les recommandations');
    expect(sheet?.getCell('K2').value).toBe(331);
    expect(
      about
        ?.getColumn(1)
        .values.filter((value) => typeof value === 'string')
        .join(' '),
    ).toContain('Situation au');
    const pdf = await developer
      .send('post', path, { centreId, list: 'UNANSWERED', format: 'PDF', language: 'fr' })
      .responseType('blob')
      .expect(200);
    expect((pdf.body as Buffer).subarray(0, 5).toString()).toBe('%PDF-');

    await stranger.send('post', path, { centreId, list: 'TOPICS', format: 'CSV', language: 'en' }).expect(404);
    expect(
      await world.db.query(`SELECT count(*)::int AS n FROM audit_event WHERE action = 'coverage.exported'`),
    ).toEqual([{ n: 3 }]);
  });

  it('show the cited passage in the own copy only, and say when it is not found', async () => {
    const home = world.home.centreId;
    const passage =
      'Every patrol leader rehearses the canary handover of the interpreter cards with the unit that is about to leave the base.';
    await developer
      .send('post', '/api/sources/documents', {
        centreId: home,
        code: 'LLR26',
        title: 'Lessons',
        kind: 'MISSION_REPORT',
        issuer: '',
        dateFrom: '2026-03-01',
        dateTo: '2026-03-01',
      })
      .expect(201);
    const entry = {
      centreId: home,
      document: 'LLR26',
      paraphrase: 'Rehearse handing over the cards.',
      topics: ['language'],
      kind: 'WAY_TO_TRAIN',
      authority: 'STATEMENT',
    };
    const added = body<{ code: string }>(
      await developer.send('post', '/api/sources/recommendations', { ...entry, passage }).expect(201),
    );
    expect(added.code).toBe('LLR26-001');
    await developer.send('post', '/api/sources/recommendations', entry).expect(201);
    const open = async (by: Account, code: string): Promise<PassageDto> =>
      body<PassageDto>(await by.get(`/api/sources/recommendations/${code}/passage`).expect(200));
    expect((await open(developer, 'LLR26-001')).state).toBe('NO_COPY');

    const text = [
      'First words of the report.',
      'What the unit did in the wet season.',
      passage,
      'What follows.',
      'The end.',
      'Annex.',
    ].join('\n\n');
    expect(await attach(developer, 'LLR26', home, Buffer.from(text))).toMatchObject({
      state: 'DONE',
      result: { found: 1, total: 2, paragraphs: 6 },
    });
    const found = await open(developer, 'LLR26-001');
    expect(found.state).toBe('FOUND');
    expect(found.paragraphs.map(({ cited }) => cited)).toEqual([false, false, true, false, false]);
    expect((await open(developer, 'LLR26-002')).state).toBe('NOT_GIVEN');

    expect(await open(stranger, 'LLR26-001')).toEqual({ state: 'NO_COPY', fileName: null, paragraphs: [] });
    await stranger.get(`/api/sources/recommendations/LLR26-001/passage?centreId=${home}`).expect(404);
    expect(
      JSON.stringify(body<SourceDocumentDto>(await stranger.get('/api/sources/documents/LLR26').expect(200))),
    ).not.toContain('copy.txt');
    await stranger.send('delete', `/api/sources/documents/LLR26/copy?centreId=${home}`).expect(404);

    // A passage given later is looked for in the copies that are there.
    await developer
      .send('put', '/api/sources/recommendations/LLR26-002', {
        paraphrase: 'Name the season.',
        topics: ['language'],
        kind: 'WAY_TO_TRAIN',
        authority: 'STATEMENT',
        passage: 'What the unit did in the wet season.',
        version: 1,
      })
      .expect(200);
    expect((await open(developer, 'LLR26-002')).state).toBe('FOUND');

    // Replaced by the same bytes, then by what cannot be read, then taken away with its file.
    expect((await attach(developer, 'LLR26', home, Buffer.from(text))).state).toBe('DONE');
    expect(await attach(developer, 'LLR26', home, Buffer.from('%PDF-1.7\nnothing follows'))).toMatchObject({
      state: 'FAILED',
      problem: { code: 'sources.copyDamaged' },
    });
    expect((await open(developer, 'LLR26-001')).state).toBe('FOUND');
    await developer.send('delete', `/api/sources/documents/LLR26/copy?centreId=${home}`).expect(204);
    expect((await open(developer, 'LLR26-001')).state).toBe('NO_COPY');
    expect(
      await world.db.query(
        'SELECT 1 FROM file UNION ALL SELECT 1 FROM file_use UNION ALL SELECT 1 FROM document_paragraph',
      ),
    ).toEqual([]);
  });

  it('refuse at once what is no document, too large or empty', async () => {
    const call = (): ReturnType<Account['send']> =>
      developer.send('post', '/api/sources/documents/ARF19/copy').field('centreId', world.home.centreId);
    expect((await call().attach('file', Buffer.from('{\\rtf1 x}'), 'a.txt')).body).toMatchObject({
      code: 'sources.copyUnsupported',
    });
    expect((await call().attach('file', Buffer.alloc(0), 'a.txt')).body).toMatchObject({ code: 'sources.copyEmpty' });
    expect((await call()).body).toMatchObject({ code: 'request.invalid' });
    expect((await call().attach('file', Buffer.alloc(31 * 1024 * 1024, 'a'), 'a.txt')).body).toMatchObject({
      code: 'request.tooLarge',
    });
    expect(await world.db.query('SELECT 1 FROM file')).toEqual([]);
  });

  it('let a learner read a citation and nothing else', async () => {
    const learner = world.home.accounts.LEARNER;
    const [citation] = body<Record<string, unknown>[]>(
      await learner.get('/api/sources/recommendations/by-codes?codes=JPC24-074,NOPE-999').expect(200),
    );
    expect(Object.keys(citation ?? {}).sort()).toEqual(
      [
        'authority',
        'code',
        'dateFrom',
        'dateTo',
        'documentCode',
        'documentTitle',
        'heading',
        'paragraph',
        'paraphrase',
        'speaker',
      ].sort(),
    );
    await learner.get('/api/sources/recommendations').expect(403);
  });

  it('leave the register to the product, and numbers of its documents to later entries', async () => {
    const fields = { paraphrase: 'Own thought.', topics: ['language'], kind: 'CAPABILITY', authority: 'STATEMENT' };
    await developer.send('put', '/api/sources/recommendations/ARF19-001', { ...fields, version: 1 }).expect(404);
    await developer
      .send('put', '/api/sources/documents/ARF19', {
        title: 'x',
        kind: 'OTHER',
        issuer: '',
        dateFrom: '2019-06-26',
        dateTo: '2019-06-26',
        version: 1,
      })
      .expect(404);
    const added = await developer
      .send('post', '/api/sources/recommendations', { ...fields, centreId: world.home.centreId, document: 'ARF19' })
      .expect(201);
    expect(body<{ code: string }>(added).code).toBe('ARF19-10001');
    await stranger.send('put', '/api/sources/recommendations/ARF19-10001', { ...fields, version: 1 }).expect(404);
    await developer
      .send('post', '/api/sources/recommendations', {
        ...fields,
        topics: ['no-such-topic'],
        centreId: world.home.centreId,
        document: 'ARF19',
      })
      .expect(422);
  });

  it('take a workbook over as a whole, or not at all with every refused row named', async () => {
    const workbook = new Workbook();
    const documents = workbook.addWorksheet('Reports');
    documents.addRow(['Code', 'Title', 'Kind', 'Date from', 'Date to']);
    documents.addRow([
      'IMP26',
      'Lessons of the third rotation',
      'MISSION_REPORT',
      new Date('2026-02-01T00:00:00Z'),
      '',
    ]);
    const entries = workbook.addWorksheet('What they ask for');
    entries.addRow(['What the fourth rotation asks for']);
    entries.addRow([]);
    entries.addRow(['Document', 'Paraphrase', 'Topics', 'Kind', 'Authority', 'Speaker', 'Code']);
    entries.addRow([
      'IMP26',
      'Hand the map over in person.',
      'transition-handover; culture',
      'way to train',
      'STATEMENT',
      'A commander',
      '',
    ]);
    entries.addRow(['IMP26', 'Count the radios.', 'resources-equipment', 'CAPABILITY', 'FIGURE', '', 'IMP26-001']);
    const send = async (): Promise<{ status: number; body: unknown }> =>
      developer
        .send('post', '/api/sources/import')
        .field('centreId', world.home.centreId)
        .attach('file', Buffer.from(await workbook.xlsx.writeBuffer()), 'sources.xlsx');

    const bad = entries.addRow(['NOPE', '', 'no-topic', 'x', 'y', '', 'IMP26-001']);
    const before = await world.db.query(
      'SELECT count(*) FROM recommendation UNION ALL SELECT count(*) FROM source_document',
    );
    const refused = await send();
    expect(refused).toMatchObject({ status: 422, body: { code: 'sources.importRefused', data: { total: 6 } } });
    expect(JSON.stringify(refused.body)).toContain(
      '{"sheet":"What they ask for","row":6,"column":"topics","reason":"unknownTopic"}',
    );
    expect(
      await world.db.query('SELECT count(*) FROM recommendation UNION ALL SELECT count(*) FROM source_document'),
    ).toEqual(before);

    entries.spliceRows(bad.number, 1);
    expect(await send()).toMatchObject({ status: 201, body: { documents: 1, recommendations: 2 } });
    expect(await show(developer, 'IMP26-002')).toMatchObject({
      paraphrase: 'Hand the map over in person.',
      kind: 'WAY_TO_TRAIN',
    });
    expect(await send()).toMatchObject({ status: 422, body: { code: 'sources.importRefused' } });

    const upload = (bytes: Buffer): ReturnType<Account['send']> =>
      developer
        .send('post', '/api/sources/import')
        .field('centreId', world.home.centreId)
        .attach('file', bytes, 'a.csv');
    await upload(Buffer.from('{"documents": 4}')).expect(422);
    await upload(Buffer.from('{"documents": [')).expect(422);
    await upload(Buffer.from([0x50, 0x4b, 3, 4, 1, 2, 3])).expect(422);
    await upload(Buffer.from('nothing;known\n1;2')).expect(422);
    await upload(
      Buffer.from('document;paraphrase;topics;kind;authority\nARF19;A second thought.;language;CAPABILITY;STATEMENT'),
    ).expect(201);
    // Sent again, under whatever numbers, it would stand there twice.
    const again = await upload(
      Buffer.from('document;paraphrase;topics;kind;authority\nARF19; a second Thought.;language;CAPABILITY;STATEMENT'),
    ).expect(422);
    expect(again.body).toMatchObject({
      data: { rows: [{ sheet: 'CSV', row: 2, column: 'paraphrase', reason: 'known' }], total: 1 },
    });
  });
});
