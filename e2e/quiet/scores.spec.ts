import { mkdir, writeFile } from 'node:fs/promises';
import { expect, test, type APIRequestContext } from '@playwright/test';
import { demoAccount, signInAs } from '../support/demo';
import { visit, type Visit } from '../support/lighthouse';
import { demoUrl } from '../support/test';

const RUNS = 5;
const LEAST = { performance: 95, accessibility: 100 } as const;

const PLACES = [
  { name: 'home', path: () => Promise.resolve('/') },
  { name: 'lesson', path: firstLesson },
] as const;

for (const { name, path } of PLACES) {
  test(`the learner's ${name} loads fast on a slow phone and is accessible`, async ({
    request,
    launchOptions,
  }, run) => {
    await signInAs({ request }, await demoAccount(request, 'Tarelani Kalinesh'));
    const { cookies } = await request.storageState();
    const url = `${demoUrl()}${await path(request)}`;
    const visits: Visit[] = [];
    await mkdir(run.project.outputDir, { recursive: true });
    for (let count = 1; count <= RUNS; count += 1) {
      const seen = await visit(url, cookies, launchOptions.executablePath ?? '');
      visits.push(seen);
      console.log(`${name} ${count}/${RUNS}: ${sentence(seen)}`);
      await writeFile(`${run.project.outputDir}/${name}-${count}.html`, seen.html);
    }
    const medians = {
      performance: median(visits.map((one) => one.performance)),
      accessibility: median(visits.map((one) => one.accessibility)),
    };
    console.log(`${name} median: performance ${medians.performance}, accessibility ${medians.accessibility}`);
    for (const category of ['performance', 'accessibility'] as const)
      expect(medians[category], `${name}: ${category}`).toBeGreaterThanOrEqual(LEAST[category]);
  });
}

/** The lesson that the learner's home offers next. */
async function firstLesson(request: APIRequestContext): Promise<string> {
  const answer = await request.get(`${demoUrl()}/api/learning/home?language=en`);
  const { next } = (await answer.json()) as { next: { moduleEditionId: string; itemId: string; kind: string } | null };
  if (next?.kind !== 'LESSON') throw new Error('The learner has no lesson next.');
  return `/learning/${next.moduleEditionId}/lessons/${next.itemId}`;
}

function sentence({ performance, accessibility, result }: Visit): string {
  const figure = (audit: string) => result.audits[audit]?.displayValue ?? '?';
  return [
    `performance ${performance}, accessibility ${accessibility}`,
    `first paint ${figure('first-contentful-paint')}`,
    `largest ${figure('largest-contentful-paint')}`,
    `blocked ${figure('total-blocking-time')}`,
    `shift ${figure('cumulative-layout-shift')}`,
    `speed index ${figure('speed-index')}`,
    // Lighthouse slows the processor it finds; below about 1,000 the machine is slow itself, or busy.
    `processor ${Math.round(result.environment.benchmarkIndex)}`,
  ].join(', ');
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
