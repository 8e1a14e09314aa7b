import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NextFunction, Request, Response } from 'express';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import cookieParser from 'cookie-parser';
import helmet from 'helmet';
import sirv from 'sirv';

/** Where the built pages stand, seen from the compiled server. */
const PAGES = join(__dirname, '../../../../../frontend/browser');

/** Security headers, cookies and compression for every answer. */
export function useWeb(app: NestExpressApplication, trustProxy: number): void {
  app.disable('x-powered-by');
  app.set('trust proxy', trustProxy);
  app.set('query parser', 'simple');
  app.use((_request: Request, response: Response, next: NextFunction) => {
    response.locals['nonce'] = randomBytes(16).toString('base64');
    next();
  });
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'"],
          styleSrc: ["'self'", (_request, response) => `'nonce-${String((response as Response).locals['nonce'])}'`],
          imgSrc: ["'self'", 'data:', 'blob:'],
          mediaSrc: ["'self'", 'blob:'],
          fontSrc: ["'self'"],
          connectSrc: ["'self'"],
          manifestSrc: ["'self'"],
          workerSrc: ["'self'"],
          baseUri: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
        },
      },
      crossOriginEmbedderPolicy: false,
      referrerPolicy: { policy: 'same-origin' },
      strictTransportSecurity: trustProxy > 0,
    }),
  );
  app.use(compression({ threshold: 1024 }));
  app.use(cookieParser());
}

/** Serves the built pages: hashed files for a year, compressed once at build time; any other address is the app's own. */
export function usePages(app: NestExpressApplication): void {
  if (!existsSync(PAGES)) return;
  const index = readFileSync(join(PAGES, 'index.html'), 'utf8');
  const assets = sirv(PAGES, {
    brotli: true,
    gzip: true,
    etag: true,
    extensions: [],
    setHeaders: (response, pathname) => {
      response.setHeader(
        'Cache-Control',
        /[-.][A-Z0-9]{8,}\.\w+$/i.test(pathname) ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
    },
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (request.path.startsWith('/api/') || request.path === '/api') {
      next();
      return;
    }
    const page = () => {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        next();
        return;
      }
      if (/\.\w{2,5}$/.test(request.path) && request.path !== '/index.html') {
        response.status(404).type('text/plain').send('Not found');
        return;
      }
      response
        .set('Cache-Control', 'no-store')
        .type('html')
        .send(index.replaceAll('__CSP_NONCE__', String(response.locals['nonce'])));
    };
    if (request.path === '/' || request.path === '/index.html') page();
    else assets(request, response, page);
  });
}
