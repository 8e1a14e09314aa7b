import autocannon, { type NextRequest } from 'autocannon';
import type { Client, Pool } from 'pg';

/** One measured answer time distribution, in milliseconds. */
export interface Times {
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
  readonly perSecond: number;
}

export interface Load extends Times {
  readonly connections: number;
  readonly requests: number;
  /** Bytes of an answer as it crossed the wire, head included. */
  readonly bytes: number;
}

/** A statement with its values, as the server sent it. */
export interface Sent {
  readonly text: string;
  readonly values: readonly unknown[];
}

export function times(durations: readonly number[], seconds: number): Times {
  const sorted = [...durations].sort((a, b) => a - b);
  const at = (share: number): number =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0);
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), perSecond: Math.round(durations.length / seconds) };
}

/** Sends `amount` requests, each as `next` makes it. Any answer that is no success ends the run. */
export function drive(url: string, connections: number, amount: number, next: () => NextRequest): Promise<Load> {
  const durations: number[] = [];
  let bytes = 0;
  let refused: number | null = null;
  const began = performance.now();
  // The generator ends on a full second of its own: the last answer is what counts.
  let last = began;
  return new Promise((resolve, reject) => {
    const run = autocannon(
      {
        url,
        connections,
        amount,
        timeout: 120,
        requests: [{ setupRequest: (request) => ({ ...request, ...next() }) }],
      },
      (error) => {
        if (error) reject(error);
        else if (refused !== null) reject(new Error(`An answer was ${refused}.`));
        else if (durations.length < amount)
          reject(new Error(`${amount - durations.length} of ${amount} requests were not answered.`));
        else
          resolve({
            connections,
            requests: durations.length,
            bytes: Math.round(bytes / Math.max(1, durations.length)),
            ...times(durations, (last - began) / 1000),
          });
      },
    );
    run.on('response', (_client: unknown, status: number, size: number, milliseconds: number) => {
      if (status >= 300) refused = status;
      last = performance.now();
      durations.push(milliseconds);
      bytes += size;
    });
  });
}

/** The floor: the same statements straight to PostgreSQL, one set after the other on each connection. */
export async function floor(
  pool: Pool,
  statements: readonly Sent[],
  connections: number,
  amount: number,
): Promise<Times> {
  const durations: number[] = [];
  let left = amount;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: connections }, async () => {
      const client = await pool.connect();
      try {
        while (left > 0) {
          left -= 1;
          const start = performance.now();
          for (const { text, values } of statements) await client.query(text, [...values]);
          durations.push(performance.now() - start);
        }
      } finally {
        client.release();
      }
    }),
  );
  return times(durations, (performance.now() - began) / 1000);
}

/** Buffers that a statement reads, from memory and from disk. */
export async function buffers(db: Client, { text, values }: Sent): Promise<number> {
  const { rows } = await db.query<{ 'QUERY PLAN': [{ Plan: Record<string, number> }] }>(
    `EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${text}`,
    [...values],
  );
  const plan = rows[0]?.['QUERY PLAN'][0].Plan;
  return (plan?.['Shared Hit Blocks'] ?? 0) + (plan?.['Shared Read Blocks'] ?? 0);
}

function round(milliseconds: number): number {
  return Math.round(milliseconds * 10) / 10;
}
