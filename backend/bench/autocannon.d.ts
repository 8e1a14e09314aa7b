declare module 'autocannon' {
  import type { EventEmitter } from 'node:events';

  export interface NextRequest {
    method?: string;
    path?: string;
    headers?: Readonly<Record<string, string>>;
    body?: string;
  }
  export interface Options {
    url: string;
    connections: number;
    amount: number;
    /** Seconds. */
    timeout: number;
    headers?: Readonly<Record<string, string>>;
    requests: readonly { setupRequest: (request: NextRequest) => NextRequest }[];
  }
  /** Emits `response` with (client, status, bytes, milliseconds) and `done`. */
  export default function autocannon(options: Options, done: (error: Error | null) => void): EventEmitter;
}
