import type { Page } from '@playwright/test';

export interface ScriptBytes {
  /** Bytes of script that came over the line so far, heads included. */
  total(): number;
  /** Scripts of more than a kilobyte, where it pays, that did not come compressed with brotli. */
  plain(): readonly string[];
}

/** Counts every script that the page fetches from now on, as the browser itself counts them. */
export async function countScriptBytes(page: Page): Promise<ScriptBytes> {
  const client = await page.context().newCDPSession(page);
  await client.send('Network.enable');
  const scripts = new Map<string, number>();
  const plain: string[] = [];
  client.on('Network.responseReceived', ({ requestId, type, response }) => {
    if (type !== 'Script') return;
    scripts.set(requestId, 0);
    const headers = new Map(Object.entries(response.headers).map(([name, value]) => [name.toLowerCase(), value]));
    if (headers.get('content-encoding') !== 'br' && Number(headers.get('content-length') ?? Infinity) >= 1024)
      plain.push(response.url);
  });
  client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (scripts.has(requestId)) scripts.set(requestId, encodedDataLength);
  });
  return {
    total: () => [...scripts.values()].reduce((sum, bytes) => sum + bytes, 0),
    plain: () => plain,
  };
}
