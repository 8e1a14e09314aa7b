import { resolve } from 'node:path';
import { z } from 'zod';

const flag = z.enum(['0', '1', 'true', 'false', '']).transform((text) => text === '1' || text === 'true');

const environmentSchema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Address to listen on; empty: loopback while a demonstration runs or nothing is set up, every address otherwise. */
  HOST: z.string().default(''),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z.union([z.literal(''), z.url({ protocol: /^postgres(ql)?$/ })]).default(''),
  /** At least two: one holds a lock while another works. */
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(10),
  /** Address that people reach the product by; printed in QR codes. */
  PUBLIC_URL: z.union([z.literal(''), z.url({ protocol: /^https?$/ })]).default(''),
  /** Number of proxies in front whose X-Forwarded-* are to be believed. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(10).default(0),
  DEMO: flag.default(false),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** The names of all settings, as the environment gives them. */
export const SETTINGS: readonly string[] = Object.keys(environmentSchema.shape);

export interface Config {
  readonly environment: 'development' | 'production' | 'test';
  readonly port: number;
  readonly host: string | null;
  readonly dataDir: string;
  /** Null: the embedded server in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly databasePool: number;
  /** Without a trailing slash; null: the address a request came by. */
  readonly publicUrl: string | null;
  readonly trustProxy: number;
  readonly demo: boolean;
  readonly logLevel: string;
}

/** Raised with one line per setting that cannot be used. */
export class ConfigError extends Error {}

/** Reads the settings once. This is the only place that knows the names of environment variables. */
export function parseConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environmentSchema.safeParse(environment);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`These settings cannot be used:\n${lines.join('\n')}`);
  }
  const values = parsed.data;
  return {
    environment: values.NODE_ENV,
    port: values.PORT,
    host: values.HOST === '' ? null : values.HOST,
    dataDir: resolve(values.DATA_DIR),
    databaseUrl: values.DATABASE_URL === '' ? null : values.DATABASE_URL,
    databasePool: values.DATABASE_POOL,
    publicUrl: values.PUBLIC_URL === '' ? null : values.PUBLIC_URL.replace(/\/+$/, ''),
    trustProxy: values.TRUST_PROXY,
    demo: values.DEMO,
    logLevel: values.LOG_LEVEL,
  };
}

const OLDEST_NODE = 24;

/** What to tell of a version of Node ("24.1.0"); null where it serves. */
export function nodeRefusal(version: string): string | null {
  return Number.parseInt(version, 10) >= OLDEST_NODE
    ? null
    : `Peacewright needs Node ${OLDEST_NODE} or newer, and this is ${version}. "npm start" uses the one that "npm install" brings for Linux and Windows; elsewhere install it.`;
}

/** The process's own settings. Refuses a Node that lacks what the product uses. */
export function readConfig(): Config {
  const refusal = nodeRefusal(process.versions.node);
  if (refusal !== null) throw new ConfigError(refusal);
  return parseConfig(process.env);
}

/** Injection token of the parsed settings. */
export const CONFIG = Symbol('Config');
