export { answerBrokenRequests } from './broken-requests';
export { CORRELATION_HEADER, correlationIdOf } from './correlation';
export { requestLog } from './request-log';
export { useJsonBodies } from './json-bodies';
export { Nested } from './nested';
export { Problem, notFound, type ProblemDetails } from './problem';
export { ProblemFilter } from './problem.filter';
export { validationPipe } from './validation';
