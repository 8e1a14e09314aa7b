import type { PostsByState } from '@peacewright/readiness-engine';
import type { ExportLanguage, ExportMark } from '../../../platform/export';

/** What an exported file says, in both languages of the product. */
export interface ExportWords {
  readonly title: string;
  readonly asOf: string;
  readonly departure: (date: string, days: number) => string;
  readonly complete: (done: number, of: number, percent: number) => string;
  readonly posts: (posts: number, onRoll: number, vacant: number) => string;
  readonly shown: (rows: number, of: number) => string;
  readonly filter: string;
  /** What the counts at the heads of columns count. */
  readonly counts: string;
  readonly of: (done: number, of: number) => string;
  readonly rotation: (number: number) => string;
  readonly heads: {
    readonly unit: string;
    readonly post: string;
    readonly title: string;
    readonly rank: string;
    readonly name: string;
    readonly number: string;
    readonly state: string;
    readonly done: string;
    readonly asked: string;
  };
  readonly vacant: string;
  readonly reserve: string;
  readonly due: (date: string) => string;
  readonly marks: Readonly<Record<ExportMark, string>>;
  readonly states: Readonly<Record<keyof PostsByState, string>>;
  readonly legend: string;
  readonly about: string;
  readonly matrix: string;
  readonly page: (page: number, pages: number) => string;
}

export const WORDS: Readonly<Record<ExportLanguage, ExportWords>> = {
  en: {
    title: 'Completion',
    asOf: 'As of',
    departure: (date, days) => `Departure ${date} (${days >= 0 ? `${daysEn(days)} left` : `${daysEn(-days)} ago`})`,
    complete: (done, of, percent) => `Completed all assigned: ${done} of ${of} posts (${percent}\u00a0%)`,
    posts: (posts, onRoll, vacant) => `Posts: ${onRoll} of ${posts} filled, ${vacant} vacant`,
    shown: (rows, of) => `Rows in this file: ${rows} of ${of}`,
    filter: 'Filter',
    counts: 'Counts at the heads of columns are of the posts in this file, reserves apart.',
    of: (done, of) => `${done} of ${of}`,
    rotation: (number) => `rotation ${number}`,
    heads: {
      unit: 'Sub-unit',
      post: 'Post',
      title: 'Post title',
      rank: 'Rank',
      name: 'Name',
      number: 'Number',
      state: 'State',
      done: 'Modules completed',
      asked: 'Modules asked',
    },
    vacant: 'Vacant',
    reserve: 'Reserve',
    due: (date) => `due ${date}`,
    marks: {
      done: 'Completed',
      progress: 'In progress',
      open: 'Not started',
      failed: 'Test not passed',
      late: 'Overdue',
      vacant: 'Vacant post',
      na: 'Not asked',
    },
    states: {
      complete: 'Complete',
      inProgress: 'In progress',
      notStarted: 'Not started',
      overdue: 'Overdue',
      vacant: 'Vacant',
      nothingAsked: 'Nothing assigned',
    },
    legend: 'Marks',
    about: 'About',
    matrix: 'Matrix',
    page: (page, pages) => `Page ${page} of ${pages}`,
  },
  fr: {
    title: 'Avancement',
    asOf: 'Situation au',
    departure: (date, days) => `Départ ${date} (${days >= 0 ? `dans ${daysFr(days)}` : `il y a ${daysFr(-days)}`})`,
    complete: (done, of, percent) => `Postes où tout est terminé\u00a0: ${done} sur ${of} (${percent}\u00a0%)`,
    posts: (posts, onRoll, vacant) => `Postes\u00a0: ${onRoll} pourvus sur ${posts}, ${vacant} vacants`,
    shown: (rows, of) => `Lignes de ce fichier\u00a0: ${rows} sur ${of}`,
    filter: 'Filtre',
    counts: 'Les comptes en tête de colonne portent sur les postes de ce fichier, hors suppléants.',
    of: (done, of) => `${done} sur ${of}`,
    rotation: (number) => `rotation ${number}`,
    heads: {
      unit: 'Sous-unité',
      post: 'Poste',
      title: 'Intitulé du poste',
      rank: 'Grade',
      name: 'Nom',
      number: 'Matricule',
      state: 'État',
      done: 'Modules terminés',
      asked: 'Modules demandés',
    },
    vacant: 'Vacant',
    reserve: 'Suppléant',
    due: (date) => `échéance ${date}`,
    marks: {
      done: 'Terminé',
      progress: 'En cours',
      open: 'Non commencé',
      failed: 'Test non réussi',
      late: 'En retard',
      vacant: 'Poste vacant',
      na: 'Non demandé',
    },
    states: {
      complete: 'Terminé',
      inProgress: 'En cours',
      notStarted: 'Non commencé',
      overdue: 'En retard',
      vacant: 'Vacant',
      nothingAsked: 'Rien d’attribué',
    },
    legend: 'Marques',
    about: 'À propos',
    matrix: 'Matrice',
    page: (page, pages) => `Page ${page} sur ${pages}`,
  },
};

function daysEn(days: number): string {
  return `${days}\u00a0${days === 1 ? 'day' : 'days'}`;
}

function daysFr(days: number): string {
  return `${days}\u00a0${days < 2 ? 'jour' : 'jours'}`;
}
