// Every test there is: rules and engines, use cases on PostgreSQL, the pages' own, and journeys in a browser.
// Ends with "N passed, N failed", and with a failing exit when anything failed or could not be run.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

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

const [major] = process.versions.node.split('.').map(Number);
if (major < 24) {
  process.stderr.write(
    `Peacewright needs Node 24 or newer, and this is ${process.version}. "npm install" brings one for Linux and Windows; elsewhere install it.\n`,
  );
  process.exit(1);
}
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });

function run(command, args, extra = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: { ...env, ...extra }, stdio: 'inherit' });
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => child.kill(signal));
    child.on('error', () => resolve(1));
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

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
  if (!existsSync(file)) return fail(name, 'did not run');
  const report = JSON.parse(readFileSync(file, 'utf8'));
  passed += report.numPassedTests;
  failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
  if (code !== 0 && report.success) fail(name, `ended with ${code}`);
  if (report.numTotalTests === 0) fail(name, 'found no test');
}

async function journeys() {
  const browser = findBrowser();
  if (browser === null)
    return fail(
      'journeys',
      'no Chromium was found, and it could not be installed. Set CHROMIUM_PATH, or install the package "chromium".',
    );
  const file = join(results, 'journeys.json');
  const code = await run('playwright', ['test', '-c', 'e2e/playwright.config.ts'], { CHROMIUM_PATH: browser });
  if (!existsSync(file)) return fail('journeys', 'did not run');
  const { stats } = JSON.parse(readFileSync(file, 'utf8'));
  passed += stats.expected;
  failed += stats.unexpected + stats.flaky;
  if (code !== 0 && stats.unexpected + stats.flaky === 0) fail('journeys', `ended with ${code}`);
  if (stats.expected === 0) fail('journeys', 'found no test');
}

/** The browser named by CHROMIUM_PATH, the system's, or, as root on a Debian system, one installed now. */
function findBrowser() {
  const places = [
    process.env.CHROMIUM_PATH,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  const found = () => places.find((path) => path && existsSync(path)) ?? null;
  if (found() === null && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    process.stdout.write('No Chromium here: installing the Debian package.\n');
    spawnSync('apt-get', ['update', '-qq'], { stdio: 'inherit' });
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], { stdio: 'inherit' });
  }
  return found();
}

function fail(name, why) {
  failed += 1;
  process.stdout.write(`FAIL ${name}: ${why}\n`);
}

if ((await run('npm', ['run', '--silent', 'build'])) !== 0) fail('build', 'the product does not build');
else {
  await jest('server', 'backend/jest.config.cjs');
  await jest('pages', 'frontend/jest.config.mjs');
  await jest('ui', 'libs/ui/jest.config.mjs');
  await journeys();
}
process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
