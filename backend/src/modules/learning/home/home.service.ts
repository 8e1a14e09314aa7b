import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access';
import { Database } from '../../../platform/database';
import { Clock, dayIn } from '../../../platform/time';
import type { ModuleState } from '../module-state';
import { ModuleStateQueries } from '../module-state.queries';
import type { HomeDto, HomeModuleDto } from './home.dto';
import { HomeQueries } from './home.queries';
import { byUrgency, moduleOf, planOf } from './plan';

/** What is left before departure, and what to do next. */
@Injectable()
export class HomeService {
  constructor(
    private readonly db: Database,
    private readonly queries: HomeQueries,
    private readonly states: ModuleStateQueries,
    private readonly clock: Clock,
  ) {}

  /** The learner's own page in three queries; an account without a personnel record, or on no roll, gets an empty one. */
  async of(actor: Actor, wanted: string | undefined): Promise<HomeDto> {
    const language = wanted ?? actor.language;
    const now = this.clock.now();
    const empty: HomeDto = {
      asOf: now.toISOString(),
      rotations: [],
      done: 0,
      total: 0,
      overdue: 0,
      next: null,
      modules: [],
      courses: [],
    };
    if (actor.personId === null) return empty;
    const plan = planOf(await this.queries.assignments(actor.personId, language), language, (zone) => dayIn(now, zone));
    if (!plan) return empty;
    const ids = plan.modules.map(({ moduleEditionId }) => moduleEditionId);
    const states = new Map<string, ModuleState>(
      ids.length === 0
        ? []
        : (await this.states.of(this.db, actor.personId, ids)).map((state) => [state.moduleEditionId, state]),
    );
    const ordered = plan.modules
      .map((planned) => ({
        ...moduleOf(planned, states.get(planned.moduleEditionId)),
        ...candidate(states.get(planned.moduleEditionId)),
      }))
      .sort(byUrgency);
    const [first] = ordered;
    const goOn = first && first.state !== 'DONE' ? (states.get(first.moduleEditionId) ?? null) : null;
    const titles = new Map(
      ids.length === 0
        ? []
        : (await this.queries.titles(ids, language, { countryId: plan.countryId, personId: actor.personId }, goOn)).map(
            (row) => [row.moduleEditionId, row],
          ),
    );
    const modules = ordered.map(({ touchedAt: _touched, readable: _readable, ...module }): HomeModuleDto => {
      const title = titles.get(module.moduleEditionId);
      return { ...module, code: title?.code ?? '', title: title?.title ?? '', language: title?.language ?? 'en' };
    });
    const required = modules.filter((module) => module.required);
    const next = goOn && titles.get(goOn.moduleEditionId);
    return {
      ...empty,
      rotations: [...plan.rotations],
      done: required.filter(({ state }) => state === 'DONE').length,
      total: required.length,
      overdue: required.filter(({ overdue }) => overdue).length,
      next: next
        ? {
            moduleEditionId: next.moduleEditionId,
            itemId: next.itemId,
            kind: next.itemKind,
            title: next.itemTitle,
            minutes: next.itemMinutes,
            started: goOn.touchedAt !== null,
          }
        : null,
      modules,
      courses: plan.courses.map(({ countryId: _country, ...course }) => ({
        ...course,
        done: course.moduleEditionIds.filter((id) => (states.get(id)?.completedOn ?? null) !== null).length,
      })),
    };
  }
}

function candidate(state: ModuleState | undefined): { touchedAt: number | null; readable: boolean } {
  return {
    touchedAt: state?.touchedAt ?? null,
    readable: state !== undefined && state.lessons.length + state.tests.length > 0,
  };
}
