import type { Role, ScopeKind } from '@peacewright/contracts';
import accountsJson from '../demo/accounts.json';
import contingentsJson from '../demo/contingents.json';
import countriesJson from '../demo/countries.json';
import ilmariaNameChecksJson from '../demo/ilmaria-name-checks.json';
import sourcesJson from '../demo/sources.json';
import type { BilingualText } from './register';

export type DemoRankBand = 'ENLISTED' | 'NCO' | 'JUNIOR_OFFICER' | 'FIELD_OFFICER' | 'SENIOR';
export type DemoCategory = 'MIL_CONTINGENT' | 'FPU' | 'MEOM';
export type DemoLanguage = 'en' | 'fr';
export type DemoModule = 'C3.4' | 'C5.2' | 'C4.1';
/** Where a person stands with everything that is required of them. */
export type DemoProgressState = 'COMPLETE' | 'IN_PROGRESS' | 'FAILED' | 'NOT_STARTED';

/** What was found when an invented name was looked up as place, people, surname and insult. */
export interface NameCheck {
  /** ISO 8601 day. */
  checkedOn: string;
  /** NOTE: usable, with something to keep in mind. COLLISION: should be replaced. */
  result: 'CLEAR' | 'NOTE' | 'COLLISION';
  asPlace: string;
  asPeople: string;
  asSurname: string;
  asInsult: string;
  note: string;
}

export interface DemoRank {
  service: string;
  abbreviation: string;
  name: BilingualText;
  /** Higher is more senior; compares within one service only. */
  order: number;
  band: DemoRankBand;
}

export interface DemoService {
  code: 'ARMY' | 'POLICE' | 'NAVY' | 'AIR' | 'GENDARMERIE';
  name: BilingualText;
  /** How this service writes its numbers: every # is a digit, the first ones often zero. */
  numberPattern: string;
}

/** An invented state whose code ISO 3166 leaves to its users. */
export interface DemoCountry {
  code: string;
  fictional: boolean;
  name: BilingualText;
  demonym: BilingualText;
  workingLanguage: DemoLanguage;
  /** IANA zone, borrowed for its clock only. */
  timeZone: string;
  nameChecks: (NameCheck & { subject: string })[];
  services: DemoService[];
  ranks: DemoRank[];
  names: {
    style: 'GIVEN_FAMILY' | 'GIVEN_TWO_FAMILY';
    /** Share (0 to 1) of people who write a single name. */
    singleNameShare: number;
    female: string[];
    male: string[];
    family: string[];
  };
  /** Shares (0 to 1, together 1) of the languages that people prefer to learn in. */
  languages: { code: DemoLanguage; share: number }[];
  centre: { code: string; name: string; timeZone: string; languages: DemoLanguage[] };
}

/** `count` equal places on the roll. */
export interface DemoPost {
  title: string;
  role: string;
  rankBand: DemoRankBand;
  count: number;
  isKey?: boolean;
  requiredLanguage?: DemoLanguage;
  /** Abbreviation of the one rank that fits, where the band is too wide; ignored for a service that has no such rank. */
  rank?: string;
  /** Where it differs from the rotation's. */
  category?: DemoCategory;
}

/** Shares (0 to 1, together 1) of where a sub-unit's people stand, and when its training ran. */
export interface DemoProgressTarget {
  complete: number;
  inProgress: number;
  failed: number;
  notStarted: number;
  /** Day on which the sub-unit began, counted from the day the demonstration is made: negative. */
  startDay: number;
  /** Days over which its people finish; never reaches past today. */
  spanDays: number;
}

/** A node of the tree as it is written down: own posts and sub-units come after those of its template. */
export interface DemoSubUnitNode {
  code: string;
  name: string;
  template?: string;
  femaleShare?: number;
  progress?: DemoProgressTarget;
  posts?: DemoPost[];
  subUnits?: DemoSubUnitNode[];
}

/** Days counted from the day the demonstration is made. */
export interface DemoRotationDates {
  trainingStart: number;
  nominalRollFreeze: number;
  pdvDate: number;
  certificationDue: number;
  deployFrom: number;
  deployTo: number;
  handoverFrom: number;
  handoverTo: number;
}

/** Who must complete a module, and by when. An empty selector takes everybody. */
export interface DemoRequirement {
  module: DemoModule;
  selector: { categories?: DemoCategory[]; rankBands?: DemoRankBand[] };
  dueDaysBeforeDeployment: number;
}

