import { demoAccount, open, signInAs, speak } from '../support/demo';
import { actor } from '../support/draft';
import { staffOfNewCentre } from '../support/new-centre';
import { publishedCourse } from '../support/publish';
import { expect, expectAccessible, test } from '../support/test';

interface Shown {
  readonly id: string;
  readonly code: string;
  readonly ownerCentreId: string | null;
  readonly current: { readonly id: string } | null;
}

test('a centre’s approver sets its values and adopts the reference; before that nobody of a real rotation is assigned it', async ({
  browser,
  request,
}) => {
  const staff = await staffOfNewCentre(browser, request, 'Adurelle');
  const { send } = await actor(staff.admin);
  const { items } = await send<{ items: Shown[] }>('GET', '/api/modules?q=C3.4');
  const module = items.find(({ ownerCentreId }) => ownerCentreId === null);
  if (module === undefined || module.current === null) throw new Error('There is no C3.4.');
  await publishedCourse(staff, 'GATE', [module.id]);
  const contingent = await send<{ id: string }>('POST', '/api/contingents', {
    countryId: staff.countryId,
    name: 'Adurelle Guard Company',
    unitType: 'Guards',
  });
  const rotation = await send<{ id: string }>('POST', '/api/rotations', {
    contingentId: contingent.id,
    kind: 'UNIT',
    number: 1,
    centreId: staff.centreId,
    deployFrom: '2027-06-01',
  });
  const page = await staff.admin.newPage();

  await test.step('the assignment is refused in words that say who does what', async () => {
    await open(page, `/contingents/${rotation.id}/assignments`);
    await page.getByRole('button', { name: 'Assign a course' }).click();
    await page.getByRole('combobox', { name: 'Course' }).selectOption({ index: 0 });
    await expect(page.getByText('1 reference module is not adopted by the centre yet.')).toBeVisible();
    await page.getByRole('button', { name: 'Assign', exact: true }).click();
    await expect(page.getByText('Its approver does that in the course.', { exact: false })).toBeVisible();
    await expect(page.getByText('C3.4', { exact: false }).last()).toBeVisible();
    await expectAccessible(page);
  });

  const approving = await staff.approver.newPage();
  await test.step('the approver finds the way from the course to the values and the adoption', async () => {
    await open(approving, '/courses');
    await approving.getByRole('link', { name: 'Course GATE' }).click();
    await approving.getByRole('link', { name: /^C3\.4 / }).click();
    await approving.getByRole('tab', { name: 'Steps' }).click();
    await approving.getByRole('link', { name: 'Values and adoption' }).click();
    await expect(approving.getByText('Values that are still samples: 5.', { exact: false })).toBeVisible();
    await expectAccessible(approving);
    const value = approving.getByRole('listitem').filter({ has: approving.getByRole('button', { name: /crowd/i }) });
    await expect(value.getByText('sample', { exact: true })).toBeVisible();
    await value.getByRole('textbox', { name: /^Our value/ }).fill('35');
    await value.getByRole('textbox', { name: 'Standard or order it is taken from' }).fill('Guard order 4');
    await value.getByRole('button', { name: /crowd/i }).click();
    await expect(value.getByText('sample', { exact: true })).toBeHidden();
    await expect(approving.getByText('Values that are still samples: 4.', { exact: false })).toBeVisible();
    const mark = approving.getByRole('listitem').filter({ has: approving.getByRole('button', { name: /pass mark/i }) });
    await mark.getByRole('textbox', { name: /^Our value/ }).fill('as the board decides');
    await mark.getByRole('textbox', { name: 'Standard or order it is taken from' }).fill('Examination rules');
    await mark.getByRole('button', { name: /pass mark/i }).click();
    await expect(mark.getByText('write a number from 1 to 100', { exact: false })).toBeVisible();
    await expect(mark.getByText('sample', { exact: true })).toBeVisible();
    await expectAccessible(approving);
    await approving.getByRole('textbox', { name: /^Note/ }).fill('Looked through with the legal adviser.');
    await approving.getByRole('button', { name: 'Adopt for our centre' }).click();
    await expect(approving.getByText('Adopted by Adurelle APPROVER')).toBeVisible();
    await expect(approving.getByRole('button', { name: 'Adopt for our centre' })).toBeHidden();
    await expectAccessible(approving);
  });

  await test.step('from then on it is assigned', async () => {
    await page.reload();
    await page.getByRole('button', { name: 'Assign a course' }).click();
    await page.getByRole('combobox', { name: 'Course' }).selectOption({ index: 0 });
    await expect(page.getByText('not adopted by the centre yet', { exact: false })).toHaveCount(0);
    await page.getByRole('button', { name: 'Assign', exact: true }).click();
    await expect(page.getByText('Course GATE').first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Assign', exact: true })).toBeHidden();
  });
  await staff.close();
});

test('in a lesson a sample stands marked until the centre has set its own value', async ({
  page,
  context,
  browser,
  request,
}) => {
  await signInAs(context, await demoAccount(request, 'Leondro Corvoval Mendrímar'));
  await speak(context, 'en');
  const approver = await browser.newContext({ locale: 'en-GB' });
  await signInAs(approver, await demoAccount(request, 'Neriselmo Galdillor Almuela'));
  const { send } = await actor(approver);
  const { items } = await send<{ items: Shown[] }>('GET', '/api/modules?q=C3.4');
  const edition = items.find(({ ownerCentreId }) => ownerCentreId === null)?.current?.id ?? '';
  const { items: parts } = await send<{ items: { id: string; title: string }[] }>(
    'GET',
    `/api/module-editions/${edition}`,
  );
  const lesson = parts.find(({ title }) => title.startsWith('Crowds'))?.id ?? '';
  const value = page.getByRole('article').getByRole('button', { name: /\d+ m/ }).first();
  await open(page, `/learning/${edition}/lessons/${lesson}`);
  await expect(value).toContainText('sample');
  await value.click();
  await expect(page.getByText('A sample. Your centre has not set its own value yet.')).toBeVisible();

  const setting = await approver.newPage();
  await open(setting, '/courses/values');
  const row = setting.getByRole('listitem').filter({ has: setting.getByRole('button', { name: /crowd/i }) });
  await row.getByRole('textbox', { name: /^Our value/ }).fill('42');
  await row.getByRole('textbox', { name: 'Standard or order it is taken from' }).fill('Standing order 12');
  await row.getByRole('button', { name: /crowd/i }).click();
  await expect(row.getByText('sample', { exact: true })).toBeHidden();
  await expectAccessible(setting);
  // A contact of a scenario is said to be one by the scenario's title, never by its technical name.
  const rows = setting.locator('pw-centre-values');
  await expect(rows.getByText('S4: A report of sexual exploitation').first()).toHaveAttribute('lang', 'en');
  await expect(rows).not.toContainText(/\bs\d-[a-z]+-[a-z]/);
  await approver.close();

  await page.reload();
  await expect(value).toHaveText(/42\sm/);
  await expect(value).not.toContainText('sample');
  await value.click();
  await expect(page.getByText('Set by your centre.')).toBeVisible();
  await expect(page.getByText('Standing order 12')).toBeVisible();
  await expectAccessible(page);
});
