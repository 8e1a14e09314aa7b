import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { Problem } from './problem';

/** Requests are checked against their DTO: unknown members refused, nothing converted silently. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    exceptionFactory: (errors) => new Problem('request.invalid', { pointers: pointersOf(errors, '') }),
  });
}

function pointersOf(errors: readonly ValidationError[], prefix: string): { pointer: string; code: string }[] {
  return errors.flatMap((error) => {
    const pointer = `${prefix}/${error.property}`;
    const own = Object.keys(error.constraints ?? {}).map((code) => ({ pointer, code }));
    return [...own, ...pointersOf(error.children ?? [], pointer)];
  });
}
