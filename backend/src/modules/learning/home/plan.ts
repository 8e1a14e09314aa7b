import { ruleApplies } from '@peacewright/readiness-engine';
import { daysBetween } from '../days';
import type { ModuleState } from '../module-state';
import type { HomeCourseDto, HomeModuleDto, HomeRotationDto } from './home.dto';
import type { AssignmentRow } from './home.queries';

/** What is asked of a learner, before anything is known of what was done. */
export interface Plan {
  readonly countryId: string;
  readonly rotations: readonly HomeRotationDto[];
  readonly courses: readonly PlannedCourse[];
  readonly modules: readonly PlannedModule[];
}

export interface PlannedCourse extends Omit<HomeCourseDto, 'done'> {
  readonly countryId: string;
}

export interface PlannedModule {
  readonly moduleEditionId: string;
  readonly required: boolean;
  readonly dueOn: string | null;
  /** Today in the zone where `dueOn` ends. */
  readonly today: string;
}

/**
 * Puts together what live rules and offerings ask of one person. `today` gives the calendar day in a zone. A module that
 * several courses ask for stands once, with its earliest day; a rule outranks an offering.
 */
export function planOf(
  rows: readonly AssignmentRow[],
  language: string,
  today: (timeZone: string) => string,
): Plan | null {
  const first = rows[0];
  if (!first) return null;
  const rotations = new Map<string, HomeRotationDto>();
  const courses = new Map<string, PlannedCourse>();
  const modules = new Map<string, PlannedModule>();
  for (const row of rows) {
    const day = today(row.timeZone);
    if (row.rotationId !== null && row.deployFrom !== null)
      rotations.set(row.rotationId, {
        rotationId: row.rotationId,
        contingent: row.contingent ?? '',
        number: row.number ?? 0,
        mission: row.mission,
        deployFrom: row.deployFrom,
        daysLeft: daysBetween(day, row.deployFrom),
      });
    if (row.courseEditionId === null) continue;
    const required = row.rotationId !== null;
    if (required && !ruleApplies(row.selector ?? {}, row)) continue;
    const known = courses.get(row.courseEditionId);
    courses.set(row.courseEditionId, {
      courseEditionId: row.courseEditionId,
      code: row.courseCode ?? '',
      title: row.courseTitle?.[language] ?? row.courseTitle?.['en'] ?? '',
      edition: row.courseEdition ?? 0,
      required: required || known?.required === true,
      dueOn:
        known?.required === true && !required
          ? known.dueOn
          : earlier(required === known?.required ? known.dueOn : null, row.dueOn),
      total: row.moduleEditionIds.length,
      moduleEditionIds: row.moduleEditionIds,
      certificateRevokedAt: row.certificateRevokedAt?.toISOString() ?? null,
      certificateFree: row.certificateFree,
      countryId: row.countryId,
    });
    for (const moduleEditionId of row.moduleEditionIds) {
      const other = modules.get(moduleEditionId);
      if (other && !outranks({ required, dueOn: row.dueOn }, other)) continue;
      modules.set(moduleEditionId, { moduleEditionId, required, dueOn: row.dueOn, today: day });
    }
  }
  return {
    countryId: first.countryId,
    rotations: [...rotations.values()],
    courses: [...courses.values()],
    modules: [...modules.values()],
  };
}

function outranks(
  a: { required: boolean; dueOn: string | null },
  b: { required: boolean; dueOn: string | null },
): boolean {
  if (a.required !== b.required) return a.required;
  return (a.dueOn ?? '9999') < (b.dueOn ?? '9999');
}

function earlier(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** A planned module with what was done about it; titles come later. */
export function moduleOf(
  planned: PlannedModule,
  state: ModuleState | undefined,
): Omit<HomeModuleDto, 'code' | 'title' | 'language'> {
  const done = state !== undefined && state.completedOn !== null;
  const begun = state !== undefined && (state.touchedAt !== null || state.attended);
  const daysLeft = planned.dueOn === null ? null : daysBetween(planned.today, planned.dueOn);
  return {
    moduleEditionId: planned.moduleEditionId,
    state: done ? 'DONE' : begun ? 'IN_PROGRESS' : 'NOT_STARTED',
    required: planned.required,
    dueOn: planned.dueOn,
    daysLeft,
    overdue: !done && daysLeft !== null && daysLeft < 0,
    doneOn: state?.completedOn ?? null,
    lessons: state?.lessons.length ?? 0,
    lessonsDone: state?.lessonsDone.length ?? 0,
    tests: state?.tests.length ?? 0,
    testsPassed: state?.testsPassed.length ?? 0,
    attended: state?.attended ?? false,
  };
}

interface Candidate {
  readonly required: boolean;
  readonly dueOn: string | null;
  readonly state: HomeModuleDto['state'];
  readonly touchedAt: number | null;
  /** There is something to read or answer. */
  readonly readable: boolean;
}

/**
 * The order in which a learner should go on: what must be done before what may be, the earliest day first, what was begun
 * last before what was not begun; what has nothing to read stands back, done modules stand last.
 */
export function byUrgency(a: Candidate, b: Candidate): number {
  return (
    Number(a.state === 'DONE') - Number(b.state === 'DONE') ||
    Number(b.required) - Number(a.required) ||
    Number(b.readable) - Number(a.readable) ||
    (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') ||
    (b.touchedAt ?? 0) - (a.touchedAt ?? 0)
  );
}
