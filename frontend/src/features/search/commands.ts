import type { IconName } from '@peacewright/ui';
import type { Ability } from '../../app';

/** Somewhere to go, or something to begin. It shows to who has one of `abilities`; to everybody where there are none. */
export interface Command {
  readonly labelKey: string;
  readonly icon: IconName;
  readonly path: string;
  readonly abilities: readonly Ability[];
}

/** What people do often, beside the places of the rail. */
export const actions: readonly Command[] = [
  { labelKey: 'search.act.newRotation', icon: 'add', path: '/contingents/new', abilities: ['contingent.edit'] },
  { labelKey: 'search.act.findPeople', icon: 'contingents', path: '/contingents/people', abilities: ['people.read'] },
  { labelKey: 'search.act.newOffering', icon: 'add', path: '/offerings/new', abilities: ['offering.edit'] },
  { labelKey: 'search.act.modules', icon: 'courses', path: '/courses/modules', abilities: ['course.read'] },
  { labelKey: 'search.act.coverage', icon: 'sources', path: '/sources/coverage', abilities: ['source.read'] },
  {
    labelKey: 'search.act.newRecommendation',
    icon: 'add',
    path: '/sources/recommendations/new',
    abilities: ['source.edit'],
  },
  { labelKey: 'search.act.importSources', icon: 'upload', path: '/sources/import', abilities: ['source.edit'] },
  { labelKey: 'search.act.invite', icon: 'add', path: '/people/invite', abilities: ['account.manage'] },
  { labelKey: 'frame.account', icon: 'account', path: '/account', abilities: [] },
  { labelKey: 'search.act.secret', icon: 'edit', path: '/account/secret', abilities: [] },
];

/** One spelling for comparison: no accents, no case. */
export function folded(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase();
}

/** Whether every word typed stands somewhere in `label`; nothing typed stands everywhere. */
export function answers(label: string, typed: string): boolean {
  const text = folded(label);
  return folded(typed)
    .split(/\s+/)
    .every((word) => text.includes(word));
}
