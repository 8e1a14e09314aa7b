import type { IncomingMessage } from 'node:http';
import { pino } from 'pino';
import type { Options } from 'pino-http';
import { correlationIdOf } from './correlation';

/**
 * One JSON line an event, each with the correlation id of the request it belongs to. Bodies, cookies, query texts and
 * addresses of people are never logged.
 */
export function requestLog(level: string): Options {
  return {
    level,
    genReqId: correlationIdOf,
    quietReqLogger: true,
    customAttributeKeys: { reqId: 'correlationId' },
    autoLogging: { ignore: (request: IncomingMessage) => request.url?.startsWith('/api/health') ?? false },
    customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'debug'),
    serializers: {
      req: ({ method, url }: { method: string; url: string }) => ({ method, path: url.split('?')[0] }),
      res: ({ statusCode }: { statusCode: number }) => ({ status: statusCode }),
      err: loggableError,
    },
  };
}

/** PostgreSQL's errors quote the rows they are about in their details: only what names the fault is kept. */
function loggableError(error: Error): object {
  const { type, message, stack, code, table, column, constraint } = pino.stdSerializers.err(error);
  return {
    type,
    message,
    stack,
    code: code as unknown,
    table: table as unknown,
    column: column as unknown,
    constraint: constraint as unknown,
  };
}
