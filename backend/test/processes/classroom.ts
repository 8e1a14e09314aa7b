import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 } from 'uuid';
import { rightAnswers, type Content, type Shown } from '../learning-content';
import type { Place, World } from '../world';

/** A learner of a class, with an open session. */
export interface Pupil {
  readonly personId: string;
  readonly token: string;
}

/** What the server has told a client that it is kept. */
export interface Acknowledged {
  /** Of a submission: attempt and score. */
  readonly submissions: Map<string, number>;
  /** `person/edition/lesson`. */
  readonly lessons: Set<string>;
  /** `person/edition` of modules that the server called complete. */
  readonly modules: Set<string>;
  /** Times a request was sent again because no answer came. */
  repeats: number;
}

const CSRF = 'class';
const PAUSE_MS = 50;

/** People of the place on the given courses' offerings, each signed in; by plain inserts, since they are a given. */
export async function seatPupils(
  world: World,
  place: Place,
  courses: readonly Content[],
  count: number,
): Promise<Pupil[]> {
  const pupils = Array.from({ length: count }, () => ({
    personId: v7(),
    accountId: v7(),
    token: randomBytes(32).toString('base64url'),
  }));
  await world.db.transaction(async (tx) => {
    for (const [index, { personId, accountId, token }] of pupils.entries()) {
      await tx.query(
        `INSERT INTO person (id, country_id, service, service_number, category, rank_id, created_at) VALUES ($1,$2,'ARMY',$3,'MIL_CONTINGENT',$4,now())`,
        [personId, place.countryId, `9${String(index).padStart(4, '0')}`, place.rankId],
      );
      await tx.query(
        `INSERT INTO person_identity (person_id, country_id, full_name, family_name, given_names, sort_name) VALUES ($1,$2,$3,$3,'',$3)`,
        [personId, place.countryId, `Pupil ${index}`],
      );
      await tx.query(
        `INSERT INTO account (id, country_id, person_id, display_name, state, created_at) VALUES ($1,$2,$3,$4,'ACTIVE',now())`,
        [accountId, place.countryId, personId, `Pupil ${index}`],
      );
      await tx.query(
        `INSERT INTO role_assignment (id, account_id, role, scope_kind, scope_id, granted_at) VALUES ($1,$2,'LEARNER','COUNTRY',$3,now())`,
        [v7(), accountId, place.countryId],
      );
      await tx.query(
        `INSERT INTO session (token_hash, account_id, csrf_token, device_id, created_at, seen_at, expires_at)
         VALUES ($1,$2,$3,'class',now(),now(),now() + interval '1 day')`,
        [createHash('sha256').update(token).digest(), accountId, CSRF],
      );
      for (const { offeringId } of courses)
        await tx.query(
          'INSERT INTO offering_person (offering_id, person_id, country_id, added_at) VALUES ($1,$2,$3,now())',
          [offeringId, personId, place.countryId],
        );
    }
  });
  return pupils;
}

/**
 * Works through the modules (two lessons, a test passed), then fails the test of the last one again and again, until
 * `signal` says stop. Every request is sent until it is answered, as the pages do, so at the end nothing is in doubt.
 */
export async function learn(
  url: string,
  pupil: Pupil,
  modules: readonly Content[],
  told: Acknowledged,
  signal: AbortSignal,
): Promise<void> {
  const practice = modules.at(-1);
  for (const module of modules.slice(0, -1)) {
    const base = `/api/learning/modules/${module.moduleEditionId}`;
    for (const lesson of [module.lessonId, module.secondLessonId]) {
      if (signal.aborted) return;
      await insist(url, pupil, told, 'POST', `${base}/lessons/${lesson}/finish`, { language: 'en' });
      told.lessons.add(`${pupil.personId}/${module.moduleEditionId}/${lesson}`);
    }
    if (signal.aborted) return;
    if (await takeTest(url, pupil, module, told, rightAnswers))
      told.modules.add(`${pupil.personId}/${module.moduleEditionId}`);
  }
  while (practice && !signal.aborted) await takeTest(url, pupil, practice, told, () => ({}));
}

interface Attempt {
  readonly id: string;
  readonly questions: readonly Shown[];
  readonly result: { readonly score: number; readonly moduleComplete: boolean } | null;
}

async function takeTest(
  url: string,
  pupil: Pupil,
  { moduleEditionId, testId }: Content,
  told: Acknowledged,
  answers: (questions: readonly Shown[]) => object,
): Promise<boolean> {
  const base = `/api/learning/modules/${moduleEditionId}/tests/${testId}/attempts`;
  const begun = await insist<Attempt>(url, pupil, told, 'POST', base);
  const { result } = await insist<Attempt>(url, pupil, told, 'PUT', `${base}/${begun.id}/submission`, {
    answers: answers(begun.questions),
  });
  if (!result) throw new Error('A submission was accepted without a result.');
  told.submissions.set(begun.id, result.score);
  return result.moduleComplete;
}

/** Sends until an answer came. A refusal is a fault of the test; no answer, or a server in trouble, is asked again. */
async function insist<T>(
  url: string,
  { token }: Pupil,
  told: Acknowledged,
  method: string,
  path: string,
  body?: object,
): Promise<T> {
  for (;;) {
    try {
      const answer = await fetch(`${url}${path}`, {
        method,
        headers: { cookie: `pw_session=${token}`, 'x-csrf-token': CSRF, 'content-type': 'application/json' },
        ...(body && { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      if (answer.ok) return JSON.parse(text) as T;
      if (answer.status < 500) throw new RefusedError(`${method} ${path} answered ${answer.status}: ${text}`);
    } catch (error) {
      if (error instanceof RefusedError) throw error;
    }
    told.repeats += 1;
    await sleep(PAUSE_MS);
  }
}

class RefusedError extends Error {}
