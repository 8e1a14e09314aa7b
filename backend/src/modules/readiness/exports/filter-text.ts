import type { ExportLanguage } from '../../../platform/export';
import type { PersonCategory, RankBand } from '../../people';
import type { ExportFilters } from './table';
import { WORDS } from './words';

interface FilterWords {
  readonly none: string;
  readonly name: (part: string) => string;
  readonly unit: (name: string) => string;
  readonly noUnit: string;
  readonly band: (name: string) => string;
  readonly category: (name: string) => string;
  readonly state: (name: string) => string;
  readonly bands: Readonly<Record<RankBand, string>>;
  readonly categories: Readonly<Record<PersonCategory, string>>;
}

const TEXTS: Readonly<Record<ExportLanguage, FilterWords>> = {
  en: {
    none: 'none, every row',
    name: (part) => `name, number or post: “${part}”`,
    unit: (name) => `sub-unit: ${name}`,
    noUnit: 'without sub-unit',
    band: (name) => `rank band: ${name}`,
    category: (name) => `category: ${name}`,
    state: (name) => `state: ${name}`,
    bands: {
      ENLISTED: 'Enlisted',
      NCO: 'Non-commissioned officers',
      JUNIOR_OFFICER: 'Junior officers',
      FIELD_OFFICER: 'Field officers',
      SENIOR: 'Senior officers',
    },
    categories: {
      MIL_CONTINGENT: 'Military contingent',
      FPU: 'Formed police unit',
      IPO: 'Individual police officer',
      MEOM: 'Military expert on mission',
      STAFF_OFFICER: 'Staff officer',
      GOVT_PROVIDED: 'Government-provided personnel',
      CIVILIAN: 'Civilian',
      DIPLOMAT: 'Diplomat or official',
    },
  },
  fr: {
    none: 'aucun, toutes les lignes',
    name: (part) => `nom, matricule ou poste\u00a0: «\u00a0${part}\u00a0»`,
    unit: (name) => `sous-unité\u00a0: ${name}`,
    noUnit: 'sans sous-unité',
    band: (name) => `tranche de grades\u00a0: ${name}`,
    category: (name) => `catégorie\u00a0: ${name}`,
    state: (name) => `état\u00a0: ${name}`,
    bands: {
      ENLISTED: 'Militaires du rang',
      NCO: 'Sous-officiers',
      JUNIOR_OFFICER: 'Officiers subalternes',
      FIELD_OFFICER: 'Officiers supérieurs',
      SENIOR: 'Officiers généraux',
    },
    categories: {
      MIL_CONTINGENT: 'Contingent militaire',
      FPU: 'Unité de police constituée',
      IPO: 'Policier hors unité constituée',
      MEOM: 'Expert militaire en mission',
      STAFF_OFFICER: 'Officier d’état-major',
      GOVT_PROVIDED: 'Personnel fourni par un gouvernement',
      CIVILIAN: 'Civil',
      DIPLOMAT: 'Diplomate ou fonctionnaire',
    },
  },
};

/** What narrowed the rows, in words; a code that nothing has a word for stands as it was asked. */
export function filterText(
  { name, unit, band, category, state }: ExportFilters,
  unitNames: ReadonlyMap<string, string>,
  language: ExportLanguage,
): string {
  const words = TEXTS[language];
  const named = (names: Readonly<Record<string, string>>, code: string): string => names[code] ?? code;
  const parts = [
    name === undefined ? [] : words.name(name),
    unit === undefined ? [] : unit === 'none' ? words.noUnit : words.unit(unitNames.get(unit) ?? unit),
    band === undefined ? [] : words.band(named(words.bands, band)),
    category === undefined ? [] : words.category(named(words.categories, category)),
    state === undefined ? [] : words.state(named(WORDS[language].states, state)),
  ].flat();
  return parts.length === 0 ? words.none : parts.join('; ');
}
