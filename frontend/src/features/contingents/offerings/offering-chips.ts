import type { OfferingState } from '@peacewright/api-client';
import type { DataState } from '@peacewright/ui';

/** How far an offering is, as a mark beside its name. */
export const OFFERING_CHIPS: Readonly<Record<OfferingState, DataState>> = {
  PLANNED: 'na',
  OPEN: 'due',
  RUNNING: 'partly',
  COMPLETED: 'met',
  CANCELLED: 'na',
};
