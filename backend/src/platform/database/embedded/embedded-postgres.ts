import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { locateBinaries } from './binaries';
import { openCluster, type Cluster } from './cluster';
import { EmbeddedPostgresError } from './embedded-postgres-error';
import { productUrl, takeFolderLock, type LockAttempt } from './folder-lock';
import { clearStalePidFile, findServer, freePort, startServer, stopServer, stopServerNow } from './server-process';
import { stopWithProcess } from './stop-with-process';

export interface EmbeddedPostgresOptions {
  /** Made when it does not exist. The server lives in its sub-folder `postgres`. */
  readonly dataDir: string;
  /** Told in single lines what an operator may want to know. */
  readonly log: (message: string) => void;
  /**
   * What to do when a running product already uses the folder: `refuse` (the default), or `join` its server and leave
   * stopping it to that product.
   */
  readonly whenInUse?: 'refuse' | 'join';
}

/** A server that is ready for connections. */
export interface EmbeddedPostgres {
  /** Connection string of the product's role to its database; stays the same if the server has to be restarted. */
  readonly url: string;
  /** Stops the server and waits for its end; what was committed is kept. May be called more than once. */
  stop(): Promise<void>;
}

/** How long remains of a killed server, and one that is stopping, are waited for. */
const PATIENCE_MS = 10_000;
/** A killed product's lock goes with its connection, within moments; a living one's stays. */
const LOCK_PATIENCE_MS = 2_000;
const PAUSE_MS = 200;
const START_IN_FLIGHT_MS = 3_000;

/**
 * Starts the bundled PostgreSQL on a data folder, making the database at the first start. One product at a time may
 * use a folder: it holds an advisory lock through a connection of its own, which ends with the process however that
 * ends. A server left behind by a killed product is taken over as it is.
 *
 * The server stops with this process, also at `process.exit`, after an uncaught exception, and at SIGINT, SIGTERM or
 * SIGHUP when nobody else listens for these; who does listen has to call `stop`. Only after `kill -9` it lives on, until
 * the next start takes it over.
 *
 * @throws EmbeddedPostgresError when the folder is in use, the programs are missing, or the server does not start.
 */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const binaries = await locateBinaries();
  const cluster = await openCluster(options.dataDir, binaries);
  const server = new SupervisedServer(cluster, options.log);
  return server.start(options.whenInUse ?? 'refuse');
}

class SupervisedServer {
  private lock: Client | undefined;
  private startedHere = false;
  private stopping: Promise<void> | undefined;
  private starting: Promise<unknown> | undefined;
  private readonly forget: () => void;

  constructor(
    private readonly cluster: Cluster,
    private readonly log: (message: string) => void,
  ) {
    this.forget = stopWithProcess({ stop: () => this.stop(), stopNow: () => this.stopNow() });
  }

  async start(whenInUse: 'refuse' | 'join'): Promise<EmbeddedPostgres> {
    try {
      const attempt = await this.acquire(whenInUse === 'join' ? 0 : LOCK_PATIENCE_MS, undefined);
      if (attempt.outcome === 'held' && whenInUse === 'refuse') {
        throw new EmbeddedPostgresError(
          `Another Peacewright is running on the data folder ${dirname(this.cluster.folder)}. ` +
            'Stop it first, or choose another folder with DATA_DIR.',
        );
      }
      if (attempt.outcome === 'held') this.forget();
      else this.keep(attempt.client, attempt.port);
      return { url: productUrl(this.cluster, attempt.port), stop: () => this.stop() };
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Brings up or finds the server, and tries for the lock. */
  private async acquire(lockPatience: number, fixedPort: number | undefined): Promise<LockAttempt> {
    let patience = Date.now() + PATIENCE_MS;
    const lockDeadline = Date.now() + lockPatience;
    for (;;) {
      const obstacle = await this.attempt(fixedPort);
      if (typeof obstacle === 'object') {
        if (obstacle.outcome === 'locked' || Date.now() >= lockDeadline) return obstacle;
      } else if (obstacle === 'recovering') {
        patience = Date.now() + PATIENCE_MS;
      } else if (Date.now() > patience) {
        throw new EmbeddedPostgresError(
          `The bundled PostgreSQL cannot be reached: ${obstacle}. Its log is ${this.cluster.logFile}.`,
        );
      }
      if (this.stopping) throw new EmbeddedPostgresError('The start was broken off.');
      await sleep(PAUSE_MS);
    }
  }

  private async attempt(fixedPort: number | undefined): Promise<LockAttempt | string> {
    const server = await findServer(this.cluster);
    if (server) {
      const result = await takeFolderLock(this.cluster, server.port);
      if (result !== 'not-ready') return result;
      return server.state === 'starting' ? 'recovering' : `a server (process ${server.pid}) does not answer`;
    }
    await clearStalePidFile(this.cluster);
    const port = fixedPort ?? (await freePort());
    this.startedHere = true;
    const starting = startServer(this.cluster, port);
    this.starting = starting.catch(() => undefined);
    const outcome = await starting;
    if (outcome === 'started') {
      this.log(`PostgreSQL started on 127.0.0.1:${port}, data in ${this.cluster.data}`);
      return this.attempt(fixedPort);
    }
    this.startedHere = false;
    return outcome === 'busy' ? 'an earlier server has not ended yet' : `port ${port} is taken`;
  }

  private keep(lock: Client, port: number): void {
    if (!this.startedHere) this.log(`PostgreSQL found running on 127.0.0.1:${port}, taken over`);
    this.lock = lock;
    lock.once('end', () => {
      this.lock = undefined;
      if (!this.stopping) void this.recover(port);
    });
  }

  /** The lock's connection broke: the server crashed or was killed. Its address is known to everybody, so it stays. */
  private async recover(port: number): Promise<void> {
    this.log('The connection to PostgreSQL was lost; bringing it back');
    while (!this.stopping) {
      try {
        const attempt = await this.acquire(LOCK_PATIENCE_MS, port);
        if (attempt.outcome === 'locked') {
          this.keep(attempt.client, attempt.port);
          return;
        }
        this.log('Another Peacewright has taken the data folder meanwhile; leaving its PostgreSQL alone');
        this.startedHere = false;
        return;
      } catch (error) {
        this.log(`PostgreSQL is still away: ${String(error)}`);
        await sleep(1000);
      }
    }
  }

  private stop(): Promise<void> {
    this.stopping ??= this.stopOnce();
    return this.stopping;
  }

  private async stopOnce(): Promise<void> {
    // A server that is just being started can be told to stop only when it has written its process number.
    await Promise.race([this.starting, sleep(START_IN_FLIGHT_MS, undefined, { ref: false })]);
    if (this.lock !== undefined || this.startedHere) {
      await stopServer(this.cluster);
      this.log('PostgreSQL stopped');
    }
    this.forget();
  }

  private stopNow(): void {
    if (this.lock !== undefined || this.startedHere) stopServerNow(this.cluster);
  }
}
