import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { connect, createServer } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';

const SERVER = join(__dirname, '../../dist/server/backend/src/main.js');
const READY_WITHIN_MS = 300_000;

export interface Product {
  readonly url: string;
  readonly pid: number;
  /** Ends the server as Ctrl-C would, and waits until nothing of it is left. */
  stop(): Promise<void>;
}

/**
 * Starts the built product, as `npm start` does, on an empty data folder of its own and a free port. With
 * `DEMO_DATA` a demonstration begins with a copy of that data folder, which somebody has prepared and stopped: seconds
 * instead of a minute while one works on one journey. The checks never set it.
 */
export async function startProduct(options: { demo: boolean }): Promise<Product> {
  const dataDir = await mkdtemp(join(tmpdir(), 'peacewright-e2e-'));
  await chmod(dataDir, 0o711);
  const prepared = process.env['DEMO_DATA'] ?? '';
  // The database's own user owns its files, and the copy's.
  if (options.demo && prepared !== '') execFileSync('cp', ['-a', `${prepared}/.`, dataDir]);
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const server = spawn(process.execPath, [SERVER], {
    env: {
      ...process.env,
      HOST: '',
      PORT: String(port),
      DATA_DIR: dataDir,
      DEMO: options.demo ? '1' : '',
      DATABASE_URL: '',
      LOG_LEVEL: 'warn',
      NODE_OPTIONS: '',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const pid = server.pid;
  if (pid === undefined) throw new Error('The server could not be started.');
  const stop = async () => {
    await ended(server, 'SIGTERM');
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    await ready(url, server);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, pid, stop };
}

/** Whether a product answers at an address of this machine that is not the loopback one, as it would to another machine. */
export function answersOthers({ url }: Pick<Product, 'url'>): Promise<boolean> {
  const outer = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal);
  return new Promise((resolve) => {
    const socket = connect(Number(new URL(url).port), outer?.address ?? '127.0.0.2');
    const tell = (answered: boolean) => {
      socket.destroy();
      resolve(answered);
    };
    socket.once('connect', () => tell(true));
    socket.once('error', () => tell(false));
  });
}

async function ready(url: string, server: ChildProcess): Promise<void> {
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until) {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode} before it was ready.`);
    const healthy = await fetch(`${url}/api/health`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (healthy) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  throw new Error('The server was not ready in time.');
}

async function ended(server: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => server.once('exit', () => resolve()));
  server.kill(signal);
  const timer = setTimeout(() => server.kill('SIGKILL'), 20_000);
  await gone;
  clearTimeout(timer);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('No free port.')),
      );
    });
  });
}
