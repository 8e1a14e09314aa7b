import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { constants } from 'node:zlib';
import type { NextFunction, Request, Response } from 'express';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import cookieParser from 'cookie-parser';
import helmet from 'helmet';
import { CORRELATION_HEADER, correlationIdOf } from '../http';
import { builtPages } from './built-pages';

/** Where the built pages stand, seen from the compiled server. */
const PAGES = join(__dirname, '../../../../../frontend/browser');

function nonce(_request: IncomingMessage, response: ServerResponse): string {
  return `'nonce-${String((response as Response).locals['nonce'])}'`;
}

/** Correlation id, security headers, cookies and compression for every answer. */
export function useWeb(app: NestExpressApplication, trustProxy: number): void {
  app.disable('x-powered-by');
  app.set('trust proxy', trustProxy);
  app.set('query parser', 'simple');
  app.use((request: Request, response: Response, next: NextFunction) => {
    response.setHeader(CORRELATION_HEADER, correlationIdOf(request));
    response.locals['nonce'] = randomBytes(16).toString('base64');
    next();
  });
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          scriptSrc: ["'self'", nonce],
          styleSrc: ["'self'", nonce],
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
      xFrameOptions: { action: 'deny' },
      referrerPolicy: { policy: 'same-origin' },
      strictTransportSecurity: trustProxy > 0,
    }),
  );
  // Answers are made anew each time: higher qualities take several times as long for a twentieth less.
  app.use(compression({ threshold: 1024, level: 1, brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } } }));
  app.use(cookieParser());
}

/** Serves the built pages where there are any: a server that is run from its source has none. */
export function usePages(app: NestExpressApplication): void {
  if (existsSync(PAGES)) app.use(builtPages(PAGES));
}
