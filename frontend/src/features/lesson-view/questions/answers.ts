import type { LearnerQuestionDto } from '@peacewright/api-client';
import type { Answer } from '../model';

/** Reading of answers, which are kept as plain data: in the browser until submitted, on the server afterwards. */
export function chosen(answer: Answer | undefined): readonly string[] {
  if (answer?.['kind'] === 'singleChoice') return texts([answer['option']]);
  if (answer?.['kind'] === 'multipleChoice') return texts(answer['options']);
  return [];
}

export function truth(answer: Answer | undefined): boolean | undefined {
  const value = answer?.['value'];
  return typeof value === 'boolean' ? value : undefined;
}

/** Tokens in the order given; where nothing was ordered yet, in the order shown. */
export function order(question: LearnerQuestionDto, answer: Answer | undefined): readonly string[] {
  const given = answer?.['kind'] === 'ordering' ? texts(answer['order']) : [];
  return given.length === question.options.length ? given : question.options.map(({ token }) => token);
}

/** Right side by left side. */
export function matched(answer: Answer | undefined): ReadonlyMap<string, string> {
  const pairs: unknown = answer?.['pairs'];
  if (!Array.isArray(pairs)) return new Map();
  return new Map(
    pairs.flatMap((pair: unknown) => {
      const { left, right } = (typeof pair === 'object' && pair !== null ? pair : {}) as Readonly<
        Record<string, unknown>
      >;
      return typeof left === 'string' && typeof right === 'string' ? [[left, right] as const] : [];
    }),
  );
}

export function written(answer: Answer | undefined): string {
  const text = answer?.['text'];
  return typeof text === 'string' ? text : '';
}

/** True when there is something in it that a marker could mark. */
export function isAnswered(answer: Answer | undefined): boolean {
  if (answer === undefined) return false;
  const kind = answer['kind'];
  if (kind === 'singleChoice' || kind === 'multipleChoice') return chosen(answer).length > 0;
  if (kind === 'matching') return matched(answer).size > 0;
  if (kind === 'shortText') return written(answer).trim() !== '';
  return kind === 'trueFalse' || kind === 'ordering';
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}
