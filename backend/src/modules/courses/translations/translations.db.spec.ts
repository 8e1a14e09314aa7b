import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { emptyLesson } from '@peacewright/lesson-document';
import { makeDraft, type Draft } from '../../../../test/drafts';
import { startTestApp, type TestApp } from '../../../../test/test-app';
import { buildWorld, type World } from '../../../../test/world';
import type { TranslationDto } from './translations.dto';

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await startTestApp();
  world = await buildWorld(app);
});
afterAll(() => app.close());

const source = {
  ...emptyLesson('en', 'First lesson'),
  blocks: [{ type: 'paragraph', attrs: { id: 'b-1' }, content: [{ type: 'text', text: 'Hold.' }] }],
};
const french = {
  ...source,
  language: 'fr',
  title: 'Première leçon',
  blocks: [{ ...source.blocks[0], content: [{ type: 'text', text: 'Tenez.' }] }],
};
const moduleText = {
  schema: 'peacewright.module',
  version: 1,
  language: 'fr',
  title: 'Brouillon',
  summary: '',
  terms: [],
  ruleCards: [],
  objectives: [],
  centreValues: [],
};

/** A draft with one written lesson and a complete French text by the translator. */
async function translated(): Promise<Draft & { base: string }> {
  const draft = await makeDraft(world, world.home);
  await world.home.accounts.CURRICULUM_DEVELOPER.send(
    'put',
    `/api/module-editions/${draft.editionId}/items/${draft.lessonId}/document`,
    { version: 1, document: source },
  ).expect(200);
  const { TRANSLATOR } = world.home.accounts;
  await TRANSLATOR.send('post', `/api/module-editions/${draft.editionId}/translations`, { language: 'fr' }).expect(201);
  const base = `/api/module-editions/${draft.editionId}/translations/fr`;
  await TRANSLATOR.send('put', `${base}/document`, { version: 1, document: moduleText }).expect(200);
  await TRANSLATOR.send('put', `${base}/items/${draft.lessonId}`, { version: 0, document: french }).expect(200);
  return { ...draft, base };
}

/** What publishing leaves behind, without the checklist in the way. */
async function freeze(editionId: string): Promise<void> {
  await world.db.query(
    `UPDATE module_edition SET state = 'PUBLISHED', hash = $2, manifest = 'x', published_at = now() WHERE id = $1`,
    [editionId, editionId],
  );
}

describe('a translation', () => {
  it('is approved by somebody who wrote none of it', async () => {
    const { base } = await translated();
    const show = async (): Promise<TranslationDto> =>
      (await world.home.accounts.APPROVER.get(base)).body as TranslationDto;
    const { version, approvalReasons } = await show();
    expect(approvalReasons).toEqual([]);
    const own = await world.home.accounts.TRANSLATOR.send('post', `${base}/state`, {
      state: 'APPROVED',
      version,
    }).expect(409);
    expect(own.body).toMatchObject({
      data: { reasons: [{ code: 'edition.permissionMissing' }, { code: 'translation.translatorMayNotApprove' }] },
    });
    await world.foreign.accounts.APPROVER.send('post', `${base}/state`, { state: 'APPROVED', version }).expect(404);
    await world.home.accounts.APPROVER.send('post', `${base}/state`, { state: 'APPROVED', version }).expect(200);
    expect(await show()).toMatchObject({ state: 'APPROVED', frozen: false });
  });

  it('gives both texts when a second tab saves on the same version', async () => {
    const { base, lessonId } = await translated();
    const path = `${base}/items/${lessonId}`;
    await world.home.accounts.TRANSLATOR.send('put', path, {
      version: 1,
      document: { ...french, title: 'Premier onglet' },
    }).expect(200);
    const refused = await world.home.accounts.TRANSLATOR.send('put', path, {
      version: 1,
      document: { ...french, title: 'Second onglet' },
    }).expect(409);
    expect(refused.body).toMatchObject({
      code: 'edit.stale',
      data: { version: 2, document: { title: 'Premier onglet' } },
    });
  });

  it('holds nothing that its source does not', async () => {
    const { base, lessonId } = await translated();
    const strange = { ...french, blocks: [...french.blocks, { type: 'paragraph', attrs: { id: 'b-9' } }] };
    const refused = await world.home.accounts.TRANSLATOR.send('put', `${base}/items/${lessonId}`, {
      version: 1,
      document: strange,
    }).expect(422);
    expect(refused.body).toMatchObject({ code: 'translation.structure', params: { count: 1 } });
    await world.home.accounts.TRANSLATOR.send('put', `${base}/items/${lessonId}`, {
      version: 1,
      document: source,
    }).expect(422);
  });

  it('goes out of date with its source and cannot be approved then', async () => {
    const { base, editionId, lessonId } = await translated();
    await world.home.accounts.CURRICULUM_DEVELOPER.send(
      'put',
      `/api/module-editions/${editionId}/items/${lessonId}/document`,
      { version: 2, document: source },
    ).expect(200);
    const shown = (await world.home.accounts.APPROVER.get(base)).body as TranslationDto;
    expect(shown.items).toMatchObject([{ itemId: lessonId, outdated: true }]);
    expect(shown.approvalReasons).toEqual([{ code: 'translation.outdated', params: { count: 1 } }]);
    await world.home.accounts.APPROVER.send('post', `${base}/state`, {
      state: 'APPROVED',
      version: shown.version,
    }).expect(409);
  });

  it('may follow an edition that is published already, and is frozen with its approval', async () => {
    const { base, editionId, lessonId } = await translated();
    await freeze(editionId);
    await world.home.accounts.INSTRUCTOR.get(base).expect(404);
    const { version } = (await world.home.accounts.APPROVER.get(base)).body as TranslationDto;
    const approved = await world.home.accounts.APPROVER.send('post', `${base}/state`, {
      state: 'APPROVED',
      version,
    }).expect(200);
    expect(approved.body).toMatchObject({ state: 'APPROVED', frozen: true, mayEdit: false });
    await world.home.accounts.TRANSLATOR.send('put', `${base}/items/${lessonId}`, {
      version: 1,
      document: french,
    }).expect(409);
    await expect(
      world.db.query(`UPDATE edition_translation SET document = '{}' WHERE edition_id = $1`, [editionId]),
    ).rejects.toThrow(/frozen/);
    await expect(
      world.db.query(`DELETE FROM edition_translation_item WHERE edition_id = $1`, [editionId]),
    ).rejects.toThrow(/frozen/);
    const [row] = await world.db.query<{ source_hash: string; hash: string }>(
      'SELECT source_hash, hash FROM edition_translation WHERE edition_id = $1',
      [editionId],
    );
    expect(row).toMatchObject({ source_hash: editionId, hash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    await world.home.accounts.INSTRUCTOR.get(base).expect(200);
  });
});
