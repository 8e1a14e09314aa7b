import { inject, Injectable, Injector } from '@angular/core';

/** What is asked before an act. Words are already translated; `body` says what will be lost or changed. */
export interface Question {
  readonly heading: string;
  readonly body: string;
  /** The act's verb, on the button: "Delete", "Publish"; never "OK". */
  readonly verb: string;
  readonly destructive?: boolean;
}

/** Asks before an act that cannot be undone. The dialog is fetched when it is first needed. */
@Injectable({ providedIn: 'root' })
export class Confirm {
  readonly #injector = inject(Injector);

  /** True when the person chose the act; false when they cancelled, pressed Escape or left. */
  async ask(question: Question): Promise<boolean> {
    const { openConfirmDialog } = await import('./confirm-dialog');
    return openConfirmDialog(this.#injector, question);
  }
}
