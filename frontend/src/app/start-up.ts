import { ApplicationRef, inject, Injectable, signal } from '@angular/core';
import { nextTask } from '@peacewright/ui';
import { drawAtOnce } from './draw-at-once';
import { leadToFirstWrong } from './forms/first-wrong';
import { refuseInOwnWords } from './forms/own-words';
import { Instance } from './instance/instance';
import { Session } from './session/session';
import { Texts } from './texts/texts';

/** What kept the application from learning who and where it is; shown instead of any screen. */
@Injectable({ providedIn: 'root' })
export class StartProblem {
  readonly error = signal<unknown>(undefined);
}

/** Before the first screen: texts, what this installation is, and who is signed in, all at once. */
export async function startUp(): Promise<void> {
  const [texts, instance, session, problem] = [inject(Texts), inject(Instance), inject(Session), inject(StartProblem)];
  const app = inject(ApplicationRef);
  // Stands around every screen, so it need not wait until the router asks for it.
  import('./frame/frame').catch(() => undefined);
  const asked = Promise.all([instance.load(), session.load()]).catch((error: unknown) => {
    problem.error.set(error);
  });
  await Promise.all([texts.start(), asked]);
  leadToFirstWrong(document);
  refuseInOwnWords(document, texts);
  drawAtOnce(document, app);
  await nextTask();
}
