import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/access';
import { Limits } from '../../platform/limits';
import { RotationsService } from '../contingents';
import { CoursesService, ModulesService } from '../courses';
import { HomeService } from '../learning';
import { foldName, PersonnelService } from '../people';
import { RecommendationsService } from '../sources';
import type { HitKind, SearchHitDto } from './search.dto';

/** Of each kind; whoever wants more goes to the kind's own list. */
const MOST = 5;
/** More words than anybody types; each is a condition. */
const MOST_WORDS = 8;
/** Of one account. Who types fast asks some three times a second, and not for a minute; each asks every room's list. */
const SEARCHES = { most: 120, seconds: 60 };

/**
 * Finds in everything at once. It knows no scopes: it asks each room's own list, and so finds what the actor would find
 * there. A room is asked only where the actor holds its permission somewhere.
 */
@Injectable()
export class SearchService {
  constructor(
    private readonly personnel: PersonnelService,
    private readonly rotations: RotationsService,
    private readonly courses: CoursesService,
    private readonly modules: ModulesService,
    private readonly recommendations: RecommendationsService,
    private readonly homes: HomeService,
    private readonly limits: Limits,
  ) {}

  async find(actor: Actor, q: string): Promise<SearchHitDto[]> {
    // Signs alone would be left out of the comparison, and everything found.
    if (!/[\p{L}\p{N}]/u.test(q)) return [];
    await this.limits.count([`search:${actor.accountId}`], SEARCHES);
    const kinds = await Promise.all([
      this.ownModules(actor, q),
      this.people(actor, q),
      this.rotationsOf(actor, q),
      this.coursesOf(actor, q),
      this.modulesOf(actor, q),
      this.recommendationsOf(actor, q),
    ]);
    return kinds.flatMap((hits) => hits.slice(0, MOST));
  }

  /** What the learner has to do, by module or by the course that asks for it. */
  private async ownModules(actor: Actor, q: string): Promise<SearchHitDto[]> {
    if (actor.personId === null) return [];
    const { modules, courses } = await this.homes.of(actor, undefined);
    const words = wordsOf(foldName(q));
    return modules
      .filter(({ code, title, moduleEditionId }) => {
        const asking = courses.filter(({ moduleEditionIds }) => moduleEditionIds.includes(moduleEditionId));
        const text = foldName([code, title, ...asking.flatMap((course) => [course.code, course.title])].join(' '));
        return words.every((word) => text.includes(word));
      })
      .map(({ moduleEditionId, code, title, language }) => ({
        ...hit('OWN_MODULE', moduleEditionId, title, code),
        language,
      }));
  }

  private async people(actor: Actor, q: string): Promise<SearchHitDto[]> {
    if (!actor.has('people.read')) return [];
    const { items } = await this.personnel.search(actor, { q });
    return items.map((person) =>
      hit(
        'PERSON',
        person.id,
        person.name,
        [person.rank, person.serviceNumber ?? person.centreNumber, person.countryCode].filter(Boolean).join(' · '),
      ),
    );
  }

  private async rotationsOf(actor: Actor, q: string): Promise<SearchHitDto[]> {
    if (!actor.has('contingent.read')) return [];
    const found = await this.rotations.find(actor, wordsOf(q), MOST);
    return found.map(({ id, contingentName, number, missionCode, countryCode }) => ({
      ...hit('ROTATION', id, contingentName, [missionCode, countryCode].filter(Boolean).join(' · ')),
      number,
    }));
  }

  private async coursesOf(actor: Actor, q: string): Promise<SearchHitDto[]> {
    if (!actor.has('course.read')) return [];
    return (await this.courses.list(actor, { q })).map(({ id, code, title, ownerCentreName }) =>
      hit('COURSE', id, titleIn(actor.language, title), [code, ownerCentreName].filter(Boolean).join(' · ')),
    );
  }

  private async modulesOf(actor: Actor, q: string): Promise<SearchHitDto[]> {
    if (!actor.has('course.read')) return [];
    return (await this.modules.list(actor, { q })).items.map(({ id, code, title, titleLanguage, ownerCentreName }) => ({
      ...hit('MODULE', id, title, [code, ownerCentreName].filter(Boolean).join(' · ')),
      language: titleLanguage,
    }));
  }

  /** Somebody's words: never without who said them and when. */
  private async recommendationsOf(actor: Actor, q: string): Promise<SearchHitDto[]> {
    return (await this.recommendations.find(actor, q, MOST)).map(({ code, paraphrase, speaker, dateFrom }) => ({
      ...hit('RECOMMENDATION', code, paraphrase, [code, speaker, dateFrom.slice(0, 4)].filter(Boolean).join(' · ')),
      language: 'en',
    }));
  }
}

function hit(kind: HitKind, id: string, title: string, detail: string): SearchHitDto {
  return { kind, id, title, language: null, detail, number: null };
}

function wordsOf(text: string): readonly string[] {
  return text.split(/\s+/).filter(Boolean).slice(0, MOST_WORDS);
}

function titleIn(language: string, title: { readonly en: string; readonly fr: string }): string {
  return language.startsWith('fr') ? title.fr || title.en : title.en || title.fr;
}
