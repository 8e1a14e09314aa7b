import { ReferenceScenario } from '../screens/scenario';
import { demoAccount, open, signInAs, speak } from '../support/demo';
import { expect, expectAccessible, test } from '../support/test';

const LEARNER = 'Élolisse Sauvèze-Montombre';
const PHONE = { viewport: { width: 390, height: 844 }, locale: 'fr-FR', isMobile: true, hasTouch: true } as const;
const scenario = new ReferenceScenario('S2', 'fr');

/** A picture is marked and cards are put in order inside a story, on a phone and by keyboard; the debrief says what was right. */
test('a learner marks a picture and orders cards, and reads which parts were right', async ({ browser, request }) => {
  test.setTimeout(240_000);
  const phone = await browser.newContext(PHONE);
  await signInAs(phone, await demoAccount(request, LEARNER));
  await speak(phone, 'fr');
  const page = await phone.newPage();
  const answers = page.getByRole('region', { name: 'Que faites-vous ?' });
  const path = page.getByRole('region', { name: 'Votre chemin' });

  await test.step('the story begins', async () => {
    await open(page, '/scenarios');
    await page.getByRole('listitem').filter({ hasText: scenario.title }).getByRole('link').click();
    await page.getByRole('button', { name: 'Commencer' }).click();
    await expect(page.getByRole('article')).toBeFocused();
  });

  await test.step('a mark is set by touch, and taken back', async () => {
    const picture = answers.getByRole('application');
    for (let at = 0; at < 20; at++) {
      // Whoever has the focus is there whole, with what can be done.
      await expect(page.getByRole('article')).toBeFocused();
      if ((await picture.count()) > 0) break;
      await scenario.act(page);
    }
    await expect(picture.getByRole('img')).toHaveAccessibleName(/Deux vues du même coin/);
    await picture.tap({ position: { x: 200, y: 60 } });
    const mark = answers.getByRole('button', { name: /^Retirer la marque 1/ });
    await expect(mark).toBeVisible();
    await expectAccessible(page);
    await mark.click();
    await expect(mark).toBeHidden();
  });

  await test.step('marked by keyboard it is right, and so are the cards that are put in order later', async () => {
    for (let at = 0; at < 40; at++) {
      await expect(page.getByRole('article').or(path).first()).toBeVisible();
      if (await path.isVisible()) break;
      await scenario.act(page);
    }
    await expect(path).toBeVisible();
    await path.getByRole('button', { name: 'Tout ouvrir' }).click();
    for (const task of ['look', 'cards'])
      for (const part of scenario.partsOf(task))
        await expect(path.getByRole('listitem').filter({ hasText: `${part} juste` })).not.toHaveCount(0);
    await expectAccessible(page);
    await path.getByRole('button', { name: 'Tout fermer' }).click();
    await expect(path.getByText(scenario.partsOf('cards')[0] ?? '', { exact: true })).toBeHidden();
  });
  await phone.close();
});
