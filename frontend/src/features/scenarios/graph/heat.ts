import type { GraphHeat } from './graph';

const STEPS = [0.02, 0.1, 0.25, 0.5] as const;

/** The step of the scale for a share from nothing to all; more than all is as warm as all. */
export function heatLevel(share: number): GraphHeat['level'] {
  const level = STEPS.filter((step) => share >= step).length;
  // There are as many steps as levels above none.
  return level as GraphHeat['level'];
}
