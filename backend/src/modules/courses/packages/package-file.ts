import { buffer } from 'node:stream/consumers';
import { modulePackageSchema, type ModulePackage } from '@peacewright/reference-content';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { Problem } from '../../../platform/http';

/** Everything in a package file together may unpack to this, so that a small file cannot fill the memory. */
const LARGEST_UNPACKED = 100 * 1024 * 1024;
const MOST_ENTRIES = 200;
const NAME = /^(?:module\.json|(?:assets\/)?[a-z0-9._-]{1,80})$/;

export interface PackageFile {
  readonly package: ModulePackage;
  readonly assets: ReadonlyMap<string, Buffer>;
}

/** Reads an uploaded package: JSON alone, or a ZIP of module.json and its assets. Hostile until proven otherwise. */
export async function readPackageFile(bytes: Buffer): Promise<PackageFile> {
  if (bytes.subarray(0, 4).toString('latin1') !== 'PK\u0003\u0004')
    return { package: parsePackage(bytes), assets: new Map() };
  const entries = await unpack(bytes);
  const manifest = entries.get('module.json');
  if (!manifest) throw invalid('/module.json', 'missing');
  entries.delete('module.json');
  return { package: parsePackage(manifest), assets: entries };
}

/** Checks the shape of a package. Throws `package.invalid` with pointers into it. */
export function readPackage(value: unknown): ModulePackage {
  const parsed = modulePackageSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Problem('package.invalid', {
    pointers: parsed.error.issues.slice(0, 20).map(({ path, code }) => ({ pointer: `/${path.join('/')}`, code })),
  });
}

function parsePackage(bytes: Buffer): ModulePackage {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    throw invalid('', 'json');
  }
  return readPackage(value);
}

function invalid(pointer: string, code: string): Problem {
  return new Problem('package.invalid', { pointers: [{ pointer, code }] });
}

function unpack(bytes: Buffer): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error) reject(invalid('', 'zip'));
      else collect(zip).then(resolve, reject);
    });
  });
}

function collect(zip: ZipFile): Promise<Map<string, Buffer>> {
  return new Promise((resolve, reject) => {
    const found = new Map<string, Buffer>();
    let total = 0;
    const take = async (entry: Entry): Promise<void> => {
      total += entry.uncompressedSize;
      if (total > LARGEST_UNPACKED || zip.entryCount > MOST_ENTRIES) throw new Problem('request.tooLarge');
      if (entry.fileName.endsWith('/')) return;
      if (!NAME.test(entry.fileName)) throw invalid(`/${entry.fileName}`, 'name');
      found.set(entry.fileName.replace(/^assets\//, ''), await readEntry(zip, entry));
    };
    zip.on('error', () => {
      reject(invalid('', 'zip'));
    });
    zip.on('end', () => {
      resolve(found);
    });
    zip.on('entry', (entry: Entry) => {
      take(entry).then(() => {
        zip.readEntry();
      }, reject);
    });
    zip.readEntry();
  });
}

function readEntry(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) {
        reject(invalid(`/${entry.fileName}`, 'zip'));
        return;
      }
      buffer(stream).then(resolve, () => {
        reject(invalid(`/${entry.fileName}`, 'zip'));
      });
    });
  });
}
