import type { Model } from '../model/model';
import { nodeOf, type RunState } from './step';

export type ObjectiveGrade = 'achieved' | 'partlyAchieved' | 'notAchieved' | 'notObserved';

export interface ObjectiveStanding {
  readonly objective: string;
  readonly grade: ObjectiveGrade;
  /** Rated weight that is good or acceptable, of all rated weight. */
  readonly good: number;
  readonly rated: number;
  /** True where a critical fail forced the grade. */
  readonly critical: boolean;
}

export interface RunResult {
  /** Id of the ending, or null while the run goes on. */
  readonly outcome: string | null;
  readonly grade: 'achieved' | 'partlyAchieved' | 'notAchieved' | null;
  /** The ending's grade suffices and nothing critical failed. */
  readonly passed: boolean;
  readonly criticalFailed: boolean;
  readonly objectives: readonly ObjectiveStanding[];
}

/** What a run comes to, as it stands. */
export function resultOf(model: Model, state: RunState): RunResult {
  const node = nodeOf(model, state);
  const ended = node.kind === 'outcome';
  const criticalFailed = state.critical.includes(true);
  return {
    outcome: ended ? node.id : null,
    grade: ended ? node.grade : null,
    passed: ended && node.passes && !criticalFailed,
    criticalFailed,
    objectives: model.document.objectives.map((objective, index) => {
      const [good, rated] = [state.good[index] ?? 0, state.rated[index] ?? 0];
      const critical = state.critical[index] ?? false;
      return { objective: objective.id, grade: gradeOf(objective, good, rated, critical), good, rated, critical };
    }),
  };
}

/** A critical fail counts before all; what was never rated was not observed; else the share decides. */
export function gradeOf(
  rule: { readonly achievedFrom: number; readonly partlyFrom: number },
  good: number,
  rated: number,
  critical: boolean,
): ObjectiveGrade {
  if (critical) return 'notAchieved';
  if (rated === 0) return 'notObserved';
  if (good * 100 >= rule.achievedFrom * rated) return 'achieved';
  return good * 100 >= rule.partlyFrom * rated ? 'partlyAchieved' : 'notAchieved';
}
