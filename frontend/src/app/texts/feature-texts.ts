import { inject } from '@angular/core';
import type { ResolveFn } from '@angular/router';
import type { TextFiles } from './text-files';
import { Texts } from './texts';

/**
 * For a feature's root route: `resolve: { texts: featureTexts('courses', { en: () => import(…), fr: … }) }`.
 * Its screens open with their texts in place, and the texts follow a change of language.
 */
export function featureTexts(feature: string, files: TextFiles): ResolveFn<boolean> {
  return async () => {
    await inject(Texts).add(feature, files);
    return true;
  };
}

/**
 * For a route whose screen comes together with its texts, not after them:
 * `resolve: { texts, screen: alongside(screen) }, loadComponent: screen`. All in one route: parents resolve first.
 */
export function alongside(screen: () => Promise<unknown>): ResolveFn<boolean> {
  return async () => {
    await screen();
    return true;
  };
}
