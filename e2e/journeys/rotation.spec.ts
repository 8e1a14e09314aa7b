import { actor } from '../support/draft';
import { open } from '../support/demo';
import { staffOfNewCentre } from '../support/new-centre';
import { publishedCourse } from '../support/publish';
import { expect, expectAccessible, test } from '../support/test';

interface Rotation {
  readonly id: string;
  readonly contingentName: string;
  readonly number: number;
}

/** A centre plans its first rotation, is corrected, and sees how its sub-units fill. */
test('a rotation refused for its dates leaves nothing behind and forgets nothing; a company counts its platoons', async ({
  browser,
  request,
}) => {
  test.setTimeout(120_000);
  const staff = await staffOfNewCentre(browser, request, 'Orvelune');
  const { send } = await actor(staff.admin);
  const page = await staff.admin.newPage();

  await test.step('what is missing is marked before anything is sent', async () => {
    await open(page, '/contingents/new');
    await page.getByLabel('Departure').fill('2027-06-01');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByLabel('Name of the contingent')).toBeFocused();
    await expectAccessible(page);
  });

  await test.step('dates out of order: marked, nothing made, everything else as it was typed', async () => {
    await page.getByLabel('Name of the contingent').fill('Orvelune Bridge Company');
    await page.getByLabel('Type of unit').fill('Engineers');
    await page.getByLabel('Number of the rotation').fill('7');
    await page.getByLabel('Training starts').fill('2027-07-01');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByText('The dates are not in order.', { exact: false })).toBeVisible();
    await expect(page.getByLabel('Departure')).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByLabel('Name of the contingent')).toHaveValue('Orvelune Bridge Company');
    const { contingents } = await send<{ contingents: unknown[] }>('GET', '/api/rotation-choices');
    expect(contingents).toEqual([]);
    await page.getByLabel('Departure').fill('2027-08-01');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Orvelune Bridge Company · Rotation 7' })).toBeVisible();
  });

  await test.step('a company of which only the platoons have posts says how many of theirs are filled', async () => {
    const [rotation] = await send<Rotation[]>('GET', '/api/rotations');
    const path = `/api/rotations/${rotation?.id ?? ''}`;
    const company = await send<{ id: string }>('POST', `${path}/sub-units`, { name: 'A Company' });
    const platoon = await send<{ id: string }>('POST', `${path}/sub-units`, {
      name: '1 Platoon',
      parentId: company.id,
    });
    for (const code of ['A-1', 'A-2'])
      await send('POST', `${path}/posts`, {
        ...{ code, title: 'Sapper', category: 'MIL_CONTINGENT', subUnitId: platoon.id, isKey: false },
      });
    await open(page, `/contingents/${rotation?.id ?? ''}/roll`);
    await expect(page.getByRole('region', { name: 'A Company', exact: true }).getByRole('heading')).toContainText(
      'Posts filled: 0 of 2',
    );
    await expectAccessible(page);
  });

  await test.step('an offering that would end before it begins says which date to mend', async () => {
    const modules = await send<{ items: { id: string; ownerCentreId: string | null; current: object | null }[] }>(
      'GET',
      '/api/modules?q=C4.1',
    );
    const module = modules.items.find(({ ownerCentreId }) => ownerCentreId === null);
    await publishedCourse(staff, 'ORV', [module?.id ?? '']);
    await open(page, '/offerings/new');
    await page.getByLabel('Course', { exact: true }).selectOption({ label: 'ORV · Course ORV' });
    await page.getByRole('textbox', { name: 'Title' }).fill('Winter week');
    await page.getByLabel('Starts').fill('2027-02-10');
    await page.getByLabel('Ends').fill('2027-02-01');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByLabel('Ends')).toHaveAttribute('aria-invalid', 'true');
    await expectAccessible(page);
    await page.getByLabel('Ends').fill('2027-02-20');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Winter week' })).toBeVisible();
  });
  await staff.close();
});
