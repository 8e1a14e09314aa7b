import { spawnSync } from 'node:child_process';
import { open, readFile, rename, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './cluster';
import { EmbeddedPostgresError } from './embedded-postgres-error';
import { ignoreMissing } from './errors';
import { isAlive } from './is-alive';
import { programOptions, runProgram } from './run-program';

/** A live server on the cluster, as its own `postmaster.pid` tells. */
interface RunningServer {
  readonly pid: number;
  /** On 127.0.0.1. */
  readonly port: number;
  /** Still starting (perhaps replaying its log after a crash), serving, or on its way out. */
  readonly state: 'starting' | 'ready' | 'stopping';
}

/**
 * What came of an attempt to start: `busy` when remains of an earlier server still hold the cluster, `port-taken` when
 * somebody else was quicker to bind the port. Both are worth another attempt.
 */
type StartOutcome = 'started' | 'busy' | 'port-taken';

const KEEP_LOG_BELOW_BYTES = 10 * 1024 * 1024;
/** Replaying the log after a crash may take minutes on a slow disk. */
const START_SECONDS = 600;
const FAST_STOP_SECONDS = 60;

/** Starts a server on the cluster. @throws EmbeddedPostgresError with the server's own words when it cannot run. */
export async function startServer(cluster: Cluster, port: number): Promise<StartOutcome> {
  const logged = await rotateLog(cluster.logFile);
  const { code, output } = await runProgram(
    cluster.binaries.pgCtl,
    [
      'start',
      ...['-D', cluster.data],
      ...['-l', cluster.logFile],
      ...['-o', serverSettings(port)],
      ...['-w', '-t', String(START_SECONDS), '-s'],
    ],
    cluster.folder,
    cluster.user,
  );
  if (code === 0) return 'started';
  const said = await readFrom(cluster.logFile, logged);
  if (/already exists|still in use|shared memory block|is being used by|another server/i.test(said + output)) {
    return 'busy';
  }
  if (/could not (bind|create any TCP)/i.test(said)) return 'port-taken';
  throw new EmbeddedPostgresError(
    `The bundled PostgreSQL did not start; its log is ${cluster.logFile}. ${[output, said].join('\n').trim()}`,
  );
}

/**
 * Settings are given at each start and not kept in the cluster, so that a new version of the product brings its own.
 * fsync and full_page_writes keep their safe defaults: what was acknowledged survives a power cut.
 */
function serverSettings(port: number): string {
  const settings: Record<string, string> = {
    port: String(port),
    listen_addresses: '127.0.0.1',
    max_connections: '60',
    shared_buffers: '128MB',
    fsync: 'on',
    synchronous_commit: 'on',
    // Short queries only; compiling them costs more than it saves.
    jit: 'off',
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_lock_waits: 'on',
    log_checkpoints: 'off',
    // Leaves out the details, which quote people's data.
    log_error_verbosity: 'terse',
  };
  if (process.platform !== 'win32') {
    settings['unix_socket_directories'] = '';
    // A statement whose client was killed ends within a second, and its locks with it.
    settings['client_connection_check_interval'] = '1s';
  }
  return Object.entries(settings)
    .map(([name, value]) => `-c ${name}=${value === '' ? "''" : value}`)
    .join(' ');
}

/** The server that runs on the cluster, if there is one. */
export async function findServer(cluster: Cluster): Promise<RunningServer | undefined> {
  const text = await readFile(join(cluster.data, 'postmaster.pid'), 'utf8').catch(ignoreMissing);
  if (text === undefined) return undefined;
  const lines = text.split('\n').map((line) => line.trim());
  const pid = Math.abs(Number(lines[0]));
  if (!Number.isInteger(pid) || pid === 0 || !(await isServerOf(cluster, pid))) return undefined;
  const status = lines[7];
  return {
    pid,
    port: Number(lines[3]),
    state: status === 'ready' || status === 'stopping' ? status : 'starting',
  };
}

/**
 * Removes a `postmaster.pid` whose process is gone while an unrelated one has its number, as happens when a container
 * starts anew: the server would take that one for itself and refuse to start.
 */
export async function clearStalePidFile(cluster: Cluster): Promise<void> {
  const file = join(cluster.data, 'postmaster.pid');
  const text = await readFile(file, 'utf8').catch(ignoreMissing);
  const pid = Math.abs(Number.parseInt(text ?? '', 10));
  if (pid > 0 && isAlive(pid) && !(await isServerOf(cluster, pid))) await rm(file, { force: true });
}

/** Stops the server: running statements are cut off and rolled back, what was committed is kept. Waits for its end. */
export async function stopServer(cluster: Cluster): Promise<void> {
  const server = await findServer(cluster);
  if (!server) return;
  const fast = await runProgram(cluster.binaries.pgCtl, stopArguments(cluster, 'fast'), cluster.folder, cluster.user);
  if (fast.code !== 0 && (await findServer(cluster))) {
    await runProgram(cluster.binaries.pgCtl, stopArguments(cluster, 'immediate'), cluster.folder, cluster.user);
  }
  for (let waited = 0; waited < 50; waited++) {
    if (!(await isServerOf(cluster, server.pid))) return;
    await sleep(100);
  }
  throw new EmbeddedPostgresError(`The bundled PostgreSQL (process ${server.pid}) does not end.`);
}

/** As `stopServer`, for the moment of `process.exit`, when nothing can be awaited any more. */
export function stopServerNow(cluster: Cluster): void {
  const options = programOptions(cluster.folder, cluster.user);
  spawnSync(cluster.binaries.pgCtl, stopArguments(cluster, 'fast'), { ...options, stdio: 'ignore' });
}

function stopArguments(cluster: Cluster, mode: 'fast' | 'immediate'): string[] {
  return ['stop', '-D', cluster.data, '-m', mode, '-w', '-t', String(FAST_STOP_SECONDS), '-s'];
}

/** A loopback port nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') resolve(address.port);
        else reject(new Error('no port was given'));
      });
    });
  });
}

/** Process numbers are used again: a live one counts only when it is a server on this very cluster. */
async function isServerOf(cluster: Cluster, pid: number): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform === 'win32') return true;
  const command =
    process.platform === 'linux'
      ? // Empty for a process that has ended and was not collected yet.
        ((await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(ignoreMissing)) ?? '')
      : (await runProgram('/bin/ps', ['-o', 'command=', '-p', String(pid)], cluster.folder, undefined)).output;
  return command.includes('postgres') && command.includes(cluster.data);
}

/** Keeps one older log. Returns the length of the log that will be written on. */
async function rotateLog(logFile: string): Promise<number> {
  const size = (await stat(logFile).catch(ignoreMissing))?.size ?? 0;
  if (size < KEEP_LOG_BELOW_BYTES) return size;
  await rename(logFile, `${logFile}.1`);
  return 0;
}

async function readFrom(file: string, position: number): Promise<string> {
  const handle = await open(file).catch(ignoreMissing);
  if (!handle) return '';
  try {
    const { size } = await handle.stat();
    const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(Math.max(0, size - position)), position });
    return buffer.toString('utf8', 0, bytesRead).trim();
  } finally {
    await handle.close();
  }
}
