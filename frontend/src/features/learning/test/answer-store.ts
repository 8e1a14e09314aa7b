import { Injectable } from '@angular/core';
import type { Answer } from '../../lesson-view';

const PREFIX = 'pw.attempt.';

/** Answers under way, kept on this device until they are submitted: a reload or a lost line takes nothing away. */
@Injectable({ providedIn: 'root' })
export class AnswerStore {
  read(attempt: string): Readonly<Record<string, Answer>> {
    const stored = localStorage.getItem(PREFIX + attempt);
    if (stored === null) return {};
    const value: unknown = JSON.parse(stored);
    return typeof value === 'object' && value !== null ? (value as Record<string, Answer>) : {};
  }

  write(attempt: string, answers: Readonly<Record<string, Answer>>): void {
    localStorage.setItem(PREFIX + attempt, JSON.stringify(answers));
  }

  forget(attempt: string): void {
    localStorage.removeItem(PREFIX + attempt);
  }
}
