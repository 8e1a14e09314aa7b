import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';
import { applyStoredAppearance } from './app/theme/appearance';

// Before the first paint, so that a page chosen dark never flashes light.
applyStoredAppearance(document.documentElement, localStorage);

bootstrapApplication(App, appConfig).catch((error: unknown) => {
  console.error(error);
});
