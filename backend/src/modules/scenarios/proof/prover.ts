import { extname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import type { ScenarioDocument } from '@peacewright/scenario-engine';
import { Problem } from '../../../platform/http';
import type { ProofRequest, ScenarioProof } from './proof';

/** Far above what a scenario of usual size needs, far below what would hurt those who learn meanwhile. */
const LIMITS = { states: 2_000_000, bytes: 300_000_000, milliseconds: 60_000, heapMegabytes: 512 };
/** Proofs that may wait for the one under way. */
const MOST_WAITING = 20;

/** From source, as in specs, a thread needs the loader that the workspace's own tools use. */
const LOADER =
  extname(__filename) === '.ts'
    ? ['--import', pathToFileURL(join(__dirname, '../../../../../libs/reference-content/tools/ts-loader.mjs')).href]
    : [];

/**
 * Proves documents in a thread of their own, one after the other, within bounds of states, memory and time: beyond them
 * the answer is "not proven". Never inside a transaction. Throws `server.busy` when too many wait.
 */
@Injectable()
export class Prover {
  private last: Promise<unknown> = Promise.resolve();
  private waiting = 0;

  async prove(document: ScenarioDocument): Promise<ScenarioProof> {
    if (this.waiting >= MOST_WAITING) throw new Problem('server.busy');
    this.waiting += 1;
    const proof = this.last.then(() => inThread(document));
    this.last = proof.then(
      () => undefined,
      () => undefined,
    );
    try {
      return await proof;
    } finally {
      this.waiting -= 1;
    }
  }
}

function inThread(document: ScenarioDocument): Promise<ScenarioProof> {
  const request: ProofRequest = { document, states: LIMITS.states, bytes: LIMITS.bytes };
  const worker = new Worker(join(__dirname, `proof-thread${extname(__filename)}`), {
    workerData: request,
    env: {},
    execArgv: ['--disable-warning=ExperimentalWarning', ...LOADER],
    resourceLimits: { maxOldGenerationSizeMb: LIMITS.heapMegabytes, stackSizeMb: 4 },
  });
  return new Promise<ScenarioProof>((resolve, reject) => {
    const unproven = (reason: 'too-much-time' | 'too-much-memory'): void =>
      resolve({ proven: false, problems: [], findings: [], explored: 0, unproven: [{ what: 'everything', reason }] });
    const timer = setTimeout(() => {
      unproven('too-much-time');
      end();
    }, LIMITS.milliseconds);
    const end = (): void => {
      clearTimeout(timer);
      // Ending can only fail for a thread that has ended.
      worker.terminate().catch(() => undefined);
    };
    worker.once('message', (proof: ScenarioProof) => {
      resolve(proof);
      end();
    });
    worker.once('error', (cause: Error & { code?: string }) => {
      if (cause.code === 'ERR_WORKER_OUT_OF_MEMORY') unproven('too-much-memory');
      else reject(cause);
      end();
    });
    worker.once('exit', () => {
      reject(new Error('The thread that proves ended without a word.'));
      end();
    });
  });
}
