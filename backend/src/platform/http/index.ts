export { correlationIdOf } from './correlation';
export { Problem, notFound, type ProblemDetails } from './problem';
export { ProblemFilter } from './problem.filter';
export { validationPipe } from './validation';
