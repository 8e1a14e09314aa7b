import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { finishLesson } from '../screens/lesson';
import { ReferenceModule } from '../screens/package';
import { answerAll } from '../screens/questions';
import { actor } from '../support/draft';
import { demoAccount, open, signInAs, speak } from '../support/demo';
import { codeOnPdf, textOfPdf } from '../support/pdf';
import { demoUrl, expect, expectAccessible, test } from '../support/test';

const LEARNER = 'Tarelani Kalinesh';
const PHONE = { viewport: { width: 390, height: 844 }, locale: 'en-GB', isMobile: true, hasTouch: true };
const module = new ReferenceModule('en');

test('what the server words itself follows the language that is chosen on the open page', async ({
  page,
  context,
  request,
}) => {
  await signInAs(context, await demoAccount(request, 'Élolisse Sauvèze-Montombre'));
  await speak(context, 'en');
  await open(page, '/record');
  const row = page.getByRole('listitem').filter({ hasText: 'C5.2' });
  await expect(row.filter({ hasText: 'Patrol meets a suspected IED' })).not.toHaveCount(0);
  await page.getByRole('combobox', { name: 'Language' }).selectOption('fr');
  await expect(page.getByRole('heading', { level: 1, name: 'Mon dossier' })).toBeVisible();
  await expect(row.filter({ hasText: 'Une patrouille face à un engin suspect' })).not.toHaveCount(0);
  await expect(page.getByText('Patrol meets a suspected IED')).toHaveCount(0);
});

test('a device set to another language shows the words of the server in it as well', async ({
  page,
  context,
  request,
}) => {
  await signInAs(context, await demoAccount(request, 'Élolisse Sauvèze-Montombre'));
  await speak(context, 'en');
  await page.addInitScript(() => localStorage.setItem('pw.language', 'fr'));
  await open(page, '/record');
  const row = page.getByRole('listitem').filter({ hasText: 'C5.2' });
  await expect(row.filter({ hasText: 'Une patrouille face à un engin suspect' })).not.toHaveCount(0);
  await expect(page.getByText('Patrol meets a suspected IED')).toHaveCount(0);
});

test('an offering follows the language that is chosen while it is open', async ({ page, context, request }) => {
  await signInAs(context, await demoAccount(request, 'Melric Courévert'));
  await speak(context, 'en');
  await open(page, '/teaching');
  await page
    .getByRole('main')
    .getByRole('link', { name: /^Core preparation/ })
    .first()
    .click();
  const scenario = page.getByRole('main').getByRole('link', { name: /^(C5\.2 )?S2/ });
  await expect(scenario).toContainText('Patrol meets a suspected IED');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('fr');
  await expect(scenario).toContainText('Une patrouille face à un engin suspect');
});

/**
 * A learner with a phone and little luck, and the administrator who may grant, take back and revoke: everything here is
 * about one person, whose page, record, home, certificate and public check have to agree at every step.
 */
