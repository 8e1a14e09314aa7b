import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promelaOf } from '../src/exports/promela';
import type { Model } from '../src/model/model';

/** What SPIN found on the exported model, every state told apart. */
export interface SpinRun {
  readonly states: number;
  /** States without a move that are no ending: SPIN's invalid end states. */
  readonly deadEnds: number;
  readonly perSecond: number;
}

/** How SPIN is told to look at a model: `effort` is the C compiler's, `table` the power of two of its hash table. */
export interface SpinSetting {
  readonly effort: '-O0' | '-O2';
  readonly table: number;
}

/** SPIN on the exported model with exact storage, or null where spin or a C compiler is missing. */
export function spinOn(model: Model, { effort, table }: SpinSetting): SpinRun | null {
  const folder = mkdtempSync(join(tmpdir(), 'scenario-'));
  const run = (command: string, ...words: string[]) => spawnSync(command, words, { cwd: folder, encoding: 'utf8' });
  try {
    writeFileSync(join(folder, 'model.pml'), promelaOf(model));
    // Without -o2 variables that are only written would be left out, and states would be counted together.
    if (run('spin', '-a', '-o2', 'model.pml').status !== 0) return null;
    if (run('gcc', effort, '-DSAFETY', '-DNOREDUCE', '-DMEMLIM=8000', '-o', 'pan', 'pan.c').status !== 0) return null;
    const from = performance.now();
    // -c0: go on after an error, so that every dead end is counted.
    const out = run(join(folder, 'pan'), '-m20000000', '-c0', `-w${table}`).stdout;
    const took = (performance.now() - from) / 1000;
    if (/max search depth too small|out of memory|reached -DMEMLIM/.test(out)) return null;
    const states = Number(/(\d+) states, stored/.exec(out)?.[1] ?? 0);
    const elapsed = Number(/elapsed time ([\d.]+) seconds/.exec(out)?.[1] ?? 0);
    const deadEnds = Number(/errors: (\d+)/.exec(out)?.[1] ?? 0);
    return { states, deadEnds, perSecond: states / (elapsed > 0.05 ? elapsed : took) };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
