import type { IconName } from '@peacewright/ui';
import type { Session } from './session/session';
import type { Ability } from './session/session-view';

/** A place in the rail. It shows to who has at least one of `abilities`, and to everybody where none are named. */
export interface Place {
  /** First part of the address; empty for home. */
  readonly path: string;
  /** Key in `places.…` of the frame's texts, because the rail shows before the feature's own texts are fetched. */
  readonly labelKey: string;
  readonly icon: IconName;
  readonly abilities?: readonly [Ability, ...Ability[]];
}

/** In the order of the rail. A learner sees at most four. */
const places: readonly Place[] = [
  { path: '', labelKey: 'places.home', icon: 'home', abilities: ['learner'] },
  { path: 'record', labelKey: 'places.record', icon: 'assessment', abilities: ['learner'] },
  { path: 'teaching', labelKey: 'places.teaching', icon: 'learning', abilities: ['attendance.sign'] },
  { path: 'completion', labelKey: 'places.completion', icon: 'completion', abilities: ['completion.read'] },
  { path: 'contingents', labelKey: 'places.contingents', icon: 'contingents', abilities: ['contingent.read'] },
  { path: 'offerings', labelKey: 'places.offerings', icon: 'offerings', abilities: ['offering.read'] },
  { path: 'courses', labelKey: 'places.courses', icon: 'courses', abilities: ['course.read'] },
  { path: 'sources', labelKey: 'places.sources', icon: 'sources', abilities: ['source.read'] },
  { path: 'people', labelKey: 'places.people', icon: 'people', abilities: ['role.grant', 'account.manage'] },
  { path: 'organisation', labelKey: 'places.organisation', icon: 'organisation', abilities: ['country.edit'] },
  { path: 'audit', labelKey: 'places.audit', icon: 'audit', abilities: ['audit.read'] },
  { path: 'scenarios', labelKey: 'places.scenarios', icon: 'scenarios' },
];

/** The places of the person who is signed in, in the order of the rail. */
export function placesOf(session: Session): readonly Place[] {
  return places.filter(({ abilities }) => abilities === undefined || session.may(...abilities));
}
