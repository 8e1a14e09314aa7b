import { ArgumentsHost, Catch, ExceptionFilter, HttpException, Logger } from '@nestjs/common';
import type { ProblemCode, ProblemDocument } from '@peacewright/contracts';
import type { Request, Response } from 'express';
import { DatabaseError } from 'pg';
import { correlationIdOf } from './correlation';
import { Problem } from './problem';

const BY_STATUS: Readonly<Record<number, ProblemCode>> = {
  400: 'request.malformed',
  401: 'access.signInNeeded',
  403: 'access.refused',
  404: 'request.notFound',
  409: 'request.conflict',
  413: 'request.tooLarge',
  415: 'request.unsupportedMedia',
  422: 'request.invalid',
  503: 'server.busy',
};

/** PostgreSQL's codes for what a client sent, rather than what the server did wrong. */
const SQL_CLIENT_ERRORS: Readonly<Record<string, ProblemCode>> = {
  '22P02': 'request.notFound',
  '22021': 'request.malformed',
  '22P05': 'request.malformed',
  '23505': 'request.conflict',
  '23503': 'request.conflict',
  '23514': 'request.invalid',
};

/** Turns whatever was thrown into a problem document; what is not ours to explain is logged and says only "failed". */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(thrown: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const problem = toProblem(thrown);
    if (problem.status >= 500) this.logger.error({ err: thrown }, `${request.method} ${request.path} failed`);
    if (response.headersSent) {
      response.destroy();
      return;
    }
    const { params, pointers, data, retryAfter } = problem.details;
    if (retryAfter !== undefined) response.set('Retry-After', String(retryAfter));
    const body: ProblemDocument = {
      type: `urn:peacewright:problem:${problem.code}`,
      title: problem.code,
      status: problem.status,
      code: problem.code,
      ...(params && { params }),
      ...(pointers && { pointers }),
      ...(data !== undefined && { data }),
      correlationId: correlationIdOf(request),
    };
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(body));
  }
}

function toProblem(thrown: unknown): Problem {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof HttpException) return new Problem(BY_STATUS[thrown.getStatus()] ?? 'server.failed');
  if (thrown instanceof DatabaseError)
    return new Problem((thrown.code === undefined ? undefined : SQL_CLIENT_ERRORS[thrown.code]) ?? 'server.failed');
  if (isHttpError(thrown)) return new Problem(BY_STATUS[thrown.status] ?? 'server.failed');
  return new Problem('server.failed');
}

/** Errors of Express's own parsers carry a status. */
function isHttpError(thrown: unknown): thrown is { status: number } {
  return thrown instanceof Error && 'status' in thrown && typeof thrown.status === 'number';
}
