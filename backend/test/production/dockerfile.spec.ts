import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { isBuiltin } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join, posix } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { nodeRefusal } from '../../src/platform/config/config';
import { parseConfig, SETTINGS } from '../../src/platform/config';
import { copiesOf, environmentOf, readDockerfile, textsOf, type Stage } from './dockerfile';

const ROOT = join(__dirname, '../../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
const stages = readDockerfile(read('backend/Dockerfile'));
const last = stages.at(-1)!;
const settings = environmentOf(last);
const { scripts, dependencies } = JSON.parse(read('package.json')) as Record<
  'scripts' | 'dependencies',
  Record<string, string>
>;
const left = read('.dockerignore')
  .split('\n')
  .filter((line) => line !== '');

/** Whether the repository has a path, and building does not leave it out. */
function handedOver(path: string): boolean {
  const clean = posix.normalize(path);
  return existsSync(join(ROOT, clean)) && !left.some((name) => clean === name || clean.startsWith(`${name}/`));
}

/** Whether a stage has a path of its folder by the time another copies it: by a command of its own, or copied itself. */
function hasMade(stage: Stage, path: string): boolean {
  const [folder = ''] = textsOf(stage, 'WORKDIR');
  if (!path.startsWith(`${folder}/`)) return false;
  const inside = path.slice(folder.length + 1);
  const commands = textsOf(stage, 'RUN').join(' && ');
  if (inside === 'node_modules') return commands.startsWith('npm ci');
  if (inside === 'dist') return commands.includes('npm run build');
  return handedOver(inside) && copiesOf(stage).some(({ from, sources }) => from === null && sources.includes('.'));
}

/** The program of the repository that is built into a file of the image. */
const sourceOf = (program: string): string => program.replace(/^dist\/server\//, '').replace(/\.js$/, '.ts');

describe('the image of the product', () => {
  it('is made in stages, of which the last only runs it, as nobody special, on a Node that serves', () => {
    expect(stages.length).toBeGreaterThan(1);
    expect(textsOf(last, 'RUN')).toEqual([]);
    const [user] = textsOf(last, 'USER');
    expect(user).toMatch(/^\w/);
    expect(user).not.toMatch(/^(root|0)(:|$)/);
    for (const { image } of stages) {
      const version = /^node:(\d+)\b/.exec(image)?.[1];
      expect(version).toBeDefined();
      expect(nodeRefusal(`${version ?? ''}.0.0`)).toBeNull();
    }
  });

  it('copies only what the repository has or an earlier stage has made', () => {
    let copies = 0;
    for (const [place, stage] of stages.entries())
      for (const { from, sources } of copiesOf(stage))
        for (const source of sources) {
          copies += 1;
          const maker = stages.slice(0, place).find(({ name }) => name === from);
          const there = maker === undefined ? from === null && handedOver(source) : hasMade(maker, source);
          expect({ source, from, there }).toEqual({ source, from, there: true });
        }
    expect(copies).toBeGreaterThan(0);
  });

  it('builds by a script that there is, and runs the program that npm start runs', () => {
    const called = stages.flatMap((stage) =>
      textsOf(stage, 'RUN').flatMap((text) => [...text.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name)),
    );
    expect(called).toContain('build');
    for (const name of called) expect(scripts).toHaveProperty(name);
    const [node, program = '', ...others] = JSON.parse(textsOf(last, 'CMD')[0] ?? '[]') as string[];
    expect([node, others]).toEqual(['node', []]);
    expect(scripts['start']).toMatch(new RegExp(`\\bnode ${program}$`));
    expect(handedOver(sourceOf(program))).toBe(true);
  });

  it('hands over settings that the product knows and takes', () => {
    expect(SETTINGS).toEqual(expect.arrayContaining(Object.keys(settings)));
    const { port } = parseConfig(settings);
    expect(textsOf(last, 'EXPOSE')).toEqual([String(port)]);
  });

  it('is healthy while the product says that it is ready, and at no other time', async () => {
    const { port } = parseConfig(settings);
    const [, command = ''] = /\bCMD (\[.*\])$/.exec(textsOf(last, 'HEALTHCHECK')[0] ?? '') ?? [];
    const [node, flag, asked = ''] = JSON.parse(command) as string[];
    expect([node, flag]).toEqual(['node', '-e']);
    expect(asked).toContain(`'http://127.0.0.1:${port}/api/health'`);
    let answer = 200;
    const server = createServer((_request, response) => response.writeHead(answer).end()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const at = String((server.address() as AddressInfo).port);
    const healthy = async (): Promise<boolean> => {
      const [code] = (await once(spawn(process.execPath, ['-e', asked.replace(`:${port}/`, `:${at}/`)]), 'exit')) as [
        number,
      ];
      return code === 0;
    };
    expect(await healthy()).toBe(true);
    answer = 503;
    expect(await healthy()).toBe(false);
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    expect(await healthy()).toBe(false);
  });

  it('has every package that the server asks for: what only building and testing need is left out of it', () => {
    expect(stages.some((stage) => textsOf(stage, 'RUN').some((text) => text.includes('npm ci --omit=dev')))).toBe(true);
    const asked = new Set(programs().flatMap((file) => packagesOf(readFileSync(file, 'utf8'))));
    expect(asked.size).toBeGreaterThan(20);
    expect([...asked].filter((name) => !(name in dependencies))).toEqual([]);
  });
});

describe('the page about running it', () => {
  const page = read('docs/operations.md');

  it('lists exactly the settings that there are', () => {
    const listed = [...page.matchAll(/^\| `([A-Z_]+)`/gm)].map(([, name = '']) => name);
    expect(listed.sort()).toEqual(SETTINGS.filter((name) => name !== 'NODE_ENV').sort());
  });

  it('names programs and scripts that there are', () => {
    const named = [...page.matchAll(/dist\/server\/[\w/-]+\.js/g)].map(([program]) => program);
    expect(named).not.toEqual([]);
    for (const program of named) expect(handedOver(sourceOf(program))).toBe(true);
    for (const [, name = ''] of page.matchAll(/npm run ([\w:-]+)/g)) expect(scripts).toHaveProperty(name);
  });
});

/** Every file that the server consists of: its own, the migrations, and the libraries that are not the browser's. */
function programs(): string[] {
  const libraries = readdirSync(join(ROOT, 'libs')).filter((name) => name !== 'api-client' && name !== 'ui');
  const folders = ['backend/src', 'migrations', ...libraries.map((name) => `libs/${name}/src`)];
  return folders
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true }).map((file) => join(ROOT, folder, String(file))),
    )
    .filter((file) => file.endsWith('.ts') && !/\.(spec|walk)\.ts$/.test(file));
}

/** The packages that a file needs while it runs: types are gone by then. */
function packagesOf(text: string): string[] {
  const statements = text.matchAll(
    /(?:^(?:import|export) (?!type\b)(?:[^'";]*? from )?|\bimport\(|\brequire\()'([^'.][^']*)'/gm,
  );
  return [...statements]
    .map(([, name = '']) => name)
    .filter((name) => !isBuiltin(name) && !name.startsWith('@peacewright/'))
    .map((name) => name.split('/', name.startsWith('@') ? 2 : 1).join('/'));
}
