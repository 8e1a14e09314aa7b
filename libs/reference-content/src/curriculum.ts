import c1 from '../curriculum/c1.json';
import c2 from '../curriculum/c2.json';
import c3 from '../curriculum/c3.json';
import c4 from '../curriculum/c4.json';
import c5 from '../curriculum/c5.json';
import c6 from '../curriculum/c6.json';
import c7 from '../curriculum/c7.json';
import c8 from '../curriculum/c8.json';
import c9 from '../curriculum/c9.json';
import featuresJson from '../curriculum/features.json';
import pathsJson from '../curriculum/paths.json';
import type { BilingualText } from './register';

export const EXERCISE_KINDS = [
  'TEST',
  'SCENARIO',
  'DRILL',
  'COLLECTIVE_TASK',
  'TABLETOP',
  'LANGUAGE_PRACTICE',
] as const;
export type ExerciseKind = (typeof EXERCISE_KINDS)[number];

export const OBJECTIVE_DOMAINS = ['KNOWLEDGE', 'SKILL', 'ATTITUDE'] as const;
export type ObjectiveDomain = (typeof OBJECTIVE_DOMAINS)[number];

export const COURSE_LEVELS = ['FOUNDATION', 'CORE', 'ADVANCED', 'SPECIALIST', 'INSTRUCTOR'] as const;
export type CourseLevel = (typeof COURSE_LEVELS)[number];

/** What a learner can do at the end. The n-th objective of C1.2 carries the code C1.2-n, which scenarios cite. */
export interface ObjectiveOutline {
  /** Stable through editions and translation, for example `c12-o4`. */
  id: string;
  code: string;
  /** Verb phrase. */
  verb: BilingualText;
  domain: ObjectiveDomain;
  /** With what, where and under what pressure it is shown. */
  condition: BilingualText;
  /** What an assessor must see. Values in it are the centre's to set. */
  standard: BilingualText;
  /** Missing it fails the module, whatever else was achieved. */
  critical: boolean;
}

/** A lesson that is planned and not yet written. */
export interface LessonOutline {
  id: string;
  title: BilingualText;
  /** What the lesson does with the learner, in one sentence. */
  intent: BilingualText;
  /** Minutes of the short version; a planning sample. */
  minutesShort: number;
  /** Minutes of the long version; a planning sample. */
  minutesLong: number;
}

/** An assessment or practice that is planned, or a scenario that is written already. */
export interface ExerciseOutline {
  id: string;
  kind: ExerciseKind;
  title: BilingualText;
  intent: BilingualText;
  /** The written scenario that it is, by its code, and which of its objectives count for which of the module's. */
  scenario?: { code: string; objectives: { scenario: string; module: string }[] };
}

/** A recommendation that the module is meant to answer once it is written. */
export interface RecommendationAnswer {
  /** Code of the register. */
  code: string;
  strength: 'FULL' | 'PARTIAL';
  /** What is answered and what stays open; in English, like the register's paraphrases. */
  note: string;
}

/** A module as a draft skeleton: nothing in it is teaching text. */
export interface ModuleOutline {
  id: string;
  code: string;
  title: BilingualText;
  summary: BilingualText;
  /** Lessons and exercises together, short version; a planning sample. */
  minutesShort: number;
  /** Lessons and exercises together, long version; a planning sample. */
  minutesLong: number;
  /** False where no authority may excuse a person from the module. */
  waivable: boolean;
  objectives: ObjectiveOutline[];
  lessons: LessonOutline[];
  exercises: ExerciseOutline[];
  recommendations: RecommendationAnswer[];
}

/** A module that is written in full: its content is the package `modules/<code in lower case>/module.json`. */
export interface PackagedModule {
  code: string;
  package: true;
  /** Set while nobody has reviewed what is written: it is loaded as a draft and not published. */
  draft?: true;
}

export type CurriculumModule = ModuleOutline | PackagedModule;

/** One of the nine reference courses. No authority has approved them; a centre adopts one before it assigns it. */
export interface ReferenceCourse {
  id: string;
  code: string;
  family: 'NATIONAL';
  title: BilingualText;
  audience: BilingualText;
  level: CourseLevel;
  /** Long version of all modules, packages included; a planning sample. */
  plannedMinutes: number;
  /** In teaching order. */
  modules: CurriculumModule[];
}

export const PATH_CATEGORIES = [
  'MIL_CONTINGENT',
  'FPU',
  'IPO',
  'MEOM',
  'STAFF_OFFICER',
  'CIVILIAN',
  'DIPLOMAT',
] as const;
export type PathCategory = (typeof PATH_CATEGORIES)[number];

/** The modules proposed for people of a category; a centre's own requirement rules decide, not this list. */
export interface CategoryPath {
  key: string;
  /** Null for a path that comes on top of the path of a person's own category. */
  category: PathCategory | null;
  label: BilingualText;
  /** Codes in curriculum order. */
  modules: string[];
  /** A level, language hours or rule of composition that the list of codes cannot say. */
  note: BilingualText | null;
}

/** A part of the product that answers recommendations which teaching alone cannot. */
export interface ProductFeature {
  code: string;
  title: BilingualText;
  description: BilingualText;
  /** Codes of the register, sorted. */
  recommendations: string[];
}

/** C1 to C9 with all 51 modules, in order. */
export const referenceCourses = [c1, c2, c3, c4, c5, c6, c7, c8, c9] as readonly ReferenceCourse[];

/** Paths by category of personnel. */
export const categoryPaths = pathsJson as readonly CategoryPath[];

/** F1 to F9, in order. */
export const productFeatures = featuresJson as readonly ProductFeature[];

/** True where the module's content is a written package and not a skeleton. */
export function isPackaged(module: CurriculumModule): module is PackagedModule {
  return 'package' in module;
}
