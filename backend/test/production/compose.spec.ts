import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { z } from 'zod';
import { LARGEST_FILE } from '../../src/modules/courses/files/module-files.service';
import { parseConfig, SETTINGS } from '../../src/platform/config';
import { environmentOf, readDockerfile } from './dockerfile';

const ROOT = join(__dirname, '../../..');
const text = readFileSync(join(ROOT, 'docker-compose.yml'), 'utf8');

/** What an administrator would write into .env. */
const ANSWERS: Record<string, string> = {
  POSTGRES_PASSWORD: 'letters0and1figures',
  PUBLIC_URL: 'https://training.example',
};

const settings = z.record(z.string(), z.string());
const { services, volumes, configs } = z
  .object({
    services: z.strictObject({
      database: z.object({
        image: z.string(),
        environment: settings,
        volumes: z.array(z.string()),
        healthcheck: z.object({ test: z.tuple([z.literal('CMD-SHELL'), z.string()]) }),
      }),
      app: z.strictObject({
        build: z.object({ context: z.string(), dockerfile: z.string() }),
        restart: z.literal('unless-stopped'),
        deploy: z.object({ replicas: z.number() }),
        environment: settings,
        depends_on: z.object({ database: z.object({ condition: z.literal('service_healthy') }) }),
        read_only: z.literal(true),
        tmpfs: z.array(z.string()),
        cap_drop: z.array(z.string()),
        security_opt: z.array(z.string()),
      }),
      proxy: z.object({
        image: z.string(),
        ports: z.array(z.string()),
        configs: z.array(z.object({ source: z.string(), target: z.string() })),
        depends_on: z.array(z.string()),
      }),
    }),
    volumes: z.record(z.string(), z.null()),
    configs: z.record(z.string(), z.object({ content: z.string() })),
  })
  .parse(parse(text));

/** As it reaches a container: variables filled in by what .env says, or by what stands for want of it. */
function filled(value: string): string {
  return value.replace(/\$\{(\w+)(?::-([^}]*)|:\?[^}]*)?\}/g, (_whole, name: string, otherwise?: string) => {
    const answer = ANSWERS[name] ?? otherwise;
    if (answer === undefined) throw new Error(`nobody says what ${name} is`);
    return answer;
  });
}
const environment = Object.fromEntries(
  Object.entries(services.app.environment).map(([name, value]) => [name, filled(value)]),
);
const config = parseConfig(environment);
const given = services.database.environment;

describe('the composition of production', () => {
  it('keeps the rows in a PostgreSQL that serves, on a volume of its own, and waits until it answers', () => {
    const version = Number(/^postgres:(\d+)/.exec(services.database.image)?.[1]);
    expect(version).toBeGreaterThanOrEqual(15);
    const [volume = '', folder] = services.database.volumes[0]?.split(':') ?? [];
    expect(volumes).toHaveProperty(volume);
    // Since 18 its image keeps the rows one folder higher; a volume at the old place would stay empty.
    expect(folder).toBe(version >= 18 ? '/var/lib/postgresql' : '/var/lib/postgresql/data');
    expect(services.database.healthcheck.test[1]).toBe(`pg_isready -U ${given['POSTGRES_USER'] ?? ''}`);
  });

  it('runs the product several times, on that database, with settings that it knows and takes', () => {
    expect(services.app.deploy.replicas).toBeGreaterThan(1);
    expect(SETTINGS).toEqual(expect.arrayContaining(Object.keys(environment)));
    const url = new URL(config.databaseUrl ?? '');
    expect({ host: url.hostname, user: url.username, password: url.password, name: url.pathname }).toEqual({
      host: 'database',
      user: given['POSTGRES_USER'],
      password: filled(given['POSTGRES_PASSWORD'] ?? ''),
      name: `/${given['POSTGRES_DB'] ?? ''}`,
    });
    // PostgreSQL lets in a hundred, three of them administrators, and jobs have theirs from the same pool.
    expect(services.app.deploy.replicas * config.databasePool).toBeLessThan(97);
    expect(config).toMatchObject({ publicUrl: ANSWERS['PUBLIC_URL'], demo: false, host: '0.0.0.0' });
  });

  it('makes them from the Dockerfile, without a way to become more than they are', () => {
    const { build, cap_drop, security_opt, tmpfs } = services.app;
    expect(build.context).toBe('.');
    const image = readDockerfile(readFileSync(join(ROOT, build.dockerfile), 'utf8')).at(-1)!;
    // Whether a replica is healthy is asked at the image's own port.
    expect(String(config.port)).toBe(environmentOf(image)['PORT']);
    expect({ cap_drop, security_opt, tmpfs }).toEqual({
      cap_drop: ['ALL'],
      security_opt: ['no-new-privileges:true'],
      tmpfs: ['/tmp'],
    });
  });

  it('lets people in through one proxy alone, which finds every replica and lets the largest file pass', () => {
    const { proxy } = services;
    const [mounted] = proxy.configs;
    expect(mounted?.target).toBe('/etc/nginx/conf.d/default.conf');
    const written = configs[mounted?.source ?? '']?.content ?? '';
    // A single dollar would be filled in before the proxy reads it.
    expect(written.replaceAll('$$', '')).not.toContain('$');
    const rules = written.replaceAll('$$', '$');
    expect(filled(proxy.ports.join())).toMatch(new RegExp(`:${/listen (\d+);/.exec(rules)?.[1] ?? 'none'}$`));
    // A name in a variable is asked for anew, so that replicas that come and go are found.
    expect(rules).toMatch(/resolver 127\.0\.0\.11 /);
    expect(rules).toContain(`set $upstream http://app:${config.port};`);
    expect(rules).toContain('proxy_pass $upstream;');
    expect(Number(/client_max_body_size (\d+)m;/.exec(rules)?.[1]) * 1024 * 1024).toBeGreaterThan(LARGEST_FILE);
    // What is believed of the headers is what this one proxy writes over whatever came.
    expect(config.trustProxy).toBe(1);
    for (const header of ['X-Forwarded-For $remote_addr', 'X-Forwarded-Proto $scheme', 'X-Forwarded-Host $http_host'])
      expect(rules).toContain(`proxy_set_header ${header};`);
  });

  it('asks for nothing that the page about running it does not name', () => {
    const page = readFileSync(join(ROOT, 'docs/operations.md'), 'utf8');
    const asked = [...text.matchAll(/\$\{(\w+)/g)].map(([, name = '']) => name);
    expect(asked).toContain('POSTGRES_PASSWORD');
    for (const name of asked) expect(page).toContain(`\`${name}\``);
  });
});
