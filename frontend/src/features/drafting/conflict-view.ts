import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { Messages } from '@peacewright/ui';
import { Texts } from '../../app';
import { readable } from './readable';

interface Line {
  readonly text: string;
  readonly differs: boolean;
}

/** Two texts of the same thing, side by side: one's own and the one that somebody saved meanwhile. Nothing is lost. */
@Component({
  selector: 'pw-conflict',
  imports: [MatButton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section role="alert" aria-labelledby="conflict-heading">
      <h2 id="conflict-heading">{{ 'drafting.conflict.heading' | transloco }}</h2>
      <p>{{ 'drafting.conflict.what' | transloco }}</p>
    </section>
    <div class="sides">
      @for (side of sides(); track side.name) {
        <div class="side">
          <header class="pw-row">
            <h3 [id]="'conflict-' + side.name">{{ 'drafting.conflict.' + side.name | transloco }}</h3>
            <button matButton type="button" (click)="copy(side.text)">
              {{ 'drafting.conflict.copy' | transloco }}
            </button>
          </header>
          <div class="text" tabindex="0" role="region" [attr.aria-labelledby]="'conflict-' + side.name">
            @for (line of side.lines; track $index) {
              @if (line.differs) {
                <p>
                  <mark>{{ line.text }}</mark>
                </p>
              } @else {
                <p>{{ line.text }}</p>
              }
            }
          </div>
          <button matButton="outlined" type="button" (click)="choose.emit(side.name)">
            {{ 'drafting.conflict.take.' + side.name | transloco }}
          </button>
        </div>
      }
    </div>
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--pw-s4);
      padding: var(--pw-s4);
      border: 1px solid var(--pw-due-mark);
      border-radius: var(--pw-corner);
      background: var(--pw-surface);
    }
    .sides {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 14rem), 1fr));
      gap: var(--pw-s4);
    }
    .side {
      display: grid;
      grid-template-rows: auto 1fr auto;
      gap: var(--pw-s2);
    }
    .text {
      max-block-size: 26rem;
      padding: var(--pw-s3);
      overflow-y: auto;
      border: 1px solid var(--pw-line);
      border-radius: var(--pw-corner-small);
      background: var(--pw-surface-sunken);
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    .text p + p {
      margin-block-start: var(--pw-s2);
    }
    mark {
      background: var(--pw-due-soft);
      color: var(--pw-due-ink);
    }
  `,
})
export class ConflictView {
  readonly mine = input.required<unknown>();
  readonly stored = input.required<unknown>();
  readonly choose = output<'mine' | 'stored'>();
  readonly #messages = inject(Messages);
  readonly #texts = inject(Texts);
  protected readonly sides = computed(() => {
    const [mine, stored] = [readable(this.mine()), readable(this.stored())];
    return [
      { name: 'mine' as const, text: mine, lines: compared(mine, stored) },
      { name: 'stored' as const, text: stored, lines: compared(stored, mine) },
    ];
  });

  protected async copy(text: string): Promise<void> {
    await navigator.clipboard.writeText(text);
    this.#messages.say(this.#texts.text('drafting.conflict.copied'));
  }
}

function compared(text: string, other: string): readonly Line[] {
  const there = new Set(other.split('\n'));
  return text.split('\n').map((line) => ({ text: line, differs: !there.has(line) }));
}
