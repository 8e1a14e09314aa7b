import { demoLearners, demoTemplates } from './demo';
import type {
  DemoCategory,
  DemoCountry,
  DemoLanguage,
  DemoLearner,
  DemoPost,
  DemoProgressTarget,
  DemoRankBand,
  DemoRotation,
  DemoSubUnitNode,
} from './demo';
import { seededRandom, type SeededRandom } from './seeded-random';

/** A sub-unit of a rotation, templates filled in. */
export interface DemoSubUnit {
  /** Codes from the top, joined by a slash; unique within the rotation. */
  path: string;
  /** Path of the sub-unit above, null at the top. */
  parent: string | null;
  name: string;
  posts: readonly DemoPost[];
  /** Own or inherited from above. */
  progress: DemoProgressTarget;
  femaleShare: number;
}

export interface DemoPerson {
  fullName: string;
  /** Both null where the person writes a single name. */
  familyName: string | null;
  givenNames: string | null;
  service: string;
  /** Text: leading zeros, letters and hyphens count. Unique within country and service. */
  serviceNumber: string;
  /** Abbreviation in the country's list of ranks for that service. */
  rank: string;
  category: DemoCategory;
  sex: 'F' | 'M';
  /** ISO 8601 day. */
  dateOfBirth: string;
  preferredLanguage: DemoLanguage;
}

/** One place on the roll and who fills it. */
export interface DemoPlace {
  /** Unique within the rotation. */
  code: string;
  /** Path of the sub-unit. */
  subUnit: string;
  title: string;
  role: string;
  category: DemoCategory;
  rankBand: DemoRankBand;
  isKey: boolean;
  requiredLanguage: DemoLanguage | null;
  /** Null where the post is vacant. */
  holder: DemoPerson | null;
  /** Day, counted from the day the demonstration is made, from which the holder is on the roll. */
  holderFromDay: number;
  /** Stands by for this post. */
  reserve: DemoPerson | null;
  /** Filled the post until the day on which the holder came. */
  replaced: { person: DemoPerson; reason: string } | null;
  /** The holder's sign-in and standing, where the first page shows them. */
  learner: DemoLearner | null;
}

/** The sub-units of a rotation, each after the one above it. Throws on a template that does not exist or a missing target. */
export function demoSubUnits(rotation: DemoRotation): DemoSubUnit[] {
  const found: DemoSubUnit[] = [];
  const visit = (node: DemoSubUnitNode, above: DemoSubUnit | null): void => {
    const template = node.template === undefined ? { posts: [] } : demoTemplates[node.template];
    if (!template)
      throw new Error(`Sub-unit ${node.code} of ${rotation.code} names the unknown template ${node.template ?? ''}.`);
    const progress = node.progress ?? above?.progress;
    if (!progress) throw new Error(`Sub-unit ${node.code} of ${rotation.code} has no target of progress.`);
    const own: DemoSubUnit = {
      path: above ? `${above.path}/${node.code}` : node.code,
      parent: above?.path ?? null,
      name: node.name,
      posts: [...template.posts, ...(node.posts ?? [])],
      progress,
      femaleShare: node.femaleShare ?? above?.femaleShare ?? rotation.femaleShare,
    };
    found.push(own);
    for (const below of [...(template.subUnits ?? []), ...(node.subUnits ?? [])]) visit(below, own);
  };
  for (const node of rotation.subUnits) visit(node, null);
  return found;
}

/**
 * Every post of a rotation with its holder, its vacancy, its reserve and whom the holder replaced. The same seed gives the
 * same people. Numbers never repeat within country and service, over all rotations and whatever the seed.
 */
export function demoPeople(rotation: DemoRotation, country: DemoCountry, seed: number): DemoPlace[] {
  const units = new Map(demoSubUnits(rotation).map((unit) => [unit.path, unit]));
  const places = [...units.values()].flatMap((unit) => placesOf(unit, rotation));
  const random = seededRandom(`${rotation.code}/roll/${seed}`);
  const person = personMaker(rotation, country, seed);

  const learners = demoLearners.filter((learner) => learner.rotation === rotation.code);
  for (const learner of learners) {
    const place = places.find((one) => one.subUnit === learner.subUnit && one.title === learner.postTitle);
    if (!place)
      throw new Error(
        `${learner.fullName} has no post ${learner.postTitle} in ${learner.subUnit} of ${rotation.code}.`,
      );
    place.learner = learner;
  }

  const vacant = new Set(
    random
      .shuffled(places.filter((place) => !place.isKey && !place.learner))
      .slice(0, Math.round(places.length * rotation.vacancyShare)),
  );
  const filled = places.filter((place) => !vacant.has(place));
  const femaleShare = (place: DemoPlace): number => units.get(place.subUnit)?.femaleShare ?? rotation.femaleShare;
  const make = (place: DemoPlace): DemoPerson => person(place, postOf(units, place), femaleShare(place));
  for (const place of filled) place.holder = place.learner ? learnerAsPerson(place.learner, make(place)) : make(place);

  const { count, fromDay, toDay, reasons } = rotation.replacements;
  for (const place of random.shuffled(filled.filter((one) => !one.learner)).slice(0, count)) {
    place.replaced = { person: make(place), reason: random.pick(reasons) };
    place.holderFromDay = fromDay + Math.floor(random.next() * (toDay - fromDay + 1));
  }
  for (const place of random.shuffled(filled).slice(0, rotation.reserves)) place.reserve = make(place);
  return places;
}

