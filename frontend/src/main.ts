import { bootstrapApplication } from '@angular/platform-browser';
import { App } from './app/app';
import { appConfig } from './app/app.config';

// The scripts have been read in this task; the application begins in one of its own.
setTimeout(() => {
  bootstrapApplication(App, appConfig).catch((error: unknown) => {
    console.error(error);
  });
});
