import { ChangeDetectionStrategy, Component, computed, inject, input, type OnInit, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RollDto, SubUnitDto } from '@peacewright/api-client';
import { Confirm } from '@peacewright/ui';
import { ProblemPanel, Texts } from '../../../app';
import { Attempt } from '../attempt';
import { required } from '../words';
import { sectionsOf } from './roll-tree';
import { RotationStore } from './rotation-store';

/** Names a sub-unit anew, hangs it elsewhere in the tree, or removes it once nothing stands in it. */
@Component({
  selector: 'pw-sub-unit-form',
  imports: [MatButton, MatFormFieldModule, MatInput, ProblemPanel, ReactiveFormsModule, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="pw-sheet pw-fields" [formGroup]="form" (ngSubmit)="save()">
      <mat-form-field>
        <mat-label>{{ 'contingents.roll.subUnitName' | transloco }}</mat-label>
        <input matInput required formControlName="name" maxlength="80" autocomplete="off" />
      </mat-form-field>
      <mat-form-field>
        <mat-label>{{ 'contingents.roll.below' | transloco }}</mat-label>
        <select matNativeControl formControlName="parentId">
          <option value="">{{ 'contingents.roll.top' | transloco }}</option>
          @for (one of parents(); track one.id) {
            <option [value]="one.id">{{ one.path }}</option>
          }
        </select>
      </mat-form-field>
      @if (used()) {
        <p class="pw-quiet pw-small">{{ 'contingents.roll.subUnitUsed' | transloco }}</p>
      }
      <pw-problem-panel [error]="problem()" />
      <div class="pw-row">
        <button matButton="filled" type="submit" [disabled]="busy()">{{ 'contingents.form.save' | transloco }}</button>
        @if (!used()) {
          <button matButton type="button" [disabled]="busy()" (click)="remove()">
            {{ 'contingents.roll.removeSubUnit' | transloco }}
          </button>
        }
        <button matButton type="button" (click)="done.emit()">{{ 'contingents.form.cancel' | transloco }}</button>
      </div>
    </form>
  `,
  styles: `
    form {
      margin-block-end: var(--pw-s3);
    }
  `,
})
export class SubUnitForm implements OnInit {
  readonly roll = input.required<RollDto>();
  readonly unit = input.required<SubUnitDto>();
  readonly done = output();
  readonly #store = inject(RotationStore);
  readonly #confirm = inject(Confirm);
  readonly #texts = inject(Texts);
  readonly #attempt = new Attempt();
  protected readonly busy = this.#attempt.busy;
  protected readonly problem = this.#attempt.problem;
  /** Everything but the unit itself and what hangs below it. */
  protected readonly parents = computed(() => {
    const own = sectionsOf(this.roll()).find(({ unit }) => unit?.id === this.unit().id)?.path ?? '';
    return sectionsOf(this.roll()).flatMap(({ unit, path }) =>
      unit && path !== own && !path.startsWith(`${own} / `) ? [{ id: unit.id, path }] : [],
    );
  });
  /** Ended posts keep their sub-unit: their past is told with it. */
  protected readonly used = computed(
    () =>
      this.roll().posts.some(({ subUnitId }) => subUnitId === this.unit().id) ||
      this.roll().subUnits.some(({ parentId }) => parentId === this.unit().id),
  );
  protected readonly form = inject(NonNullableFormBuilder).group({ name: ['', required], parentId: '' });

  ngOnInit(): void {
    this.form.reset({ name: this.unit().name, parentId: this.unit().parentId ?? '' });
  }

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    if (!this.form.valid) return;
    const { name, parentId } = this.form.getRawValue();
    await this.#try(() =>
      this.#store.send('patch', `/api/sub-units/${this.unit().id}`, {
        name,
        ...(parentId !== '' && { parentId }),
        version: this.unit().version,
      }),
    );
  }

  protected async remove(): Promise<void> {
    const sure = await this.#confirm.ask({
      heading: this.#texts.text('contingents.roll.removeSubUnit'),
      body: this.unit().name,
      verb: this.#texts.text('contingents.roll.removeSubUnit'),
      destructive: true,
    });
    if (sure) await this.#try(() => this.#store.send('delete', `/api/sub-units/${this.unit().id}`));
  }

  async #try(act: () => Promise<unknown>): Promise<void> {
    if (await this.#attempt.of(act)) this.done.emit();
  }
}
