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

  /** Keeps one more answer beside those that stand, those of another tab among them. Answers all of them. */
  add(attempt: string, token: string, answer: Answer): Readonly<Record<string, Answer>> {
    const answers = { ...this.read(attempt), [token]: answer };
    localStorage.setItem(PREFIX + attempt, JSON.stringify(answers));
    return answers;
  }

  /** What another tab did to the answers of the attempt; null: nothing. */
  heard(attempt: string, { key, newValue }: StorageEvent): 'ANSWERED' | 'SUBMITTED' | null {
    if (key !== PREFIX + attempt) return null;
    return newValue === null ? 'SUBMITTED' : 'ANSWERED';
  }

  forget(attempt: string): void {
    localStorage.removeItem(PREFIX + attempt);
  }
}
