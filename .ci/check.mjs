// Every rule that is not a test, in one command: formatting, lint and boundaries, types, directions, unused exports, and
// drift of the contract and of the client made from it. (Drift of the schema is backend/test/catalog.db.spec.ts.)
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { sidesIn } from './sides.mjs';

const root = new URL('..', import.meta.url).pathname;
const bin = join(root, 'node_modules/.bin');
const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, NX_DAEMON: 'false' };

function run(command, args) {
  const result = spawnSync(command, args, { cwd: root, env, encoding: 'utf8', maxBuffer: 1 << 28 });
  return { ok: result.status === 0, output: `${result.stdout ?? ''}${result.stderr ?? ''}${result.error ?? ''}` };
}

function filesUnder(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Regenerates contract and client aside and compares with what is committed. Needs no database. */
function contractDrift() {
  const aside = mkdtempSync(join(tmpdir(), 'peacewright-contract-'));
  try {
    const built = run('nx', ['build', 'backend']);
    if (!built.ok) return built;
    const written = run('node', ['dist/server/backend/src/commands/openapi.js', join(aside, 'openapi.json')]);
    if (!written.ok) return written;
    if (readFileSync(join(aside, 'openapi.json'), 'utf8') !== readFileSync(join(root, 'backend/openapi.json'), 'utf8'))
      return { ok: false, output: 'backend/openapi.json is not what the code declares: run npm run api.' };
    cpSync(join(root, 'libs/api-client/ng-openapi-gen.json'), join(aside, 'config.json'));
    const client = run('ng-openapi-gen', [
      '--config',
      join(aside, 'config.json'),
      '--input',
      'backend/openapi.json',
      '--output',
      join(aside, 'client'),
    ]);
    if (!client.ok) return client;
    const committed = join(root, 'libs/api-client/src/generated');
    const read = (folder) =>
      new Map(filesUnder(folder).map((file) => [file.slice(folder.length), readFileSync(file, 'utf8')]));
    const [ours, fresh] = [read(committed), read(join(aside, 'client'))];
    const different = [...new Set([...ours.keys(), ...fresh.keys()])].filter(
      (file) => ours.get(file) !== fresh.get(file),
    );
    return {
      ok: different.length === 0,
      output: `The client is not the one of the contract (run npm run api): ${different.join(', ')}`,
    };
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}

/** That the rule still sees what it is there for, and that no style of the pages breaks it. */
function sidedStyles() {
  const samples = ['a { margin-left: 1px }', 'a { text-align: right }', 'a { padding: 1px 2px 1px 3px }'];
  const unseen = samples.filter((sample) => sidesIn('sample.scss', sample).length === 0);
  const sided = ['frontend/src', 'libs/ui/src']
    .flatMap((folder) => filesUnder(join(root, folder)))
    .filter((file) => /\.(scss|html|ts)$/.test(file))
    .flatMap((file) => sidesIn(relative(root, file), readFileSync(file, 'utf8')));
  return { ok: unseen.length + sided.length === 0, output: [...unseen, ...sided].join('\n') };
}

const checks = [
  ['formatting', () => run('prettier', ['--check', '--log-level', 'warn', '.'])],
  ['types of server and libraries', () => run('tsc', ['-p', 'backend/tsconfig.spec.json'])],
  ['types of the pages', () => run('nx', ['run-many', '-t', 'typecheck', '-p', 'frontend,ui,e2e'])],
  ['styles without left and right', sidedStyles],
  ['lint and layers', () => run('eslint', ['--max-warnings', '0', '.'])],
  [
    'directions between rooms',
    () =>
      run('depcruise', [
        '--config',
        '.dependency-cruiser.cjs',
        'backend/src',
        'libs',
        'frontend/src',
        'migrations',
        '--output-type',
        'err',
      ]),
  ],
  ['unused exports', () => run('knip', ['--no-progress', '--no-config-hints'])],
  ['contract and client', contractDrift],
];

const wanted = process.argv.slice(2);
let failed = 0;
for (const [name, check] of checks) {
  if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
  const from = Date.now();
  const { ok, output } = check();
  const seconds = ((Date.now() - from) / 1000).toFixed(1);
  process.stdout.write(`${ok ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)\n`);
  if (!ok) {
    failed += 1;
    process.stdout.write(`${output.trimEnd()}\n`);
  }
}
process.exit(failed === 0 ? 0 : 1);
