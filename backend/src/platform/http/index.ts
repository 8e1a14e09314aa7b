export { answerBrokenRequests } from './broken-requests';
export { correlationIdOf } from './correlation';
export { useJsonBodies } from './json-bodies';
export { Nested } from './nested';
export { Problem, notFound, type ProblemDetails } from './problem';
export { ProblemFilter } from './problem.filter';
export { validationPipe } from './validation';