export interface DemoRotation {
  /** Contingent's code and the rotation's number, for example `HALBATT-7`. */
  code: string;
  category: DemoCategory;
  number: number;
  kind: 'UNIT' | 'POSTINGS';
  state: 'TRAINING' | 'READY_FOR_REVIEW' | 'DEPLOYED';
  dates: DemoRotationDates;
  /** Shares (0 to 1, together 1) of the services its people come from. */
  services: { service: string; share: number }[];
  /** First place in the country's and service's row of numbers; rows of two rotations never meet. */
  numberFrom: number;
  femaleShare: number;
  /** Share of posts that nobody fills; key posts are always filled. */
  vacancyShare: number;
  /** How many people stand by for a post that somebody else fills. */
  reserves: number;
  /** People who left the roll between two days and were replaced. */
  replacements: { count: number; fromDay: number; toDay: number; reasons: string[] };
  requirements: DemoRequirement[];
  subUnits: DemoSubUnitNode[];
}

export interface DemoContingent {
  code: string;
  /** Code of a demonstration country. */
  country: string;
  name: string;
  unitType: string;
  rotation: DemoRotation;
}

/** A member of staff who signs in by e-mail and the demonstration's password. */
export interface DemoAccount {
  displayName: string;
  email: string;
  role: Role;
  scopeKind: ScopeKind;
  /** Code of the country, centre, contingent or rotation; null for the whole system. */
  scope: string | null;
  preferredLanguage: DemoLanguage;
  /** Days after which the grant ends, for roles that need an end. */
  endsInDays?: number;
}

/** A person of a roll whose sign-in (country, service, number, PIN) the first page shows. */
export interface DemoLearner {
  role: Role;
  scopeKind: ScopeKind;
  /** Code of the country. */
  scope: string;
  rotation: string;
  /** Codes of sub-units from the top, joined by a slash. */
  subUnit: string;
  /** The first post of this title in that sub-unit is theirs. */
  postTitle: string;
  service: string;
  serviceNumber: string;
  pin: string;
  fullName: string;
  givenNames: string;
  familyName: string;
  sex: 'F' | 'M';
  /** ISO 8601 day. */
  dateOfBirth: string;
  preferredLanguage: DemoLanguage;
  progress: DemoProgressState;
}

export const demoCountries: readonly DemoCountry[] = countriesJson.countries as DemoCountry[];

export const demoMission = contingentsJson.mission as {
  code: string;
  name: BilingualText;
  authority: 'UN';
  languages: DemoLanguage[];
  fictional: boolean;
};

export interface DemoCourse {
  code: string;
  family: 'MISSION';
  title: BilingualText;
  audience: BilingualText;
  /** All required of the same people. */
  modules: DemoModule[];
}

/** The courses that the rotations are assigned; each centre makes its own of them. */
export const demoCourses: readonly DemoCourse[] = contingentsJson.courses as DemoCourse[];

/** What each centre has said and begun about the recommendations. */
export const demoSources = sourcesJson as {
  /** Codes of reference modules that the developer has copied, to go on with. */
  copies: readonly string[];
  /** The approver's word on recommendations, by their code. */
  words: readonly { code: string; word: 'VERIFIED' | 'NOT_PURSUED'; reason: string }[];
};

export const demoContingents: readonly DemoContingent[] = contingentsJson.contingents as DemoContingent[];

/** Sub-units that occur many times, by name. */
export const demoTemplates: Readonly<Record<string, { posts: DemoPost[]; subUnits?: DemoSubUnitNode[] }>> =
  contingentsJson.templates as Record<string, { posts: DemoPost[]; subUnits?: DemoSubUnitNode[] }>;

/** Published with the product: only a demonstration, which answers on the loopback address, may use it. */
export const demoPassword: string = accountsJson.password;
export const demoAccounts: readonly DemoAccount[] = accountsJson.staff as DemoAccount[];
export const demoLearners: readonly DemoLearner[] = accountsJson.learners as DemoLearner[];

/** The setting's names (domain of the lessons), looked up like those of the countries. */
export const ilmariaNameChecks: readonly (NameCheck & { name: string; nameFr: string })[] =
  ilmariaNameChecksJson.names as (NameCheck & {
    name: string;
    nameFr: string;
  })[];
