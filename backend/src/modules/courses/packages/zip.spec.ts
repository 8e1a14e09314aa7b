import { describe, expect, it } from '@jest/globals';
import type { ModulePackage } from '@peacewright/reference-content';
import { readPackageFile } from './package-file';
import { storedZip } from './zip';

const given: ModulePackage = {
  format: 'peacewright.module-package',
  version: 1,
  id: '5ff14747-c06e-4275-be43-eb99333e3795',
  code: 'N1.1',
  course: '',
  module: {
    schema: 'peacewright.module',
    version: 1,
    language: 'en',
    title: 'é',
    summary: '',
    terms: [],
    ruleCards: [],
    objectives: [],
    centreValues: [],
  },
  items: [],
  references: [],
  recommendations: [],
  assets: [{ name: 'gate.svg', mediaType: 'image/svg+xml' }],
  translations: {},
};
const manifest = Buffer.from(JSON.stringify(given));

describe('a package file', () => {
  it('comes out of a ZIP as it went in', async () => {
    const drawing = Buffer.from('<svg/>');
    const read = await readPackageFile(
      storedZip(
        new Map([
          ['module.json', manifest],
          ['assets/gate.svg', drawing],
        ]),
      ),
    );
    expect(read.package).toEqual(given);
    expect(read.assets.get('gate.svg')?.equals(drawing)).toBe(true);
  });

  it.each([
    ['without a manifest', storedZip(new Map([['assets/gate.svg', Buffer.from('x')]]))],
    [
      'with a path that leads out of it',
      storedZip(
        new Map([
          ['module.json', manifest],
          ['../x.svg', Buffer.from('x')],
        ]),
      ),
    ],
    ['that is cut off', storedZip(new Map([['module.json', manifest]])).subarray(0, 60)],
    ['that is no JSON', Buffer.from('hello')],
  ])('is refused %s', async (_, bytes) => {
    await expect(readPackageFile(bytes)).rejects.toMatchObject({ code: 'package.invalid' });
  });

  it('is refused when it says it unpacks to more than a server should hold', async () => {
    const zip = storedZip(new Map([['module.json', manifest]]));
    const directory = zip.indexOf(Buffer.from('PK\x01\x02', 'latin1'));
    zip.writeUInt32LE(500 * 1024 * 1024, directory + 24);
    await expect(readPackageFile(zip)).rejects.toMatchObject({
      code: expect.stringMatching(/^(request\.tooLarge|package\.invalid)$/),
    });
  });
});