test('a test is interrupted, failed and taken again; what it earned is taken back again', async ({
  page: admin,
  context: adminContext,
  browser,
  request,
}) => {
  test.setTimeout(240_000);
  const context = await browser.newContext({ ...PHONE, acceptDownloads: true });
  await signInAs(context, await demoAccount(request, LEARNER));
  await speak(context, 'en');
  let page = await context.newPage();
  await signInAs(adminContext, await demoAccount(request, 'Sulanor Vadevan'));
  await speak(adminContext, 'en');
  const people = await (await actor(adminContext)).send<{ items: { id: string }[] }>('GET', '/api/people?q=0042718');
  const personPage = `/contingents/people/${people.items[0]?.id ?? ''}`;
  const questions = module.questions;

  await test.step('home says what is done, what is next and how long is left', async () => {
    await open(page, '/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/2 of 3 done\s*\d+ days left/);
    await page.getByText('2 modules done').click();
    await expect(page.getByRole('link', { name: /C3\.4 · done \d\d \w+ \d{4}/ })).toBeVisible();
    await page.getByRole('link', { name: /C4\.1/ }).first().click();
  });

  await test.step('a lesson closed in the middle opens at the place', async () => {
    await expect(page.getByRole('heading', { level: 1, name: module.lessons[0]?.title ?? '' })).toBeVisible();
    const kept = page.waitForResponse((response) => response.url().endsWith('/progress') && response.ok());
    await page.getByRole('table').last().scrollIntoViewIfNeeded();
    await kept;
    const before = await page.evaluate(() => window.scrollY);
    await page.close();
    page = await context.newPage();
    await open(page, '/');
    await expect(page.getByText('Go on reading')).toBeVisible();
    await page.getByRole('link', { name: /C4\.1/ }).first().click();
    await expect(page.getByText('You are where you stopped.')).toBeAttached();
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(before / 2);
    // A paragraph begins right below the progress, and not under it.
    const belowProgress = () =>
      page.evaluate(() => {
        const bar = document.querySelector('.progress')?.getBoundingClientRect().bottom ?? NaN;
        return [...document.querySelectorAll('[data-block]')]
          .map((block) => block.getBoundingClientRect().top - bar)
          .some((distance) => distance > -1 && distance < 32);
      });
    await expect.poll(belowProgress).toBe(true);
  });

  await test.step('read to its end it is done, and so are the others', async () => {
    const next = page.getByRole('heading', { level: 1, name: module.lessons[1]?.title ?? '' });
    await finishLesson(page, page.getByRole('button', { name: 'Done, next lesson' }), next);
    const { send } = await actor(context);
    const edition = new URL(page.url()).pathname.split('/')[2] ?? '';
    for (const id of module.lessonIds)
      await send('POST', `/api/learning/modules/${edition}/lessons/${id}/finish`, { language: 'en' });
    await open(page, '/');
    await page.getByRole('link', { name: /C4\.1/ }).first().click();
  });

  await test.step('a test that is broken off goes on where it was', async () => {
    await page.getByRole('button', { name: 'Begin the test' }).click();
    await answerAll(page, questions, { language: 'en', to: 3 });
    await page.close();
    page = await context.newPage();
    await open(page, '/');
    await expect(page.getByText('Take the test')).toBeVisible();
    await page.getByRole('link', { name: /C4\.1/ }).first().click();
    await page.getByRole('button', { name: 'Go on with the test' }).click();
    await expect(page.getByRole('progressbar', { name: 'Questions answered' })).toHaveAttribute('aria-valuenow', '3');
  });

  await test.step('handed in too early it is not passed, and says by objective what was', async () => {
    await toTheEnd(page, questions.length);
    await expect(page.getByText(`${String(questions.length - 3)} questions are still open.`)).toBeVisible();
    await page.getByRole('button', { name: 'Hand in' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Not passed yet' })).toBeVisible();
    await expect(page.getByRole('region', { name: 'By objective' }).getByRole('listitem')).not.toHaveCount(0);
    await expect(page.getByText('Answers are explained once you have passed.')).toBeVisible();
    expect(await page.getByRole('main').innerText()).not.toContain(questions[0]?.explanation.slice(0, 40) ?? '');
    await expect(page.getByText('You can try again from')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Take the test again' })).toHaveCount(0);
    await fits(page);
    await page.getByRole('link', { name: 'To the test' }).click();
    await expect(page.getByText('You can try again from')).toBeVisible();
    await expect(page.getByRole('button', { name: /Begin the test|Take the test again/ })).toBeHidden();
    await fits(page);
  });

  await test.step('an administrator takes the broken attempt back: it counts for nothing, and the next may begin', async () => {
    await open(admin, personPage);
    await expect(admin.getByRole('heading', { level: 1, name: LEARNER })).toBeVisible();
    await takeBack(admin, /^Take back C4\.1 .* Test$/, 'The tablet was switched off by mistake');
    await page.reload();
    await expect(page.getByText('1 attempt was taken back and does not count.')).toBeVisible();
    await expect(page.getByText('You can try again from')).toBeHidden();
    await page.getByRole('button', { name: 'Begin the test' }).click();
  });

  await test.step('failed again, the waiting time is spared by what is granted, of which only these two know', async () => {
    await toTheEnd(page, questions.length);
    await page.getByRole('button', { name: 'Hand in' }).click();
    await page.getByRole('link', { name: 'To the test' }).click();
    await expect(page.getByText('You can try again from')).toBeVisible();
    await admin.getByRole('button', { name: 'Set what is granted' }).click();
    await admin.getByLabel('No waiting after a failed attempt').check();
    await expectAccessible(admin);
    await admin.getByRole('button', { name: 'Save' }).click();
    await expect(admin.getByRole('listitem').filter({ hasText: 'No waiting' })).toContainText('Sulanor Vadevan');
    await page.reload();
    await expect(page.getByText('Granted to you:')).toContainText('No waiting after a failed attempt');
    await fits(page);
    const desk = await browser.newContext();
    await signInAs(desk, await demoAccount(request, 'Joralani Shalaven'));
    const seen = await desk.newPage();
    await open(seen, personPage);
    await expect(seen.getByRole('heading', { level: 1, name: LEARNER })).toBeVisible();
    await expect(seen.getByText('No waiting after a failed attempt')).toHaveCount(0);
    await desk.close();
  });

  await test.step('passed with every kind of question, on the phone', async () => {
    await page.getByRole('button', { name: 'Take the test again' }).click();
    await answerAll(page, questions, { language: 'en' });
    expect(new Set(questions.map(({ kind }) => kind)).size).toBe(6);
    await page.getByRole('button', { name: 'Hand in' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Passed' })).toBeVisible();
    await expect(page.getByText(questions[0]?.explanation ?? '')).toBeVisible();
    await open(page, '/');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('3 of 3 done');
  });

  const address = await test.step('the certificate downloads, and says what it is and where to check it', async () => {
    await open(page, '/record');
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: /Download.*Language and interpreters/ }).click();
    const bytes = readFileSync(await (await downloading).path());
    const text = await textOfPdf(bytes);
    expect(text).toContain('Certificate of completion');
    expect(text).toContain(LEARNER);
    expect(text).toContain('Edition 1');
    interface Held {
      readonly courseCode: string;
      readonly number: string;
    }
    const held = await (await actor(context)).send<Held[]>('GET', '/api/learning/certificates');
    const number = held.find(({ courseCode }) => courseCode === 'UNPIMI-LANG')?.number ?? '';
    expect(text).toContain(`${demoUrl()}/verify/${number} `);
    const code = await codeOnPdf(bytes);
    expect(code).toBe(`${demoUrl()}/verify/${number}`);
    return code ?? '';
  });
  const stranger = await browser.newContext(PHONE);
  const check = await stranger.newPage();

  await test.step('the address of its code shows it valid, and confirms a name only to who types it', async () => {
    await check.goto(address);
    await expect(check.getByText('Valid', { exact: true })).toBeVisible();
    await expect(check.getByText('Language and interpreters for UNPIMI')).toBeVisible();
    for (const hidden of ['Kalinesh', 'Halcanor', 'Battalion']) expect(await check.content()).not.toContain(hidden);
    await check.getByLabel('Whose certificate?').fill('kalinesh TARELANI');
    await check.getByRole('button', { name: 'Compare the name' }).click();
    await expect(check.getByText('The certificate was made out to this name.')).toBeVisible();
  });

  await test.step('revoked alone, its page says so, home and record say what that means, and a new one is made out once allowed', async () => {
    await admin.reload();
    await takeBack(admin, /^Take back UNPIMI-LANG$/, 'The name was written wrongly');
    await expect(admin.getByText('Sulanor Vadevan: The name was written wrongly')).toBeVisible();
    await check.reload();
    await expect(check.getByText('Revoked', { exact: true })).toBeVisible();
    await fits(check);
    await open(page, '/');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('3 of 3 done');
    const said = page.getByText(/Your certificate of “Language and interpreters.*” was revoked on \d\d\s\w+\s\d{4}\./);
    await expect(said).toBeVisible();
    await expect(page.getByText('The reason is in your record', { exact: false })).toBeVisible();
    await fits(page);
    await open(page, '/record');
    await expect(page.getByText(/was revoked on .*Reason: The name was written wrongly/)).toBeVisible();
    await expect(page.getByText('A new certificate needs the word of', { exact: false })).toBeVisible();
    await expect(page.getByRole('button', { name: /Download.*Language and interpreters/ })).toHaveCount(0);
    await fits(page);
    await admin.getByRole('button', { name: 'Allow a new certificate UNPIMI-LANG' }).click();
    const dialog = admin.getByRole('dialog', { name: 'Allow a new certificate' });
    await dialog.getByLabel('Reason').fill('The name is right now');
    await dialog.getByRole('button', { name: 'Allow a new certificate' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(admin.getByText('A new one may be made out')).toBeVisible();
    await page.reload();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: /Download.*Language and interpreters/ }).click();
    const bytes = readFileSync(await (await downloading).path());
    const text = await textOfPdf(bytes);
    const fresh = new RegExp(`${demoUrl()}/verify/[0-9A-Z-]+`).exec(text)?.[0] ?? '';
    expect(fresh).not.toBe(address);
    await open(page, '/');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('3 of 3 done');
    await expect(said).toHaveCount(0);
    await check.reload();
    await expect(check.getByText('Revoked', { exact: true })).toBeVisible();
    await check.goto(fresh);
    await expect(check.getByText('Valid', { exact: true })).toBeVisible();
  });

  await test.step('once the evidence is taken back, it is revoked everywhere and the module is to be done again', async () => {
    await admin.reload();
    await takeBack(admin, /^Take back C4\.1 .* Test$/, 'Somebody else held the phone');
    await expect(admin.getByText('Sulanor Vadevan: Somebody else held the phone').first()).toBeVisible();
    await expectAccessible(admin);
    await check.reload();
    await expect(check.getByText('Revoked', { exact: true })).toBeVisible();
    await fits(check);
    await open(page, '/');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('2 of 3 done');
    await expect(page.getByText('Complete again what is open', { exact: false })).toBeVisible();
    await open(page, '/record');
    await expect(page.getByRole('listitem').filter({ hasText: 'Somebody else held the phone' })).not.toHaveCount(0);
    await expect(page.getByText(/The certificate of .*Language and interpreters.* was revoked/)).toHaveCount(2);
    await fits(page);
  });

  await test.step('and the person is left as they were found', async () => {
    await admin.getByRole('button', { name: 'Set what is granted' }).click();
    await admin.getByLabel('No waiting after a failed attempt').uncheck();
    await admin.getByRole('button', { name: 'Save' }).click();
    await expect(admin.getByRole('button', { name: 'Set what is granted' })).toBeVisible();
  });
  await stranger.close();
  await context.close();
});

/** Nothing is wider than the phone, and nothing keeps a person out. */
async function fits(page: Page): Promise<void> {
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.viewport.width);
  await expectAccessible(page);
}

/** From a question to the last look before handing in, past all others. */
async function toTheEnd(page: Page, questions: number): Promise<void> {
  await expect(page.getByRole('button', { name: 'Next', exact: true })).toBeVisible();
  await page.goto(`${page.url().split('?')[0] ?? ''}?q=${String(questions)}`);
  await page.getByRole('button', { name: 'To the end' }).click();
}

/** Takes back the newest row that the name fits, with a reason; without one nothing happens. */
async function takeBack(page: Page, name: RegExp, reason: string): Promise<void> {
  await page.getByRole('button', { name }).first().click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Take back' }).click();
  await expect(dialog.getByText('Say in a few words why.')).toBeVisible();
  await dialog.getByLabel('Reason').fill(reason);
  await dialog.getByRole('button', { name: 'Take back' }).click();
  await expect(page.getByText(reason).first()).toBeVisible();
}
