import { defineConfig } from '@playwright/test';
import journeys from './playwright.config';

/** Lighthouse on the built product with its demonstration: `npm run lighthouse`. Apart from the journeys, because it needs a quiet machine. */
export default defineConfig({
  ...journeys,
  testDir: 'lighthouse',
  outputDir: '../test-results/lighthouse',
  reporter: 'list',
  timeout: 600_000,
});
