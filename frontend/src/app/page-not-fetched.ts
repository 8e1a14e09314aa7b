import { ErrorHandler, inject, Injectable, Injector } from '@angular/core';
import { Router, type NavigationError } from '@angular/router';
import { Messages } from '@peacewright/ui';
import { Texts } from './texts/texts';

/** What browsers say when the script of a page does not come. */
const NOT_FETCHED = /dynamically imported module|importing a module script/i;

/**
 * The script of a page could not be fetched. Without a line the person stays where they are, is told, and may try again;
 * with one the installation has a newer product than what runs here, and the page is fetched as a whole.
 */
export function pageNotFetched({ error, url }: NavigationError): void {
  const [messages, router, texts] = [inject(Messages), inject(Router), inject(Texts)];
  // The very first page has nothing to stay on, and fetching it whole again would go round in circles.
  if (!router.navigated || !(error instanceof Error) || !NOT_FETCHED.test(error.message)) return;
  const tell = (): void => {
    messages.say({
      text: texts.text('ui.pageNotFetched'),
      action: { label: texts.text('ui.tryAgain'), run: () => void router.navigateByUrl(url) },
    });
  };
  fetch('/api/health/live').then(() => {
    location.assign(url);
  }, tell);
}

/** A dialog or another part of a page that is fetched when it is first needed did not come: said, not passed over in silence. */
@Injectable()
export class TellsWhatDidNotCome extends ErrorHandler {
  // Asked for when needed: what tells the person is made after what handles errors.
  readonly #injector = inject(Injector);

  override handleError(error: unknown): void {
    if (error instanceof Error && NOT_FETCHED.test(error.message))
      this.#injector.get(Messages).say(this.#injector.get(Texts).text('ui.partNotFetched'));
    super.handleError(error);
  }
}
