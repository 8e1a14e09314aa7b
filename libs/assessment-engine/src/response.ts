import { questionOf, type Paper, type PaperQuestion } from './paper';
import type { Question, TestDocument } from './schema';

/** An answer in tokens of the paper; its kind must be the question's. */
export type Response =
  | { readonly kind: 'singleChoice'; readonly option: string }
  | { readonly kind: 'multipleChoice'; readonly options: readonly string[] }
  | { readonly kind: 'trueFalse'; readonly value: boolean }
  | { readonly kind: 'ordering'; readonly order: readonly string[] }
  | { readonly kind: 'matching'; readonly pairs: readonly { readonly left: string; readonly right: string }[] }
  | { readonly kind: 'shortText'; readonly text: string };

/** Answers by question token; a question that is missing was left open and earns nothing. */
export type Answers = Readonly<Record<string, Response>>;

export interface ResponseFinding {
  /** JSON pointer into the answers. */
  readonly pointer: string;
  readonly code:
    | 'notAnObject'
    | 'unknownQuestion'
    | 'wrongKind'
    | 'malformed'
    | 'unknownOption'
    | 'repeated'
    | 'incomplete'
    | 'tooLong';
}

/** Longest text that is read of a short answer. */
export const SHORT_TEXT_LIMIT = 500;

/**
 * Looks at what a browser sent: whether every answer belongs to a question of the paper, has its kind's shape, and names
 * only options of that question, each once. No findings means that the value is `Answers`.
 */
export function checkResponse(test: Pick<TestDocument, 'questions'>, paper: Paper, sent: unknown): ResponseFinding[] {
  if (!isRecord(sent)) return [{ pointer: '', code: 'notAnObject' }];
  const questions = new Map(paper.questions.map((drawn) => [drawn.token, drawn]));
  return Object.entries(sent).flatMap(([token, response]): ResponseFinding[] => {
    const pointer = `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const drawn = questions.get(token);
    if (!drawn) return [{ pointer, code: 'unknownQuestion' }];
    const code = findingOf(questionOf(test, drawn).kind, drawn, response);
    return code === null ? [] : [{ pointer, code }];
  });
}

function findingOf(kind: Question['kind'], drawn: PaperQuestion, response: unknown): ResponseFinding['code'] | null {
  if (!isRecord(response)) return 'malformed';
  if (response['kind'] !== kind) return 'wrongKind';
  if (Object.keys(response).length !== 2) return 'malformed';
  switch (kind) {
    case 'singleChoice':
      return tokensFinding([response['option']], drawn.options, false);
    case 'multipleChoice':
      return tokensFinding(response['options'], drawn.options, false);
    case 'trueFalse':
      return typeof response['value'] === 'boolean' ? null : 'malformed';
    case 'ordering':
      return tokensFinding(response['order'], drawn.options, true);
    case 'matching': {
      const sent: unknown = response['pairs'];
      if (!Array.isArray(sent)) return 'malformed';
      const pairs = sent.filter((pair: unknown) => isRecord(pair)).filter((pair) => Object.keys(pair).length === 2);
      if (pairs.length !== sent.length) return 'malformed';
      const lefts = pairs.map((pair) => pair['left']);
      const rights = pairs.map((pair) => pair['right']);
      return tokensFinding(lefts, drawn.lefts, false) ?? tokensFinding([...new Set(rights)], drawn.options, false);
    }
    case 'shortText': {
      const text = response['text'];
      if (typeof text !== 'string') return 'malformed';
      return text.length > SHORT_TEXT_LIMIT ? 'tooLong' : null;
    }
  }
}

function tokensFinding(sent: unknown, known: PaperQuestion['options'], all: boolean): ResponseFinding['code'] | null {
  if (!Array.isArray(sent) || !sent.every((token): token is string => typeof token === 'string')) return 'malformed';
  const tokens = new Set(known.map(({ token }) => token));
  if (sent.some((token) => !tokens.has(token))) return 'unknownOption';
  if (new Set(sent).size !== sent.length) return 'repeated';
  return all && sent.length !== tokens.size ? 'incomplete' : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
