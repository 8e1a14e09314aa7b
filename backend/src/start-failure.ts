import { ConfigError } from './platform/config';
import { EmbeddedPostgresError } from './platform/database/embedded/embedded-postgres-error';

const UNREACHABLE = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ETIMEDOUT', 'EHOSTUNREACH', 'ECONNRESET'];
/** PostgreSQL's own words for a wrong name, password or database (appendix A of its manual, classes 28 and 3D). */
const REFUSED = ['28P01', '28000', '3D000'];

/** What an operator is told of a start that failed: a sentence where it is theirs to mend, the whole trace otherwise. */
export function startFailure(error: unknown): string {
  if (error instanceof ConfigError || error instanceof EmbeddedPostgresError) return error.message;
  if (typeof error !== 'object' || error === null) return String(error);
  const { code = '', message = '', stack } = error as Partial<NodeJS.ErrnoException>;
  if (code === 'EADDRINUSE')
    return `The port is taken by another program (${message}). End that program, or choose another port with PORT.`;
  if (code === 'EACCES') return `The port may not be used (${message}). Choose another one with PORT.`;
  if (UNREACHABLE.includes(code))
    return `The database at DATABASE_URL does not answer (${code}). Start it, or set DATABASE_URL to one that runs.`;
  if (REFUSED.includes(code))
    return `The database at DATABASE_URL refuses the connection (${message}). Check its name, user and password.`;
  return stack ?? message;
}
