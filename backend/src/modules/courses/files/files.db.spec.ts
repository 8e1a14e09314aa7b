import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeDraft } from '../../../../test/drafts';
import { startTestApp, type TestApp } from '../../../../test/test-app';
import { buildWorld, type World } from '../../../../test/world';
import type { ModuleFileDto } from './files.dto';

let app: TestApp;
let world: World;
let path: string;

beforeAll(async () => {
  app = await startTestApp();
  world = await buildWorld(app);
  path = `/api/modules/${(await makeDraft(world, world.home)).moduleId}/files`;
});
afterAll(() => app.close());

const svg = (inside: string): Buffer => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg">${inside}</svg>`);
const upload = (bytes: Buffer, name = 'drawing.svg') =>
  world.home.accounts.CURRICULUM_DEVELOPER.send('post', path).attach('file', bytes, name);
const filesNow = async (): Promise<ModuleFileDto[]> =>
  (await world.home.accounts.CURRICULUM_DEVELOPER.get(path).expect(200)).body as ModuleFileDto[];

describe('files of a module', () => {
  it('keeps a drawing once, under the type found in its bytes, and serves parts of it', async () => {
    const first = (await upload(svg('<path d="M0 0L9 9"/>'), 'Poste de contrôle.svg').expect(201))
      .body as ModuleFileDto;
    expect(first).toMatchObject({ mediaType: 'image/svg+xml', name: 'Poste de contrôle.svg' });
    await upload(svg('<path d="M0 0L9 9"/>')).expect(201);
    expect(await filesNow()).toHaveLength(1);
    const part = await world.home.accounts.APPROVER.get(`${path}/${first.hash}`).set('Range', 'bytes=0-3').expect(206);
    expect(part.headers['content-range']).toBe(`bytes 0-3/${first.size}`);
    expect(part.headers['content-security-policy']).toContain('sandbox');
    await world.foreign.accounts.APPROVER.get(`${path}/${first.hash}`).expect(404);
    await world.home.accounts.LEARNER.get(`${path}/${first.hash}`).expect(403);
  });

  it('refuses what is not what it says, what could run, and what is too large, and changes nothing', async () => {
    const before = await filesNow();
    expect((await upload(svg('<script>alert(1)</script>'))).body).toMatchObject({
      status: 422,
      code: 'file.svgUnsafe',
    });
    expect((await upload(Buffer.from('<html><script>1</script></html>'), 'photo.png')).body).toMatchObject({
      status: 415,
      code: 'file.typeRefused',
    });
    expect((await upload(Buffer.from('%PDF-1.7'), 'x.png')).body).toMatchObject({ status: 415 });
    for (const bytes of ['GIF89a', 'GIF8', '\x89PNG\r\n\x1a\n']) {
      const answer = await upload(Buffer.from(bytes, 'latin1'), 'photo.gif');
      expect(answer.body).toMatchObject({ status: 422, code: 'file.incomplete' });
    }
    const huge = Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(11 * 1024 * 1024)]);
    expect((await upload(huge, 'x.png')).body).toMatchObject({ status: 413, code: 'request.tooLarge' });
    const larger = Buffer.concat([Buffer.from('ID3'), Buffer.alloc(51 * 1024 * 1024)]);
    expect((await upload(larger, 'x.mp3')).status).toBe(413);
    expect(await filesNow()).toEqual(before);
  });
});
