import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error';
import { mayPass, requireReachable } from './server-user';

const someone = { uid: 1234, gid: 5678 };

describe('the user the server runs as', () => {
  it.each([
    { uid: 1234, gid: 1, mode: 0o700, passes: true },
    { uid: 1234, gid: 1, mode: 0o077, passes: false },
    { uid: 1, gid: 5678, mode: 0o710, passes: true },
    { uid: 1, gid: 5678, mode: 0o701, passes: false },
    { uid: 1, gid: 1, mode: 0o711, passes: true },
    { uid: 1, gid: 1, mode: 0o770, passes: false },
  ])('passes a folder of $uid:$gid with mode $mode: $passes', ({ passes, ...folder }) => {
    expect(mayPass(folder, someone)).toBe(passes);
  });
});

describe('a data folder below a folder that is shut', () => {
  let shut: string;

  beforeEach(async () => {
    shut = await mkdtemp(join(tmpdir(), 'peacewright-shut-'));
    await mkdir(join(shut, 'data'));
  });

  afterEach(() => rm(shut, { recursive: true, force: true }));

  it('is refused, naming the folder and what to do', async () => {
    const attempt = requireReachable(join(shut, 'data'), someone, 'Choose another data folder with DATA_DIR');
    await expect(attempt).rejects.toThrow(EmbeddedPostgresError);
    await expect(attempt).rejects.toThrow(
      `may not enter ${shut} (mode 0700). Choose another data folder with DATA_DIR`,
    );
  });

  it('is accepted once others may pass', async () => {
    await chmod(shut, 0o711);
    await expect(requireReachable(join(shut, 'data'), someone, '')).resolves.toBeUndefined();
  });

  it('does not matter to a product that runs as an ordinary user', async () => {
    await expect(requireReachable(join(shut, 'data'), undefined, '')).resolves.toBeUndefined();
  });
});
