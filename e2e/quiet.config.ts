import { defineConfig } from '@playwright/test';
import journeys from './playwright.config';

/**
 * What can be measured on a quiet machine only, on the built product with its demonstration: Lighthouse (`npm run lighthouse`)
 * and typing in a large scenario (`npm run typing`). Apart from the journeys, which hold on a busy one.
 */
export default defineConfig({
  ...journeys,
  testDir: 'quiet',
  outputDir: '../test-results/quiet',
  reporter: 'list',
  timeout: 600_000,
});
