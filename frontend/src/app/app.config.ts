import { provideHttpClient, withInterceptors } from '@angular/common/http';
import {
  ErrorHandler,
  inject,
  isDevMode,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
  type ApplicationConfig,
} from '@angular/core';
import {
  provideRouter,
  TitleStrategy,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
} from '@angular/router';
import { provideTransloco } from '@jsverse/transloco';
import { UI_LANGUAGE } from '@peacewright/ui';
import { routes } from './app.routes';
import { PageTitle } from './frame/page-title';
import { aheadInterceptor } from './http/ahead';
import { apiInterceptor } from './http/api.interceptor';
import { pageNotFetched, TellsWhatDidNotCome } from './page-not-fetched';
import { startUp } from './start-up';
import { languages } from './texts/languages';
import { TextFileRegistry } from './texts/text-files';
import { Texts } from './texts/texts';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    { provide: ErrorHandler, useClass: TellsWhatDidNotCome },
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'enabled' }),
      withNavigationErrorHandler(pageNotFetched),
    ),
    provideHttpClient(withInterceptors([aheadInterceptor, apiInterceptor])),
    provideTransloco({
      config: {
        availableLangs: languages.map(({ code }) => code),
        defaultLang: 'en',
        reRenderOnLangChange: true,
        prodMode: !isDevMode(),
      },
      loader: TextFileRegistry,
    }),
    { provide: UI_LANGUAGE, useFactory: () => inject(Texts).language },
    { provide: TitleStrategy, useExisting: PageTitle },
    provideAppInitializer(startUp),
  ],
};
