import type { Page } from '@playwright/test';

/** A second of a quiet tone, as a sound file that any browser plays. */
export function tone(): Buffer {
  const rate = 8_000;
  const sound = Buffer.alloc(44 + rate * 2);
  sound.write('RIFF', 0, 'latin1');
  sound.writeUInt32LE(36 + rate * 2, 4);
  sound.write('WAVEfmt ', 8, 'latin1');
  sound.writeUInt32LE(16, 16);
  sound.writeUInt16LE(1, 20);
  sound.writeUInt16LE(1, 22);
  sound.writeUInt32LE(rate, 24);
  sound.writeUInt32LE(rate * 2, 28);
  sound.writeUInt16LE(2, 32);
  sound.writeUInt16LE(16, 34);
  sound.write('data', 36, 'latin1');
  sound.writeUInt32LE(rate * 2, 40);
  for (let n = 0; n < rate; n += 1) sound.writeInt16LE(Math.round(2_000 * Math.sin(n / 3)), 44 + n * 2);
  return sound;
}

/** A short film that the browser itself records from a drawing. */
export async function film(page: Page): Promise<Buffer> {
  const bytes = await page.evaluate(async () => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 64;
    const pen = canvas.getContext('2d');
    const recorder = new MediaRecorder(canvas.captureStream(20), { mimeType: 'video/webm' });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    const ended = new Promise((resolve) => (recorder.onstop = resolve));
    recorder.start();
    for (let n = 0; n < 20; n += 1) {
      pen?.fillRect(n, n, 20, 20);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    recorder.stop();
    await ended;
    return [...new Uint8Array(await new Blob(parts).arrayBuffer())];
  });
  return Buffer.from(bytes);
}
