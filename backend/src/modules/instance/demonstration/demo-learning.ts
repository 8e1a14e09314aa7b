import { Injectable } from '@nestjs/common';
import type { Paper, TestDocument } from '@peacewright/assessment-engine';
import { demoCourses, demoProgress, seededRandom, type DemoStep } from '@peacewright/reference-content';
import { Actor } from '../../../platform/access';
import { Database } from '../../../platform/database';
import { Clock } from '../../../platform/time';
import { OfferingsService } from '../../contingents';
import { InventedRuns, ReadingService, TeachingService, TestsService } from '../../learning';
import type { Progress } from '../reference-loader';
import { demoAnswers } from './demo-answers';
import { DemoCourses } from './demo-courses';
import { dayFrom, instantOf } from './demo-days';
import { demoPlayer } from './demo-player';
import { DemoPlaces } from './demo-places';
import type { DemoRoll } from './demo-rolls';

const SEED = 20261123;
/** Learners who take their tests at the same time. */
const AT_ONCE = 4;

interface KnownPerson {
  /** Service and number. */
  readonly key: string;
  readonly personId: string;
  readonly accountId: string;
  readonly countryId: string;
  readonly language: string;
}

interface Subject {
  readonly editionId: string;
  readonly lessonId: string;
  readonly testId: string;
  readonly test: TestDocument;
  /** Scenarios that count. */
  readonly scenarioIds: readonly string[];
}

/** One in so many is hasty in a scenario at first, and plays again. */
const HASTY = 6;

