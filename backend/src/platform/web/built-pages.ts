import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { SESSION_COOKIE } from '../auth';

/** One file of the build, with the forms that the build compressed. */
interface PageFile {
  readonly type: string;
  readonly cacheControl: string;
  readonly plain: Encoded;
  readonly br?: Encoded;
  readonly gzip?: Encoded;
}

interface Encoded {
  readonly bytes: Buffer;
  readonly etag: string;
}

/** Scripts that the first screen at an address needs, by language; written by the build. */
interface EarlyScripts {
  readonly path: string;
  readonly scripts: Readonly<Record<string, readonly string[]>>;
}

/** A name that changes with what the file holds. */
const HASHED = /[-.][A-Z0-9]{8,}\.\w+$/i;

/**
 * Heads that say something of a page or of a worker alone. A screen is made of thirty files: with each of them they would be a
 * twentieth of all that comes over the line.
 */
const OF_PAGES = [
  'Content-Security-Policy',
  'Cross-Origin-Opener-Policy',
  'Origin-Agent-Cluster',
  'X-DNS-Prefetch-Control',
  'X-Download-Options',
  'X-Frame-Options',
  'X-Permitted-Cross-Domain-Policies',
  'X-XSS-Protection',
];
/** What a browser says that it wants a file for (Fetch Metadata, `Sec-Fetch-Dest`) when it is a part of a page. */
const PARTS: ReadonlySet<string | undefined> = new Set(['script', 'style', 'font']);

/**
 * Serves the build in `folder` as it stands now, out of memory: when another build takes its place while this process
 * runs, whoever has the earlier index open still gets the files it names. Hashed files may be kept for a year,
 * compressed once at build time; any address that is no file is the app's own. Whoever is signed in is told at once which
 * scripts the screen at that address will ask for.
 */
export function builtPages(folder: string): RequestHandler {
  const files = readFiles(folder);
  const index = readFileSync(join(folder, 'index.html'), 'utf8');
  files.delete('/index.html');
  const early = readEarly(folder);
  return (request: Request, response: Response, next: NextFunction) => {
    if (request.path.startsWith('/api/') || request.path === '/api') {
      next();
      return;
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      next();
      return;
    }
    const file = files.get(request.path);
    if (file) {
      sendPart(file, request, response);
      return;
    }
    if (/\.\w{2,5}$/.test(request.path) && request.path !== '/index.html') {
      response.status(404).type('text/plain').send('Not found');
      return;
    }
    response
      .set('Cache-Control', 'no-store')
      .type('html')
      .vary('Accept-Language')
      .send(
        index
          .replaceAll('__CSP_NONCE__', String(response.locals['nonce']))
          .replace('</head>', `${hasSession(request) ? early(request) : ''}</head>`),
      );
  };
}

/** Whether the browser believes itself signed in: no more is asked, for scripts are no secret. */
function hasSession(request: Request): boolean {
  return request.headers.cookie?.includes(`${SESSION_COOKIE}=`) ?? false;
}

/** What the build says is needed early, as elements for the head. Nothing where the build says nothing. */
function readEarly(folder: string): (request: Request) => string {
  const file = join(folder, '..', 'early.json');
  const rules = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as readonly EarlyScripts[]) : [];
  const known = rules.map(({ path, scripts }) => ({
    path: new RegExp(path),
    languages: Object.keys(scripts),
    links: new Map(
      Object.entries(scripts).map(([language, names]) => [
        language,
        names.map((name) => `<link rel="modulepreload" fetchpriority="low" href="${name}">`).join(''),
      ]),
    ),
  }));
  return (request) => {
    const rule = known.find(({ path }) => path.test(request.path));
    return rule?.links.get(request.acceptsLanguages([...rule.languages]) || 'en') ?? '';
  };
}

function sendPart(file: PageFile, request: Request, response: Response): void {
  const [encoding, part] =
    file.br && request.acceptsEncodings('br')
      ? ['br', file.br]
      : file.gzip && request.acceptsEncodings('gzip')
        ? ['gzip', file.gzip]
        : [null, file.plain];
  response.type(file.type).set({ 'Cache-Control': file.cacheControl, ETag: part.etag }).vary('Accept-Encoding');
  if (encoding !== null) response.set('Content-Encoding', encoding);
  if (PARTS.has(request.get('Sec-Fetch-Dest'))) for (const name of OF_PAGES) response.removeHeader(name);
  // Answers 304 where the browser has it, and leaves out the body for HEAD.
  response.send(part.bytes);
}

function readFiles(folder: string): Map<string, PageFile> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
  const read = (name: string): Encoded => {
    const bytes = readFileSync(name);
    return { bytes, etag: `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"` };
  };
  const known = new Set(names);
  return new Map(
    names
      .filter((name) => !/\.(br|gz)$/.test(name))
      .map((name) => [
        `/${relative(folder, name).split(sep).join('/')}`,
        {
          type: extname(name),
          cacheControl: HASHED.test(name) ? 'public, max-age=31536000, immutable' : 'no-cache',
          plain: read(name),
          ...(known.has(`${name}.br`) && { br: read(`${name}.br`) }),
          ...(known.has(`${name}.gz`) && { gzip: read(`${name}.gz`) }),
        },
      ]),
  );
}
