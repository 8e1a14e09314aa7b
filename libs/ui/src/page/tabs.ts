import { afterNextRender, DestroyRef, Directive, ElementRef, inject, Injector } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router } from '@angular/router';
import { filter } from 'rxjs';

/**
 * Views of one thing as links with `routerLinkActive`. Where they do not fit they scroll sideways, and the one shown is
 * brought into sight. Styled by `.pw-tabs`.
 */
@Directive({ selector: 'nav[pwTabs]', host: { class: 'pw-tabs pw-no-print' } })
export class Tabs {
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;

  constructor() {
    const injector = inject(Injector);
    const reveal = (): void => void setTimeout(() => this.#reveal());
    afterNextRender(reveal);
    inject(Router)
      .events.pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(inject(DestroyRef)),
      )
      .subscribe(() => afterNextRender(reveal, { injector }));
  }

  #reveal(): void {
    const shown = this.#host.querySelector('[aria-current=page]')?.getBoundingClientRect();
    if (shown === undefined) return;
    const frame = this.#host.getBoundingClientRect();
    const beyond = Math.min(0, shown.left - frame.left) || Math.max(0, shown.right - frame.right);
    this.#host.scrollBy({ left: beyond });
  }
}
