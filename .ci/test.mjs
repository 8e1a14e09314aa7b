// Every test there is: rules and engines, use cases on PostgreSQL, the pages' own, and journeys in a browser.
// Ends with "N passed, N failed", and with a failing exit when anything failed or could not be run.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const root = new URL('..', import.meta.url).pathname;
const results = join(root, 'test-results');
const env = {
  ...process.env,
  PATH: `${join(root, 'node_modules/.bin')}:${process.env.PATH}`,
  NX_DAEMON: 'false',
  FORCE_COLOR: '0',
};
let passed = 0;
let failed = 0;
const NO_BROWSER =
  'no Chromium was found, and none could be fetched. Set CHROMIUM_PATH to one, or install the package "chromium".';
let running = null;
let stopped = false;

const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  process.stderr.write(
    `Peacewright needs Node 24 or newer, and this is ${process.version}. "npm install" brings one for Linux and Windows; elsewhere install it.\n`,
  );
  process.exit(1);
}
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

/** Every stage is a group of processes of its own, which ends as a whole: servers that its tests started with it. */
function run(command, args, extra = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...env, ...extra },
      stdio: 'inherit',
      detached: process.platform !== 'win32',
    });
    running = child;
    const end = async (code) => {
      await nothingLeftOf(child);
      running = null;
      resolve(code);
    };
    child.on('error', () => end(1));
    child.on('exit', (code) => end(code ?? 1));
  });
}

/** Sends a signal to all of a stage, or asks with 0 whether anything of it still runs. */
function signalStage(child, signal) {
  try {
    return process.kill(process.platform === 'win32' ? child.pid : -child.pid, signal);
  } catch {
    return false;
  }
}

/** What a stage has left running is told to end, and killed when it does not. */
async function nothingLeftOf(child) {
  if (child.pid === undefined || !signalStage(child, 'SIGTERM')) return;
  for (let left = 300; left > 0 && signalStage(child, 0); left--) await sleep(100);
  signalStage(child, 'SIGKILL');
}

/** Ctrl-C ends the stage and begins no other; what has not ended half a minute later, or at a second one, is killed. */
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => {
    const child = running;
    if (child === null) process.exit(1);
    signalStage(child, stopped ? 'SIGKILL' : signal);
    stopped = true;
    setTimeout(() => signalStage(child, 'SIGKILL'), 30_000).unref();
  });

async function jest(name, config) {
  const file = join(results, `${name}.json`);
  const code = await run(process.execPath, [
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    '-c',
    config,
    '--json',
    `--outputFile=${file}`,
    '--forceExit',
  ]);
  if (stopped) return;
  if (!existsSync(file)) return fail(name, 'did not run');
  const report = JSON.parse(readFileSync(file, 'utf8'));
  passed += report.numPassedTests;
  failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
  if (code !== 0 && report.success) fail(name, `ended with ${code}`);
  if (report.numTotalTests === 0) fail(name, 'found no test');
}

async function journeys(browser) {
  if (browser === null) return fail('journeys', NO_BROWSER);
  const file = join(results, 'journeys.json');
  const code = await run('playwright', ['test', '-c', 'e2e/playwright.config.ts'], { CHROMIUM_PATH: browser });
  if (stopped) return;
  if (!existsSync(file)) return fail('journeys', 'did not run');
  const { stats } = JSON.parse(readFileSync(file, 'utf8'));
  passed += stats.expected;
  failed += stats.unexpected + stats.flaky;
  if (code !== 0 && stats.unexpected + stats.flaky === 0) fail('journeys', `ended with ${code}`);
  if (stats.expected === 0) fail('journeys', 'found no test');
}

function fail(name, why) {
  failed += 1;
  process.stdout.write(`FAIL ${name}: ${why}\n`);
}

// Looked for first, so that it is known before the long wait what there will be no journeys for.
const { findBrowser } = await import('./browser.mjs');
const tell = (line) => process.stdout.write(`${line}\n`);
const browser = findBrowser(tell, root);
if (browser === null) tell(`The journeys will not run: ${NO_BROWSER}`);

const stages = [
  async () => {
    if ((await run('npm', ['run', '--silent', 'build'])) === 0) return true;
    if (!stopped) fail('build', 'the product does not build');
    return false;
  },
  () => jest('server', 'backend/jest.config.cjs'),
  () => jest('pages', 'frontend/jest.config.mjs'),
  () => jest('ui', 'libs/ui/jest.config.mjs'),
  () => journeys(browser),
];
for (const stage of stages) if ((await stage()) === false || stopped) break;
if (stopped) fail('tests', 'stopped before all of them had run');
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
