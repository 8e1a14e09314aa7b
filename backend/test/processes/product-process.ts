import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const BACKEND = join(__dirname, '../..');
const READY_WITHIN_MS = 120_000;

/** Where a process of the product keeps its rows: a folder with the bundled server, or a database that is there. */
export type Rows = { readonly dataDir: string } | { readonly databaseUrl: string };

/** The product as a process of its own, which can be killed and started again at the same address. */
export class ProductProcess {
  private child: ChildProcess | undefined;
  private said = '';
  private written = '';

  private constructor(
    private readonly rows: Rows,
    private readonly port: number,
    private readonly logLevel: string,
  ) {}

  static async start(rows: Rows, logLevel = 'error'): Promise<ProductProcess> {
    const product = new ProductProcess(rows, await freePort(), logLevel);
    await product.start();
    return product;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Everything that it has written to its standard output. */
  get output(): string {
    return this.written;
  }

  /** Whether the process that was started last still runs. */
  get running(): boolean {
    return this.child !== undefined && running(this.child);
  }

  /** Starts it, and waits until it says that it is ready to use. */
  async start(): Promise<void> {
    const child = spawn(
      process.execPath,
      ['--require', join(BACKEND, 'test/typescript-hook.cjs'), join(BACKEND, 'src/main.ts')],
      {
        env: {
          PATH: process.env['PATH'],
          HOST: '127.0.0.1',
          PORT: String(this.port),
          LOG_LEVEL: this.logLevel,
          ...('dataDir' in this.rows ? { DATA_DIR: this.rows.dataDir } : { DATABASE_URL: this.rows.databaseUrl }),
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.child = child;
    child.stdout.setEncoding('utf8').on('data', (text: string) => (this.written += text));
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text: Buffer | string) => (this.said = `${this.said}${text.toString()}`.slice(-4000)));
    const until = Date.now() + READY_WITHIN_MS;
    while (!(await this.ready())) {
      if (!running(child) || Date.now() > until) throw new Error(`The product did not start: ${this.said}`);
      await sleep(50);
    }
  }

  /** As by a power cut, for this process alone. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** As by a power cut, for this process and for every process of its database server, at the same moment. */
  async killWithDatabase(): Promise<void> {
    const server = await this.databaseProcesses();
    const gone = this.end('SIGKILL');
    for (const pid of server) signal(pid, 'SIGKILL');
    await gone;
  }

  /** As by Ctrl-C. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
  }

  /** Holds the process where it is, and lets it go on. */
  freeze(): void {
    this.child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.child?.kill('SIGCONT');
  }

  private async ready(): Promise<boolean> {
    return fetch(`${this.url}/api/health`).then(
      (answer) => answer.ok,
      () => false,
    );
  }

  private async end(how: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || !running(child)) return;
    const gone = once(child, 'exit');
    child.kill(how);
    await gone;
  }

  private async databaseProcesses(): Promise<number[]> {
    if (!('dataDir' in this.rows)) return [];
    const text = await readFile(join(this.rows.dataDir, 'postgres/cluster/postmaster.pid'), 'utf8');
    const server = Number.parseInt(text, 10);
    const children = await readFile(`/proc/${server}/task/${server}/children`, 'utf8').catch(() => '');
    return [server, ...children.trim().split(/\s+/).filter(Boolean).map(Number)];
  }
}

function running(child: ChildProcess): boolean {
  return child.exitCode === null && child.signalCode === null;
}

/** The process may have ended by itself meanwhile, as PostgreSQL's do when their first one is gone. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
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