/** What people of a rotation have done so far: taught in a room by sub-unit and day, then tested one by one; scenarios too. */
@Injectable()
export class DemoLearning {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly places: DemoPlaces,
    private readonly courses: DemoCourses,
    private readonly offerings: OfferingsService,
    private readonly teaching: TeachingService,
    private readonly tests: TestsService,
    private readonly stories: InventedRuns,
    private readonly reading: ReadingService,
  ) {}

  /** Repeatable: an offering that exists is gone on with, attendance and attempts are written once. */
  async load({ contingent, rotationId, centre, places, today }: DemoRoll, progress: Progress): Promise<void> {
    const people = await this.people(rotationId);
    const steps = demoProgress(contingent.rotation, places, SEED).flatMap(({ person, steps: own }) => {
      const known = people.get(`${person.service}/${person.serviceNumber}`);
      return known ? own.map((step) => ({ known, step })) : [];
    });
    const admin = await this.places.holder('CENTRE_ADMIN', centre.code);
    for (const course of demoCourses) {
      const own = steps.filter(({ step }) => course.modules.includes(step.module));
      const days = own.map(({ step }) => step.day);
      if (days.length === 0) continue;
      const courseEditionId = await this.courses.publishedEdition(centre.id, course.code);
      const title = `${course.title.en} · ${contingent.name}`;
      const startsOn = dayFrom(today, Math.min(...days));
      const [known] = await this.db.query<{ id: string }>(
        'SELECT id FROM offering WHERE centre_id = $1 AND title = $2',
        [centre.id, title],
      );
      const offeringId =
        known?.id ??
        (
          await this.offerings.create(admin, {
            centreId: centre.id,
            courseEditionId,
            title,
            place: contingent.rotation.kind === 'UNIT' ? 'Training area' : 'Centre',
            mode: 'CLASSROOM',
            language: 'en',
            startsOn,
            endsOn: dayFrom(today, 30),
          })
        ).id;
      if (!known)
        await this.offerings.setInstructors(admin, offeringId, {
          accountIds: await this.places.instructors(centre.code),
        });
      await this.offerings.addPeople(admin, offeringId, {
        personIds: [...new Set(own.map(({ known: person }) => person.personId))],
      });
      for (const module of course.modules) {
        const subject = await this.subject(module);
        await this.taught(
          admin,
          offeringId,
          subject.editionId,
          own.filter(({ step }) => step.module === module && step.outcome !== 'STARTED'),
          today,
        );
      }
      await this.tested(own, today, (done) => progress('demonstrationLearning', done, own.length));
    }
  }

  private async taught(
    admin: Actor,
    offeringId: string,
    moduleEditionId: string,
    own: readonly { known: KnownPerson; step: DemoStep }[],
    today: string,
  ): Promise<void> {
    for (const day of [...new Set(own.map(({ step }) => step.day))].sort((a, b) => a - b)) {
      const heldOn = dayFrom(today, day);
      const people = [...new Set(own.filter(({ step }) => step.day === day).map(({ known }) => known.personId))];
      await this.clock.during(instantOf(heldOn, 16), () =>
        this.teaching.signOff(admin, offeringId, {
          moduleEditionId,
          heldOn,
          place: 'Lecture room 2',
          mode: 'CLASSROOM',
          people: people.map((personId) => ({ personId, minutes: 180 })),
        }),
      );
    }
  }

  private async tested(
    own: readonly { known: KnownPerson; step: DemoStep }[],
    today: string,
    progress: (done: number) => Promise<void>,
  ): Promise<void> {
    const queue = [...own];
    let done = 0;
    const worker = async (): Promise<void> => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const { known, step } = next;
        const day = dayFrom(today, step.day);
        await this.clock.during(instantOf(day, 17), () => this.take(known, step));
        if (step.outcome === 'PASSED') await this.play(known, step, day);
        done += 1;
        if (done % 50 === 0) await progress(done);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }

  private async take(known: KnownPerson, step: DemoStep): Promise<void> {
    const actor = actorOf(known);
    const { editionId, lessonId, testId, test } = await this.subject(step.module);
    if (step.outcome === 'STARTED') {
      const blockId = await this.firstBlock(editionId, lessonId);
      await this.reading.keepPlace(actor, editionId, lessonId, { blockId, fraction: 0.35, language: known.language });
      return;
    }
    const overview = await this.tests.overview(actor, editionId, testId, known.language);
    if (overview.passed || (step.outcome === 'FAILED' && overview.last !== null)) return;
    const attempt = await this.tests.begin(actor, editionId, testId, known.language);
    const [stored] = await this.db.query<{ paper: { paper: Paper } }>('SELECT paper FROM attempt WHERE id = $1', [
      attempt.id,
    ]);
    if (!stored) throw new Error('An attempt that was just begun is not there.');
    const right = step.outcome === 'PASSED' ? test.questions.length : Math.floor(test.questions.length / 2);
    await this.tests.submit(actor, editionId, testId, attempt.id, { ...demoAnswers(test, stored.paper.paper, right) });
  }

  /** Scenarios after the test, in the evening; whoever was hasty plays well an hour later. */
  private async play(known: KnownPerson, { module }: DemoStep, day: string): Promise<void> {
    const { editionId, scenarioIds } = await this.subject(module);
    for (const itemId of scenarioIds) {
      const seed = `${SEED}/${known.key}/${itemId}`;
      const hasty = seededRandom(seed).next() * HASTY < 1;
      for (const [at, manner] of (hasty ? (['HASTILY', 'WELL'] as const) : (['WELL'] as const)).entries())
        await this.clock.during(instantOf(day, 18 + at), () =>
          this.stories.play(actorOf(known), editionId, itemId, demoPlayer(manner, `${seed}/${manner}`)),
        );
    }
  }

  readonly #subjects = new Map<string, Subject>();
  private async subject(module: DemoStep['module']): Promise<Subject> {
    const known = this.#subjects.get(module);
    if (known) return known;
    const { editionId } = await this.courses.module(module);
    const items = await this.db.query<{ id: string; kind: string; document: TestDocument }>(
      'SELECT id, kind, document FROM edition_item WHERE edition_id = $1 AND document IS NOT NULL ORDER BY position',
      [editionId],
    );
    const lesson = items.find(({ kind }) => kind === 'LESSON');
    const test = items.find(({ kind }) => kind === 'TEST');
    if (!lesson || !test) throw new Error(`Module ${module} has no lesson or no test.`);
    const scenarioIds = items.filter(({ kind }) => kind === 'SCENARIO').map(({ id }) => id);
    const found = { editionId, lessonId: lesson.id, testId: test.id, test: test.document, scenarioIds };
    this.#subjects.set(module, found);
    return found;
  }

  private async firstBlock(editionId: string, itemId: string): Promise<string> {
    const [row] = await this.db.query<{ id: string }>(
      `SELECT document #>> '{blocks,1,attrs,id}' AS id FROM edition_item WHERE edition_id = $1 AND id = $2`,
      [editionId, itemId],
    );
    return row?.id ?? '';
  }

  /** Everybody who is or was on the roll, by service and number. */
  private async people(rotationId: string): Promise<Map<string, KnownPerson>> {
    const rows = await this.db.query<KnownPerson>(
      `SELECT DISTINCT p.id AS "personId", a.id AS "accountId", p.country_id AS "countryId", p.preferred_language AS language,
         p.service || '/' || p.service_number AS key
       FROM roll_entry e JOIN person p ON p.id = e.person_id JOIN account a ON a.person_id = p.id WHERE e.rotation_id = $1`,
      [rotationId],
    );
    return new Map(rows.map((row) => [row.key, row]));
  }
}

function actorOf({ accountId, countryId, personId, language }: KnownPerson): Actor {
  return new Actor(accountId, countryId, personId, language, [], 'demonstration');
}
