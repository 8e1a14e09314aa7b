import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { WrittenWay } from '@peacewright/scenario-engine/editing';
import { Icon } from '@peacewright/ui';
import { StudioStore } from '../edition/studio-store';
import { UNCHANGED } from '../edition/unchanged';
import { entryName } from '../names';
import { askedOf, constantOf, ELAPSED, firstValue, sourceOfConstant, type Constant } from './values';
import { ValueInput } from './value-input';

type Effect = WrittenWay['effects'][number];

/** What a way changes, one after the other: a value that is set, or a number that is added. */
@Component({
  selector: 'pw-effects',
  imports: [Icon, MatButton, TranslocoPipe, ValueInput],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <fieldset>
      <legend>{{ 'studioForms.effects.heading' | transloco }}</legend>
      @for (line of lines(); track $index; let at = $index) {
        <div class="line">
          <select
            [attr.aria-label]="'studioForms.effects.what' | transloco: { n: at + 1 }"
            [disabled]="!store.editable()"
            (change)="choose(at, $event)"
          >
            @for (one of variables(); track one.id) {
              <option [value]="one.id" [selected]="one.id === line.of.id">{{ one.name }}</option>
            }
          </select>
          <select
            [attr.aria-label]="'studioForms.effects.how' | transloco: { n: at + 1 }"
            [disabled]="!store.editable()"
            (change)="how(at, line.of.id, $event)"
          >
            <option value="set" [selected]="line.how === 'set'">{{ 'studioForms.effects.set' | transloco }}</option>
            @if (line.of.type === 'integer') {
              <option value="add" [selected]="line.how === 'add'">{{ 'studioForms.effects.add' | transloco }}</option>
            }
            <option value="code" [selected]="line.how === 'code'">{{ 'studioForms.effects.code' | transloco }}</option>
            @if (line.of.type === 'integer') {
              <option value="addCode" [selected]="line.how === 'addCode'">
                {{ 'studioForms.effects.addCode' | transloco }}
              </option>
            }
          </select>
          @if (line.value !== null) {
            <pw-value-input
              [of]="line.of"
              [value]="line.value"
              [label]="'studioForms.effects.value' | transloco: { n: at + 1 }"
              (give)="value(at, $event)"
            />
          } @else {
            <input
              type="text"
              class="code"
              spellcheck="false"
              maxlength="500"
              [attr.aria-label]="'studioForms.effects.value' | transloco: { n: at + 1 }"
              [value]="line.source"
              [disabled]="!store.editable()"
              (change)="code(at, $event)"
            />
          }
          @if (store.editable()) {
            <button
              class="icon"
              type="button"
              [attr.aria-label]="'studioForms.effects.remove' | transloco: { n: at + 1 }"
              (click)="remove(at)"
            >
              <pw-icon name="delete" />
            </button>
          }
        </div>
      } @empty {
        <p class="pw-small pw-quiet">
          {{ (variables().length === 0 ? 'studioForms.effects.noVariables' : 'studioForms.effects.none') | transloco }}
        </p>
      }
      @if (store.editable() && variables().length > 0) {
        <div>
          <button matButton type="button" (click)="add()">{{ 'studioForms.effects.addOne' | transloco }}</button>
        </div>
      }
    </fieldset>
  `,
  styleUrls: ['../../../drafting/form.scss', './parts.scss'],
})
export class EffectsForm {
  readonly effects = input.required<readonly Effect[]>();
  /** Answers whether it was taken. */
  readonly accept = input.required<(effects: Effect[]) => boolean>();
  protected readonly store = inject(StudioStore);
  protected readonly variables = computed(() => {
    const document = this.store.document();
    return (document?.variables ?? []).map(({ id }) => ({
      id,
      name: document ? entryName(document, 'variables', id) : id,
    }));
  }, UNCHANGED);
  protected readonly lines = computed(() => {
    const document = this.store.document();
    return this.effects().map((effect) => {
      const id = 'set' in effect ? effect.set : effect.add;
      const source = 'set' in effect ? effect.to : effect.by;
      const of = (document && askedOf(document, id)) ?? { ...ELAPSED, id };
      const constant = constantOf(source);
      const value = constant !== null && typeof constant === TYPES[of.type] ? constant : null;
      const how = 'set' in effect ? (value === null ? 'code' : 'set') : value === null ? 'addCode' : 'add';
      return { of, source, value, how };
    });
  }, UNCHANGED);

  protected add(): void {
    const [first] = this.variables();
    if (first) this.accept()([...this.effects(), this.#first(first.id)]);
  }

  protected remove(at: number): void {
    this.accept()(this.effects().filter((_, index) => index !== at));
  }

  protected choose(at: number, event: Event): void {
    this.#put(at, this.#first((event.target as HTMLSelectElement).value));
  }

  protected how(at: number, id: string, event: Event): void {
    const document = this.store.document();
    const asked = document && askedOf(document, id);
    if (!document || !asked) return;
    const how = (event.target as HTMLSelectElement).value;
    const first = sourceOfConstant(how === 'add' ? 1 : firstValue(document, asked));
    if (how === 'add') this.#put(at, { add: id, by: first });
    else if (how === 'addCode') this.#put(at, { add: id, by: `${id} + 1` });
    // A sum that begins as what it is now: something to write on.
    else this.#put(at, { set: id, to: how === 'code' ? id : first });
  }

  protected value(at: number, value: Constant): void {
    this.#source(at, sourceOfConstant(value));
  }

  protected code(at: number, event: Event): void {
    const field = event.target as HTMLInputElement;
    const source = field.value.trim();
    if (source === '' || !this.#source(at, source)) field.setAttribute('aria-invalid', 'true');
    else field.removeAttribute('aria-invalid');
  }

  #source(at: number, source: string): boolean {
    const effect = this.effects()[at];
    if (!effect) return false;
    return this.#put(at, 'set' in effect ? { ...effect, to: source } : { ...effect, by: source });
  }

  #first(id: string): Effect {
    const document = this.store.document();
    const asked = document && askedOf(document, id);
    if (asked?.type === 'integer') return { add: id, by: '1' };
    return { set: id, to: document && asked ? sourceOfConstant(firstValue(document, asked)) : 'true' };
  }

  #put(at: number, effect: Effect): boolean {
    return this.accept()(this.effects().map((one, index) => (index === at ? effect : one)));
  }
}

const TYPES = { boolean: 'boolean', integer: 'number', choice: 'string' } as const;
