import { assertNever } from '@peacewright/kernel';
import { plainAnswer } from './mark';
import type { Task } from './tasks';

export type TaskResult = 'full' | 'partial' | 'none';

/** What a learner sends for a task; its kind must be the task's. */
export type TaskResponse =
  | { readonly kind: 'report'; readonly lines: Readonly<Record<string, string>> }
  | { readonly kind: 'ordering'; readonly order: readonly string[] }
  | { readonly kind: 'markPicture'; readonly marks: readonly { readonly x: number; readonly y: number }[] };

export interface TaskGrade {
  readonly result: TaskResult;
  /** Right parts of all parts. */
  readonly right: number;
  readonly of: number;
  /** Ids of lines, items or regions that were right, in the order of the task. */
  readonly rightIds: readonly string[];
}

/** Longest text that is read of a report's line, and most marks that are read of a picture. */
export const TASK_LINE_LIMIT = 500;
export const TASK_MARK_LIMIT = 50;

/** Says whether a value that somebody sent is a response to this task; one that is can be graded. */
export function isTaskResponse(task: Task, sent: unknown): sent is TaskResponse {
  if (!isRecord(sent) || sent['kind'] !== task.kind || Object.keys(sent).length !== 2) return false;
  switch (task.kind) {
    case 'report': {
      const lines = sent['lines'];
      const known = new Set(task.lines.map(({ id }) => id));
      return (
        isRecord(lines) &&
        Object.entries(lines).every(
          ([id, text]) => known.has(id) && typeof text === 'string' && text.length <= TASK_LINE_LIMIT,
        )
      );
    }
    case 'ordering': {
      const order: unknown = sent['order'];
      if (!Array.isArray(order)) return false;
      const known = new Set(task.items.map(({ id }) => id));
      return (order.length === 0 || order.length === known.size) && new Set(order).size === order.length
        ? order.every((id: unknown) => typeof id === 'string' && known.has(id))
        : false;
    }
    case 'markPicture': {
      const marks: unknown = sent['marks'];
      return Array.isArray(marks) && marks.length <= TASK_MARK_LIMIT && marks.every((mark: unknown) => isMark(mark));
    }
    default:
      return assertNever(task);
  }
}

/** Full when every part is right (and no mark is out of place), partial from the task's share on, none below it. */
export function gradeTask(task: Task, response: TaskResponse): TaskGrade {
  const { rightIds, of, wrong } = partsOf(task, response);
  const right = Math.max(0, rightIds.length - wrong);
  const result = right === of ? 'full' : right * 100 >= task.partialFrom * of ? 'partial' : 'none';
  return { result, right, of, rightIds };
}

/** A response that is graded so, or null where the task cannot end so (two items are in order or are not). */
export function responseFor(task: Task, result: TaskResult): TaskResponse | null {
  const parts = partCount(task);
  for (let right = result === 'none' ? 0 : parts; right >= 0 && right <= parts; right += result === 'none' ? 1 : -1) {
    const response = responseWith(task, right);
    if (gradeTask(task, response).result === result) return response;
  }
  return null;
}

function partsOf(task: Task, response: TaskResponse): { rightIds: string[]; of: number; wrong: number } {
  switch (task.kind) {
    case 'report': {
      const lines = response.kind === 'report' ? response.lines : {};
      const right = task.lines.filter(({ id, answer }) =>
        lineIsRight(answer, Object.hasOwn(lines, id) ? lines[id] : ''),
      );
      return { rightIds: right.map(({ id }) => id), of: task.lines.length, wrong: 0 };
    }
    case 'ordering': {
      const order = response.kind === 'ordering' ? response.order : [];
      const right = task.items.filter(({ id }, index) => order[index] === id);
      return { rightIds: right.map(({ id }) => id), of: task.items.length, wrong: 0 };
    }
    case 'markPicture': {
      const marks = response.kind === 'markPicture' ? response.marks : [];
      const found = task.regions.filter(({ area }) => marks.some((mark) => isInside(area, mark)));
      const wrong = marks.filter((mark) => !task.regions.some(({ area }) => isInside(area, mark))).length;
      return { rightIds: found.map(({ id }) => id), of: task.regions.length, wrong };
    }
    default:
      return assertNever(task);
  }
}

type LineAnswer = Extract<Task, { kind: 'report' }>['lines'][number]['answer'];

function lineIsRight(answer: LineAnswer, written: string | undefined): boolean {
  const text = plainAnswer(written ?? '');
  switch (answer.kind) {
    case 'pick':
      return answer.correct.includes(written ?? '');
    case 'words':
      return answer.accepted.some((form) => ` ${words(text)} `.includes(` ${words(plainAnswer(form))} `));
    case 'filled':
      return text !== '';
    default:
      return assertNever(answer);
  }
}

/** Letters and digits alone, so that a comma beside a word does not hide it. */
function words(text: string): string {
  return text.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

type Area = Extract<Task, { kind: 'markPicture' }>['regions'][number]['area'];

function isInside(area: Area, { x, y }: { x: number; y: number }): boolean {
  return area.shape === 'circle'
    ? (x - area.x) ** 2 + (y - area.y) ** 2 <= area.r ** 2
    : x >= area.x && x <= area.x + area.width && y >= area.y && y <= area.y + area.height;
}

function partCount(task: Task): number {
  if (task.kind === 'report') return task.lines.length;
  return task.kind === 'ordering' ? task.items.length : task.regions.length;
}

/** A response with the first `right` parts right and, as far as the kind allows, the others wrong. */
function responseWith(task: Task, right: number): TaskResponse {
  switch (task.kind) {
    case 'report':
      return {
        kind: 'report',
        lines: Object.fromEntries(task.lines.slice(0, right).map(({ id, answer }) => [id, key(answer)])),
      };
    case 'ordering': {
      if (right === 0) return { kind: 'ordering', order: [] };
      const ids = task.items.map(({ id }) => id);
      const rest = ids.slice(right);
      return { kind: 'ordering', order: [...ids.slice(0, right), ...rest.slice(1), ...rest.slice(0, 1)] };
    }
    case 'markPicture':
      return { kind: 'markPicture', marks: task.regions.slice(0, right).map(({ area }) => centre(area)) };
    default:
      return assertNever(task);
  }
}

function key(answer: LineAnswer): string {
  if (answer.kind === 'pick') return answer.correct[0] ?? '';
  return answer.kind === 'words' ? (answer.accepted[0] ?? '') : 'x';
}

function centre(area: Area): { x: number; y: number } {
  return area.shape === 'circle'
    ? { x: area.x, y: area.y }
    : { x: area.x + Math.floor(area.width / 2), y: area.y + Math.floor(area.height / 2) };
}

function isMark(value: unknown): value is { x: number; y: number } {
  if (!isRecord(value) || Object.keys(value).length !== 2) return false;
  return [value['x'], value['y']].every((n) => Number.isInteger(n) && Number(n) >= 0 && Number(n) <= 10_000);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