function placesOf(unit: DemoSubUnit, rotation: DemoRotation): DemoPlace[] {
  const titles = unit.posts.flatMap((post) => Array.from({ length: post.count }, () => post));
  return titles.map((post, at) => ({
    code: `${rotation.code}-${unit.path.replaceAll('/', '-')}-${String(at + 1).padStart(2, '0')}`,
    subUnit: unit.path,
    title: post.title,
    role: post.role,
    category: post.category ?? rotation.category,
    rankBand: post.rankBand,
    isKey: post.isKey ?? false,
    requiredLanguage: post.requiredLanguage ?? null,
    holder: null,
    holderFromDay: rotation.dates.trainingStart,
    reserve: null,
    replaced: null,
    learner: null,
  }));
}

function postOf(units: ReadonlyMap<string, DemoSubUnit>, place: DemoPlace): DemoPost | undefined {
  return units.get(place.subUnit)?.posts.find((post) => post.title === place.title && post.rankBand === place.rankBand);
}

/** Name, sex, age, language and number are the learner's own; the rank is the post's. */
function learnerAsPerson(learner: DemoLearner, made: DemoPerson): DemoPerson {
  const { fullName, familyName, givenNames, service, serviceNumber, sex, dateOfBirth, preferredLanguage } = learner;
  return { ...made, fullName, familyName, givenNames, service, serviceNumber, sex, dateOfBirth, preferredLanguage };
}

type PersonMaker = (place: DemoPlace, post: DemoPost | undefined, femaleShare: number) => DemoPerson;

function personMaker(rotation: DemoRotation, country: DemoCountry, seed: number): PersonMaker {
  const random = seededRandom(`${rotation.code}/people/${seed}`);
  const nextNumber = numbering(rotation, country);
  return (place, post, femaleShare) => {
    const service = random.weighted(rotation.services).service;
    const { abbreviation, dateOfBirth: born } = rankFor(place.rankBand, post?.rank, service, country, random);
    const sex = random.next() < femaleShare ? 'F' : 'M';
    return {
      ...nameOf(sex, country, random),
      service,
      serviceNumber: nextNumber(service),
      rank: abbreviation,
      category: place.category,
      sex,
      dateOfBirth: born,
      preferredLanguage: random.weighted(country.languages).code,
    };
  };
}

function nameOf(
  sex: 'F' | 'M',
  country: DemoCountry,
  random: SeededRandom,
): Pick<DemoPerson, 'fullName' | 'familyName' | 'givenNames'> {
  const { style, singleNameShare, female, male, family } = country.names;
  const given = sex === 'F' ? female : male;
  if (random.next() < singleNameShare)
    return { fullName: random.pick([...given, ...family]), familyName: null, givenNames: null };
  const givenNames = random.pick(given);
  const familyName =
    style === 'GIVEN_TWO_FAMILY' ? `${random.pick(family)} ${random.pick(family)}` : random.pick(family);
  return { fullName: `${givenNames} ${familyName}`, familyName, givenNames };
}

/** The rank that the post names, or one of its band, the lower ones more often; and a birthday that goes with it. */
function rankFor(
  band: DemoRankBand,
  wanted: string | undefined,
  service: string,
  country: DemoCountry,
  random: SeededRandom,
): { abbreviation: string; dateOfBirth: string } {
  const fitting = country.ranks
    .filter((rank) => rank.service === service && rank.band === band)
    .sort((a, b) => a.order - b.order);
  const rank =
    fitting.find((one) => one.abbreviation === wanted) ?? fitting[Math.floor(random.next() ** 1.7 * fitting.length)];
  if (!rank) throw new Error(`${country.code} has no rank of band ${band} in ${service}.`);
  return {
    abbreviation: rank.abbreviation,
    dateOfBirth: dateOfBirth(band, fitting.indexOf(rank) / fitting.length, random),
  };
}

/** Youngest and oldest age, in the year below, by band. */
const AGES: Readonly<Record<DemoRankBand, readonly [number, number]>> = {
  ENLISTED: [19, 31],
  NCO: [25, 44],
  JUNIOR_OFFICER: [23, 37],
  FIELD_OFFICER: [34, 50],
  SENIOR: [45, 57],
};
const YEAR_OF_AGES = 2026;

/** `seniority`: 0 for the lowest rank of the band, towards 1 for the highest. */
function dateOfBirth(band: DemoRankBand, seniority: number, random: SeededRandom): string {
  const [youngest, oldest] = AGES[band];
  const year = YEAR_OF_AGES - youngest - Math.floor(((seniority + random.next()) / 2) * (oldest - youngest + 1));
  return new Date(Date.UTC(year, 0, 1 + Math.floor(random.next() * 365))).toISOString().slice(0, 10);
}

/**
 * Numbers a service's people in a row that looks shuffled: multiplying by a number that shares no factor with ten visits
 * every number of a length exactly once, so that none repeats and about one in ten begins with a zero.
 */
function numbering(rotation: DemoRotation, country: DemoCountry): (service: string) => string {
  const taken = new Set(
    demoLearners.filter((one) => one.scope === country.code).map((one) => `${one.service} ${one.serviceNumber}`),
  );
  const used = new Map<string, number>();
  const next = (service: string): string => {
    const pattern = country.services.find((one) => one.code === service)?.numberPattern;
    if (!pattern) throw new Error(`${country.code} has no service ${service}.`);
    const at = used.get(service) ?? rotation.numberFrom;
    used.set(service, at + 1);
    const length = pattern.split('#').length - 1;
    const all = 10 ** length;
    // Near the golden section, so that neighbours lie far apart; ends in 3, so that it shares no factor with ten.
    const stride = Math.floor(0.0618 * all) * 10 + 3;
    const digits = [...String((at * stride + Math.floor(all / 3)) % all).padStart(length, '0')];
    const number = pattern.replaceAll('#', () => digits.shift() ?? '');
    return taken.has(`${service} ${number}`) ? next(service) : number;
  };
  return next;
}
