import type { Params } from '@angular/router';
import type { RecommendationAuthority, RecommendationKind, RecommendationStatus } from '@peacewright/api-client';

export const statuses: readonly RecommendationStatus[] = ['OPEN', 'PLANNED', 'COVERED', 'VERIFIED', 'NOT_PURSUED'];
export const kinds: readonly RecommendationKind[] = [
  'TOPIC_TO_TRAIN',
  'CAPABILITY',
  'WAY_TO_TRAIN',
  'HOW_TO_MEASURE',
  'TARGET_FIGURE',
];
/** The strongest word first. */
export const authorities: readonly RecommendationAuthority[] = [
  'GROUP_RECOMMENDATION',
  'CHAIR_SUMMARY',
  'NATIONAL_PRACTICE',
  'STATEMENT',
  'VIEW_NOT_AGREED',
  'EXPERT_OPINION',
  'FIGURE',
];

/** The filters that the address carries. Lists are written `a,b`. */
export const listFilters = ['status', 'document', 'topic', 'kind', 'authority'] as const;
export type ListFilter = (typeof listFilters)[number];

/** Filters with one value; empty: any. */
export const singleFilters = ['strength', 'basis', 'speaker'] as const;
export type SingleFilter = (typeof singleFilters)[number];

export interface Filters
  extends Readonly<Record<ListFilter, readonly string[]>>, Readonly<Record<SingleFilter, string>> {
  readonly q: string;
}

export function isList(filter: ListFilter | SingleFilter): filter is ListFilter {
  return (listFilters as readonly string[]).includes(filter);
}

/** Reads the filters of an address; what is not there is empty. */
export function filtersOf(params: (key: string) => string | null | undefined): Filters {
  const list = (key: ListFilter): string[] => (params(key) ?? '').split(',').filter((part) => part !== '');
  return {
    q: params('q') ?? '',
    strength: params('strength') ?? '',
    basis: params('basis') ?? '',
    speaker: params('speaker') ?? '',
    status: list('status'),
    document: list('document'),
    topic: list('topic'),
    kind: list('kind'),
    authority: list('authority'),
  };
}

/** For the address and for the server alike: what is empty is left out. */
export function paramsOf(filters: Partial<Filters>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(filters)
      .map(([key, value]) => [key, typeof value === 'string' ? value : value.join(',')] as const)
      .filter(([, value]) => value !== ''),
  );
}

/** The address after a change: emptied filters are taken out of it. */
export function addressOf(filters: Filters): Params {
  const set = paramsOf(filters);
  return Object.fromEntries(Object.keys(filters).map((key) => [key, set[key] ?? null]));
}

export function toggled(list: readonly string[], value: string): readonly string[] {
  return list.includes(value) ? list.filter((one) => one !== value) : [...list, value];
}
