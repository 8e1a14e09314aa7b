// The browser of the journeys: one that is there, else one that is fetched now.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

const PLACES = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** Ways to get one, each with what it is called and whether it can be tried here. */
const WAYS = [
  {
    name: 'the Debian package "chromium" (apt-get, as root)',
    can: () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get'),
    commands: [
      ['apt-get', 'update', '-qq'],
      ['apt-get', 'install', '-y', '-qq', '--no-install-recommends', 'chromium'],
    ],
  },
  {
    name: "Playwright's own Chromium (a download from cdn.playwright.dev)",
    can: () => true,
    commands: [[process.execPath, 'node_modules/@playwright/test/cli.js', 'install', 'chromium']],
  },
];

/**
 * The path of a browser: the one CHROMIUM_PATH names, the system's, or one that Playwright has fetched; where there is none,
 * what can be fetched is. Tells of every way that failed, and answers null when all did.
 *
 * @param tell gets one line at a time
 * @param root the folder of the repository
 */
export function findBrowser(tell, root, places = [...PLACES, chromium.executablePath()], ways = WAYS) {
  const found = () => places.find((path) => path && existsSync(path)) ?? null;
  for (const way of ways) {
    if (found() !== null) break;
    if (!way.can()) continue;
    tell(`No Chromium here: fetching ${way.name}.`);
    for (const [command, ...rest] of way.commands) spawnSync(command, rest, { cwd: root, stdio: 'inherit' });
    if (found() === null) tell(`Could not get ${way.name}.`);
  }
  return found();
}
