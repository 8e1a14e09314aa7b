import { launch } from 'puppeteer-core';
import type { Flags, Result } from 'lighthouse';

export interface Visit {
  /** From 0 to 100. */
  readonly performance: number;
  readonly accessibility: number;
  readonly result: Result;
  readonly html: string;
}

export interface Cookie {
  readonly name: string;
  readonly value: string;
}

/** How often a visit is begun again of which the browser kept no beginning. */
const TRIES = 3;

/** One visit by a browser that has been nowhere, on Lighthouse's own slow phone. */
export async function visit(url: string, cookies: readonly Cookie[], executablePath: string): Promise<Visit> {
  for (let left = TRIES; ; left -= 1) {
    const seen = await visitOnce(url, cookies, executablePath);
    if (seen !== undefined) return seen;
    if (left === 1) throw new Error(`The browser kept no beginning of ${TRIES} visits.`);
  }
}

/** Nothing when Chrome's trace lost the event that every figure counts from: it is born with the page's own process. */
async function visitOnce(url: string, cookies: readonly Cookie[], executablePath: string): Promise<Visit | undefined> {
  // Only published as a module of the newer kind.
  const { default: lighthouse } = await import('lighthouse');
  const browser = await launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-quic'] });
  try {
    await browser.setCookie(...cookies.map(({ name, value }) => ({ name, value, domain: new URL(url).hostname })));
    const page = await browser.newPage();
    const flags: Flags = { output: 'html', logLevel: 'error', onlyCategories: ['performance', 'accessibility'] };
    const run = await lighthouse(url, flags, undefined, page);
    if (run === undefined) throw new Error('Lighthouse gave no result.');
    const { lhr, report } = run;
    if (lhr.runtimeError?.code === 'NO_NAVSTART') return undefined;
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    const score = (category: string) => Math.round((lhr.categories[category]?.score ?? 0) * 100);
    return {
      performance: score('performance'),
      accessibility: score('accessibility'),
      result: lhr,
      html: Array.isArray(report) ? report.join('') : report,
    };
  } finally {
    await browser.close();
  }
}
