import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  inject,
  Injector,
  input,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import { ApiProblem, ProblemPanel } from '../../../app';
import { CoursesApi } from '../api/courses-api';
import type { Centre } from '../../drafting';

/**
 * Copies a reference course or module to a centre and opens the copy. A centre that already has one of that code is
 * asked for another code, so that the same origin can be copied more than once.
 */
@Component({
  selector: 'pw-copy-to',
  imports: [MatButton, ProblemPanel, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (error(); as thrown) {
      <pw-problem-panel [error]="thrown" />
    }
    @if (taken(); as now) {
      <form class="form" (submit)="again($event, now.centre)">
        <p class="pw-small" role="alert">
          {{ 'courses.codeTaken' | transloco: { centre: now.centre.name, code: now.code } }}
        </p>
        <label>
          <span>{{ 'courses.codeOfCopy' | transloco }}</span>
          <input
            name="code"
            required
            maxlength="20"
            pattern="[A-Za-z][A-Za-z0-9.\\-]*"
            autocapitalize="characters"
            autocomplete="off"
            [value]="code() + '-2'"
          />
        </label>
        <div class="pw-row">
          <button matButton="outlined" type="submit" [disabled]="busy()">{{ 'courses.copy' | transloco }}</button>
          <button matButton type="button" (click)="taken.set(undefined)">{{ 'ui.cancel' | transloco }}</button>
        </div>
      </form>
    } @else {
      @for (centre of centres(); track centre.id) {
        <button matButton class="pw-flush" type="button" [disabled]="busy()" (click)="copy(centre)">
          {{ 'courses.copyTo' | transloco: { centre: centre.name } }}
        </button>
      }
    }
  `,
  styleUrl: '../../drafting/form.scss',
  styles: `
    :host {
      display: grid;
      justify-items: start;
      gap: var(--pw-s2);
    }
    .form {
      justify-self: stretch;
      gap: var(--pw-s3);
    }
  `,
})
export class CopyTo {
  readonly kind = input.required<'course' | 'module'>();
  readonly origin = input.required<string>();
  readonly code = input.required<string>();
  readonly centres = input.required<readonly Centre[]>();
  readonly #api = inject(CoursesApi);
  readonly #router = inject(Router);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #injector = inject(Injector);
  protected readonly busy = signal(false);
  protected readonly error = signal<unknown>(undefined);
  protected readonly taken = signal<{ centre: Centre; code: string } | undefined>(undefined);

  protected again(event: Event, centre: Centre): void {
    event.preventDefault();
    const code = new FormData(event.target as HTMLFormElement).get('code');
    if (typeof code === 'string') void this.copy(centre, code.trim().toUpperCase());
  }

  protected async copy(centre: Centre, code?: string): Promise<void> {
    const wish = { centreId: centre.id, ...(code !== undefined && { code }) };
    this.busy.set(true);
    this.error.set(undefined);
    try {
      if (this.kind() === 'course')
        await this.#router.navigate(['/courses', (await this.#api.copyCourse(this.origin(), wish)).id]);
      else await this.#router.navigate(['/courses/modules', (await this.#api.copyModule(this.origin(), wish)).id]);
    } catch (error) {
      if (error instanceof ApiProblem && error.code === 'code.taken') this.#ask(centre, code ?? this.code());
      else this.error.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  #ask(centre: Centre, code: string): void {
    this.taken.set({ centre, code });
    afterNextRender(
      () => {
        this.#host.nativeElement.querySelector('input')?.select();
      },
      { injector: this.#injector },
    );
  }
}
