import { spawn, type SpawnOptions } from 'node:child_process';
import type { ServerUser } from './server-user';

/** How a program ended: `code` is null when a signal ended it; `output` is what it printed on both streams. */
interface ProgramResult {
  readonly code: number | null;
  readonly output: string;
}

/** Options under which every program of the server runs, for `spawn` and `spawnSync` alike. */
export function programOptions(folder: string, user: ServerUser | undefined): SpawnOptions {
  return {
    // A folder the server's user may enter; the product's own working folder might not be one.
    cwd: folder,
    windowsHide: true,
    // The server needs none of the product's settings and must not be steered by PG* variables. C also keeps its
    // messages in English, which are read below. Windows cannot start a program on an empty environment.
    ...(process.platform === 'win32' ? {} : { env: { LC_ALL: 'C', TZ: 'UTC' } }),
    ...(user ? { uid: user.uid, gid: user.gid } : {}),
  };
}

/**
 * Runs a program to its end, in `folder`. The server that `pg_ctl start` leaves behind keeps none of our streams
 * open: it writes to its log file.
 *
 * @throws when the program cannot be started at all.
 */
export function runProgram(
  program: string,
  args: readonly string[],
  folder: string,
  user: ServerUser | undefined,
): Promise<ProgramResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { ...programOptions(folder, user), stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    const collect = (chunk: Buffer): void => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', reject);
    child.once('exit', (code) => {
      // Not 'close': on some systems the server inherits the pipes and would keep them open as long as it lives.
      child.stdout.destroy();
      child.stderr.destroy();
      resolve({ code, output: output.trim() });
    });
  });
}
