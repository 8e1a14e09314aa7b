import { randomUUID } from 'node:crypto';
import { STATUS_CODES, type Server } from 'node:http';
import { PROBLEM_STATUS } from '@peacewright/contracts';
import { CORRELATION_HEADER } from './correlation';

/** Answers what is no HTTP, or more of it than is read, with a problem document too: no route ever sees these requests. */
export function answerBrokenRequests(server: Server): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) {
      socket.destroy();
      return;
    }
    const code = error.code === 'HPE_HEADER_OVERFLOW' ? 'request.tooLarge' : 'request.malformed';
    const status = PROBLEM_STATUS[code];
    const correlationId = randomUUID();
    const body = JSON.stringify({
      type: `urn:peacewright:problem:${code}`,
      title: code,
      status,
      code,
      correlationId,
    });
    socket.end(
      `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nContent-Type: application/problem+json\r\n` +
        `${CORRELATION_HEADER}: ${correlationId}\r\n` +
        `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    );
  });
}
