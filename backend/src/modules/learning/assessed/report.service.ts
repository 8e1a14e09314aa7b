import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access';
import { Database } from '../../../platform/database';
import { notFound } from '../../../platform/http';
import { Clock } from '../../../platform/time';
import { Models } from '../../scenarios';
import { TeachingQueries, type OfferingRow } from '../teaching/teaching.queries';
import { reportOf, SHOWN_FROM } from './report';
import type { ScenarioReportDto, TaughtScenarioDto } from './report.dto';
import { ReportQueries } from './report.queries';
import { wordingOf } from './run-view';

/** What an instructor sees of scenarios that count: of the people of an offering within their scope, together. */
@Injectable()
export class ReportService {
  constructor(
    private readonly db: Database,
    private readonly offerings: TeachingQueries,
    private readonly queries: ReportQueries,
    private readonly models: Models,
    private readonly clock: Clock,
  ) {}

  async list(actor: Actor, offeringId: string): Promise<TaughtScenarioDto[]> {
    await this.offering(actor, offeringId);
    return this.queries.scenarios(this.db, offeringId, actor.language);
  }

  async show(actor: Actor, offeringId: string, itemId: string, contingent: string | null): Promise<ScenarioReportDto> {
    const offering = await this.offering(actor, offeringId);
    const scenario = await this.queries.scenario(this.db, offeringId, itemId, actor.language);
    if (!scenario) throw notFound();
    const model = this.models.of(scenario);
    const words = wordingOf(model.document, actor.language, scenario.texts);
    const runs = await this.queries.runs(this.db, offeringId, scenario.moduleEditionId, itemId);
    if (contingent !== null && !runs.some((run) => run.contingent === contingent)) throw notFound();
    const { whole, contingents, told, paths } = reportOf(model, runs, words, contingent);
    return {
      offeringTitle: offering.title,
      moduleCode: scenario.moduleCode,
      moduleEdition: scenario.moduleEdition,
      title: words.text(model.document.title),
      language: words.language,
      scenarioCode: scenario.code,
      scenarioEdition: scenario.number,
      asOf: this.clock.now().toISOString(),
      whole,
      contingents: [...contingents],
      told,
      shownFrom: SHOWN_FROM,
      paths: paths && {
        endings: [...paths.endings],
        decisions: paths.decisions.map((decision) => ({ ...decision, answers: [...decision.answers] })),
        left: [...paths.left],
        drawn: { ...paths.drawn, nodes: [...paths.drawn.nodes], ways: [...paths.drawn.ways] },
      },
    };
  }

  /** An offering within the scope of `offering.read`; of an instructor one that names them. */
  private async offering(actor: Actor, id: string): Promise<OfferingRow> {
    const [found] = await this.offerings.offerings(this.db, actor, 'offering.read', id);
    if (!found) throw notFound();
    return found;
  }
}
