import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, copyFile, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

const ROOT = join(__dirname, '../../..');

/**
 * Programs that stand where the stages' own would: each starts a server as its tests would, and both write down who they are
 * once they are at it. The script that is tried is the real one, in a workspace where nothing else is.
 */
const write = (name: string): string =>
  `require('node:fs').appendFileSync(process.env.LEDGER, process.pid + ' ${name}\\n');`;
const SERVER = `process.on('SIGINT', () => {}); setInterval(() => {}, 1000); ${write('server')}`;
const stage = (name: string, listening: string, after: string): string => `
  ${listening}
  const { readFileSync } = require('node:fs');
  require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(SERVER)}], { stdio: 'ignore' }).unref();
  const known = () => readFileSync(process.env.LEDGER, 'utf8').includes(' server');
  const began = setInterval(() => { if (known()) { clearInterval(began); ${write(name)} ${after} } }, 20);`;
const GOES_ON = 'setInterval(() => {}, 1000);';

describe('npm test, when it is stopped', () => {
  let workspace: string;
  let ledger: string;
  let asked: ChildProcess | undefined;
  let said: string;

  beforeEach(async () => {
    workspace = await mkdtemp(join(tmpdir(), 'peacewright-stop-'));
    ledger = join(workspace, 'ledger');
    said = '';
    await writeFile(ledger, '');
    await cp(join(ROOT, '.ci'), join(workspace, '.ci'), { recursive: true });
    await copyFile(join(ROOT, 'package.json'), join(workspace, 'package.json'));
    await mkdir(join(workspace, 'node_modules/.bin'), { recursive: true });
    await symlink(join(ROOT, 'node_modules/@playwright'), join(workspace, 'node_modules/@playwright'));
  });
  afterEach(async () => {
    for (const { pid } of await present()) end(pid, 'SIGKILL');
    if (asked?.pid !== undefined) end(-asked.pid, 'SIGKILL');
    await rm(workspace, { recursive: true, force: true });
  });

  /** Puts a program where the script looks for one of its stages. */
  async function put(path: string, program: string): Promise<void> {
    const file = join(workspace, 'node_modules', path);
    await mkdir(dirname(file), { recursive: true });
    if (!path.startsWith('.bin/')) return writeFile(file, program);
    await writeFile(`${file}.cjs`, program);
    await writeFile(file, `#!/bin/sh\nexec "${process.execPath}" "${file}.cjs"\n`);
    await chmod(file, 0o755);
  }

  /** Types the command as at a terminal, whose Ctrl-C reaches everybody in front of it. */
  function type(command: string, ...words: string[]): void {
    asked = spawn(command, words, {
      cwd: workspace,
      env: {
        PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
        HOME: workspace,
        LEDGER: ledger,
        CHROMIUM_PATH: process.execPath,
        NPM_CONFIG_UPDATE_NOTIFIER: 'false',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    for (const stream of [asked.stdout, asked.stderr]) stream?.on('data', (text: Buffer) => (said += text.toString()));
  }

  /** Everybody who has ever been at work, in the order of their coming. */
  async function came(): Promise<{ pid: number; name: string }[]> {
    const lines = (await readFile(ledger, 'utf8')).split('\n').filter(Boolean);
    return lines.map((line) => ({ pid: Number.parseInt(line, 10), name: line.replace(/^\d+ /, '') }));
  }

  const present = async (): Promise<{ pid: number; name: string }[]> => (await came()).filter(({ pid }) => end(pid, 0));

  async function until(what: () => Promise<boolean>): Promise<void> {
    for (let left = 2400; left > 0; left--) {
      if (await what()) return;
      await sleep(50);
    }
    throw new Error(`It never came to that. ${said}`);
  }

  const isAtWork = (name: string) => until(async () => (await present()).some((one) => one.name === name));

  async function ended(): Promise<number | null> {
    const child = asked!;
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    // Its last words may still be on their way.
    await until(async () => said.endsWith(' failed\n') || child.stdout?.readableEnded === true);
    return child.exitCode;
  }

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'by %s, ends the stage and what the stage had started, and begins no other',
    async (signal) => {
      await put('.bin/npm', 'process.exit(0);');
      await put('jest/bin/jest.js', stage('tests', '', GOES_ON));
      type(process.execPath, '.ci/test.mjs');
      await isAtWork('tests');
      asked?.kill(signal);
      expect(await ended()).toBe(1);
      expect(await present()).toEqual([]);
      expect((await came()).map(({ name }) => name)).toEqual(['server', 'tests']);
      expect(said).toMatch(/^FAIL tests: stopped before all of them had run\n+0 passed, 1 failed\n$/);
    },
  );

  it('by Ctrl-C at npm itself, leaves nobody behind', async () => {
    await put('.bin/npm', stage('build', '', GOES_ON));
    await put('jest/bin/jest.js', stage('tests', '', GOES_ON));
    type('npm', 'test');
    await isAtWork('build');
    end(-asked!.pid!, 'SIGINT');
    await ended();
    await until(async () => (await present()).length === 0);
    expect((await came()).map(({ name }) => name)).toEqual(['server', 'build']);
  });

  it('by a second Ctrl-C, ends also what does not listen', async () => {
    const deaf = `for (const one of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(one, () => { ${write('heard')} });`;
    await put('.bin/npm', stage('build', deaf, GOES_ON));
    type(process.execPath, '.ci/test.mjs');
    await isAtWork('build');
    asked?.kill('SIGINT');
    await until(async () => (await came()).some(({ name }) => name === 'heard'));
    expect((await present()).length).toBeGreaterThan(0);
    asked?.kill('SIGINT');
    expect(await ended()).toBe(1);
    expect(await present()).toEqual([]);
  });

  it('when it is not stopped, begins no stage before the last one has left nothing', async () => {
    const leaves = (name: string): string => stage(name, '', 'process.exit(0);');
    const looks = `
      const [server] = require('node:fs').readFileSync(process.env.LEDGER, 'utf8').split(' ');
      let there = true; try { process.kill(Number(server), 0); } catch { there = false; }
      if (there) { ${write('in company')} } else { ${write('alone')} }`;
    await put('.bin/npm', leaves('build'));
    await put('jest/bin/jest.js', looks);
    await put('.bin/playwright', looks);
    type(process.execPath, '.ci/test.mjs');
    expect(await ended()).toBe(1);
    expect((await came()).map(({ name }) => name)).toEqual(['server', 'build', 'alone', 'alone', 'alone', 'alone']);
    expect(said).toMatch(/\n0 passed, 4 failed\n$/);
  });
});

/** Sends a signal, or asks with 0 whether there is anybody to send it to. */
function end(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
