import { demoAccount, open, signInAs, speak } from '../support/demo';
import { actor } from '../support/draft';
import { largeScenario } from '../support/large-scenario';
import { expectFreeMainThread } from '../support/long-tasks';
import { expect, test } from '../support/test';

// A trace takes pictures of the page on its main thread, which is what is measured here.
test.use({ trace: 'off' });

for (const view of ['list', 'graph'])
  test(`typing in a scenario of two hundred nodes keeps the main thread free, in its ${view}`, async ({
    page,
    context,
    request,
  }) => {
    test.setTimeout(150_000);
    await signInAs(context, await demoAccount(request, 'Mirawen Quenikar'));
    await speak(context, 'en');
    const { centreId, send } = await actor(context);
    const document = largeScenario(`large-${String(Date.now() % 10_000_000)}`);
    const made = await send<{ editionId: string }>('POST', '/api/scenarios', { centreId, document });
    await open(page, `/scenarios/studio/${made.editionId}?at=n99&show=${view}`);
    await expect(page.locator('[data-node], pw-scenario-graph').first()).toBeVisible();
    await expect(page.getByText('Every path was looked at', { exact: false })).toBeVisible();
    // At the beginning of a text stands the node's name, which the outline and every menu of ways show.
    const rounds = ['Control+Home', 'Control+End', 'Control+Home', 'Control+End'].map((place) => async () => {
      await page.getByLabel('What the learner reads · English').focus();
      await page.keyboard.press(place);
    });
    await expectFreeMainThread(page, rounds, 'The speaker of the council greets the guests. ');
    await expect(page.locator('[data-save=saved]')).toBeVisible();
  });
