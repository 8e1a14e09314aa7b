import type { BrowserContext } from '@playwright/test';
import { saved } from '../screens/editor';
import { ReferenceScenario } from '../screens/scenario';
import { demoAccount, open, signInAs, speak } from '../support/demo';
import { actor, draftLesson, serve, writeLesson } from '../support/draft';
import { assign, publish, publishedCourse, staffOfGalvessa } from '../support/publish';
import { demoUrl, expect, expectAccessible, test } from '../support/test';

const PHONE = { viewport: { width: 390, height: 844 }, locale: 'fr-FR', isMobile: true, hasTouch: true } as const;
const LEARNER = 'Leondro Corvoval Mendrímar';
const scenario = new ReferenceScenario('S6', 'fr');

/**
 * A developer makes a scenario an exercise of a module; a learner plays it so that it counts, on a phone and then on a
 * tablet, reads the debrief, and the module is complete.
 */
test('a scenario becomes an exercise that counts, and is played on two devices', async ({ browser, request }) => {
  test.setTimeout(300_000);
  const staff = await staffOfGalvessa(browser, request);
  const draft = await draftLesson(staff.developer, 'A rumour at the gate');
  await writeLesson(staff.developer, draft, [
    { type: 'paragraph', attrs: { id: 'b-1' }, content: [{ type: 'text', text: 'Ask first, then speak.' }] },
  ]);
  await serve(staff.developer, draft, ['o-firstmeeting']);

  await test.step('the developer chooses the scenario in the outline, and is told what is missing until then', async () => {
    const page = await staff.developer.newPage();
    await open(page, `/courses/modules/${draft.moduleId}?item=${draft.lessonId}`);
    await page.getByRole('button', { name: 'Add a part' }).click();
    await page.getByLabel('Kind').selectOption('SCENARIO');
    await page.getByLabel('Title').last().fill('The rumour');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    const which = page.getByRole('combobox', { name: 'Scenario' });
    const { title } = new ReferenceScenario('S6', 'en');
    await which.selectOption(await which.getByRole('option').filter({ hasText: title }).getAttribute('value'));
    await expectAccessible(page);
    await page.getByRole('combobox', { name: /C4\.5-1/ }).selectOption({ label: 'O1 Open a first meeting' });
    await page.getByLabel('Attempts', { exact: false }).fill('3');
    await saved(page);
    await page.close();
  });

  await publish(staff, 'module-editions', draft.editionId);
  const course = await publishedCourse(staff, `RUM-${String(Date.now() % 1_000_000)}`, [draft.moduleId]);
  await assign(staff, 'Galvessa Engineer Company', course.editionId);

  const account = await demoAccount(request, LEARNER);
  const phone = await browser.newContext(PHONE);
  await signInAs(phone, account);
  await speak(phone, 'fr');
  const page = await phone.newPage();
  const heard = listen(phone);
  let path = '';
  let stood = '';

  await test.step('the learner begins it on a phone, and is sent the present scene alone', async () => {
    await open(page, `/learning/${draft.editionId}/lessons/${draft.lessonId}`);
    await page.getByRole('button', { name: 'Terminé, passer au scénario' }).click();
    await expect(page.getByRole('heading', { level: 1, name: scenario.title })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Celui-ci compte' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Commencer' }).click();
    await expect(page.getByRole('article')).toBeFocused();
    await expectAccessible(page);
    for (let at = 0; at < 5; at++) {
      await scenario.act(page);
      await expect(page.getByRole('article')).toBeFocused();
    }
    path = new URL(page.url()).pathname;
    stood = (await page.getByRole('article').textContent()) ?? '';
    // Five scenes behind, the sixth in front: of all that can be met, no other text was on the line.
    const told = heard.join('\n');
    expect(scenario.texts.filter((text) => told.includes(JSON.stringify(text).slice(1, -1))).length).toBe(6);
    await phone.close();
  });

  const tablet = await browser.newContext({ viewport: { width: 1024, height: 768 }, locale: 'fr-FR' });
  await signInAs(tablet, account);
  const other = await tablet.newPage();

  await test.step('on another device it goes on where it stopped; a step that the line lost counts once', async () => {
    await open(other, `/learning/${draft.editionId}`);
    await other.getByRole('listitem').filter({ hasText: scenario.title }).getByRole('link').click();
    await other.getByRole('button', { name: 'Reprendre là où vous vous êtes arrêté' }).click();
    await expect(other).toHaveURL(new RegExp(`${path}$`));
    await expect(other.getByRole('article')).toHaveText(stood, { useInnerText: false });
    // The first sending arrives, and its answer does not.
    let lost = 0;
    await other.route('**/steps', async (route) => {
      if (lost++ > 0) return route.fallback();
      await route.fetch();
      return route.abort('connectionreset');
    });
    await scenario.act(other).catch(() => undefined);
    await expect(other.getByText('Rien n’est perdu', { exact: false })).toBeVisible();
    await expectAccessible(other);
    await other.getByRole('button', { name: 'Réessayer' }).click();
    await expect(other.getByText('Rien n’est perdu', { exact: false })).toBeHidden();
    await expect(other.getByRole('article')).not.toHaveText(stood, { useInnerText: false });
  });

  await test.step('at the end there are the result, the debrief, and a module that is complete', async () => {
    const passed = other.getByRole('heading', { name: 'Réussi' });
    for (let at = 0; at < 40 && !(await passed.isVisible()); at++) await scenario.act(other);
    await expect(passed).toBeVisible();
    const told = other.getByRole('region', { name: 'Votre chemin' });
    await expect(told.getByText('Vous avez choisi', { exact: false }).first()).toBeVisible();
    await expect(other.getByRole('button', { name: 'Rejouer' })).toBeHidden();
    await expectAccessible(other);
    await open(other, `/learning/${draft.editionId}`);
    const row = other.getByRole('listitem').filter({ hasText: scenario.title });
    await expect(row).toContainText('réussi');
  });
  await tablet.close();

  await test.step('the desk sees the cell turn, with the evidence and the edition of the scenario behind it', async () => {
    const { send } = await actor(staff.admin);
    const { code } = await send<{ code: string }>('GET', `/api/modules/${draft.moduleId}`);
    const desk = await staff.admin.newPage();
    await open(desk, '/completion');
    await desk.getByRole('link', { name: 'Galvessa Engineer Company' }).click();
    await desk.getByLabel('Name or number').fill('leondro');
    const grid = desk.getByRole('grid');
    const column = await grid.getByRole('columnheader', { name: code }).getAttribute('aria-colindex');
    const cell = grid.getByRole('row', { name: LEARNER }).locator(`[aria-colindex="${column ?? ''}"]`);
    await expect(cell).toHaveAccessibleName(/^Completed /);
    await cell.click();
    const panel = desk.getByRole('complementary', { name: LEARNER });
    await expect(panel.getByText('Edition 1 of the scenario: achieved')).toBeVisible();
    await expect(panel).not.toContainText('s6-rumour-and-crowd');
    await expect(panel.getByText('O1 · achieved')).toBeVisible();
    await expectAccessible(desk);
    // To a French desk the head of the column speaks French, and its English title is marked as English.
    await speak(staff.admin, 'fr');
    await desk.reload();
    const head = desk.getByRole('grid').getByRole('columnheader', { name: code });
    await expect(head).toHaveAccessibleName(
      new RegExp(`^${code} A rumour at the gate édition 1\\s: terminé par \\d+ sur \\d+$`),
    );
    await expect(head.getByText('A rumour at the gate')).toHaveAttribute('lang', 'en');
    await expect(head.getByText('édition 1')).toHaveAttribute('lang', 'fr');
    await speak(staff.admin, 'en');
  });
  await test.step('the instructor of a course run sees what was chosen, by how many and how fast', async () => {
    const { send, centreId } = await actor(staff.admin);
    const session = await staff.developer.request.get(`${demoUrl()}/api/session`);
    const { account: teacher } = (await session.json()) as { account: { id: string } };
    await send('POST', `/api/accounts/${teacher.id}/roles`, {
      role: 'INSTRUCTOR',
      scopeKind: 'CENTRE',
      scopeId: centreId,
    });
    const title = `Rumours ${String(Date.now() % 1_000_000)}`;
    const { id } = await send<{ id: string }>('POST', '/api/offerings', {
      centreId,
      courseEditionId: course.editionId,
      title,
      place: 'Room 2',
      mode: 'BLENDED',
      language: 'en',
      startsOn: day(-2),
      endsOn: day(5),
    });
    await send('PUT', `/api/offerings/${id}/instructors`, { accountIds: [teacher.id] });
    await send('POST', `/api/offerings/${id}/people`, { numbers: [account.serviceNumber] });
    const desk = await staff.developer.newPage();
    await open(desk, `/teaching/${id}`);
    await desk.getByRole('link', { name: /1 of 1 have begun/ }).click();
    await expect(desk.getByText(/edition 1 · scenario s6-rumour-and-crowd, edition 1/)).toBeVisible();
    const results = desk.getByRole('region', { name: 'How it ended' });
    await expect(results.getByRole('row', { name: /Galvessa Engineer Company/ })).toContainText('1 of 1 (100');
    const chosen = desk.getByRole('region', { name: 'What was chosen' });
    await expect(chosen.getByRole('listitem')).not.toHaveCount(0);
    await expect(chosen.getByText(/Half took no longer than \d+/).first()).toBeVisible();
    await expectAccessible(desk);
    await desk.getByRole('button', { name: 'Draw it on the graph' }).click();
    const drawn = desk.getByRole('application', { name: 'On the graph' });
    await expect(drawn.getByRole('button', { name: /Runs that came here: 1 of 1/ })).not.toHaveCount(0);
    await expect(drawn.getByRole('button', { name: /1 of 1 \(100/ })).not.toHaveCount(0);
    await expectAccessible(desk);
    await desk.setViewportSize({ width: 390, height: 844 });
    await expectAccessible(desk);
  });
  await staff.close();
});

/** Bodies of what the server answers about learning. */
function listen(context: BrowserContext): string[] {
  const heard: string[] = [];
  context.on('response', (response) => {
    if (response.url().includes('/api/learning/'))
      response.text().then(
        (text) => heard.push(text),
        () => undefined,
      );
  });
  return heard;
}

function day(from: number): string {
  return new Date(Date.now() + from * 86_400_000).toISOString().slice(0, 10);
}
