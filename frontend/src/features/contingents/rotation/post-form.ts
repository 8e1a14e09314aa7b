import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import type { RollDto, SubUnitDto } from '@peacewright/api-client';
import { ProblemPanel } from '../../../app';
import { BANDS, CATEGORIES, required } from '../words';
import { sectionsOf } from './roll-tree';
import { RotationStore } from './rotation-store';

/** A new post, in a sub-unit that is there or made with it. */
@Component({
  selector: 'pw-post-form',
  imports: [MatButton, MatFormFieldModule, MatInput, ProblemPanel, ReactiveFormsModule, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="pw-sheet" [formGroup]="form" (ngSubmit)="save()">
      <mat-form-field>
        <mat-label>{{ 'contingents.roll.code' | transloco }}</mat-label>
        <input matInput required formControlName="code" maxlength="40" autocomplete="off" />
      </mat-form-field>
      <mat-form-field>
        <mat-label>{{ 'contingents.roll.postTitle' | transloco }}</mat-label>
        <input matInput required formControlName="title" maxlength="120" autocomplete="off" />
      </mat-form-field>
      <mat-form-field>
        <mat-label>{{ 'contingents.person.category' | transloco }}</mat-label>
        <select matNativeControl formControlName="category">
          @for (one of categories; track one) {
            <option [value]="one">{{ 'contingents.categories.' + one | transloco }}</option>
          }
        </select>
      </mat-form-field>
      <mat-form-field>
        <mat-label>{{ 'contingents.ranks.band' | transloco }}</mat-label>
        <select matNativeControl formControlName="rankBand">
          <option value="">—</option>
          @for (one of bands; track one) {
            <option [value]="one">{{ 'contingents.bands.' + one | transloco }}</option>
          }
        </select>
      </mat-form-field>
      <mat-form-field>
        <mat-label>{{ 'contingents.roll.subUnit' | transloco }}</mat-label>
        <select matNativeControl formControlName="subUnitId">
          <option value="">{{ 'contingents.roll.outside' | transloco }}</option>
          @for (one of units(); track one.id) {
            <option [value]="one.id">{{ one.path }}</option>
          }
        </select>
      </mat-form-field>
      <mat-form-field>
        <mat-label>{{ 'contingents.roll.newSubUnit' | transloco }}</mat-label>
        <input matInput formControlName="newSubUnit" maxlength="80" autocomplete="off" />
        <mat-hint>{{ 'contingents.roll.newSubUnitHint' | transloco }}</mat-hint>
      </mat-form-field>
      <pw-problem-panel [error]="problem()" />
      <div class="pw-row">
        <button matButton="filled" type="submit" [disabled]="busy()">
          {{ 'contingents.roll.addPost' | transloco }}
        </button>
        <button matButton type="button" (click)="done.emit()">{{ 'contingents.form.cancel' | transloco }}</button>
      </div>
    </form>
  `,
  styles: `
    form {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 220px), 1fr));
      align-items: start;
      gap: var(--pw-s3);
      margin-block-end: var(--pw-s4);
    }
    pw-problem-panel,
    .pw-row {
      grid-column: 1 / -1;
    }
  `,
})
export class PostForm {
  readonly roll = input.required<RollDto>();
  readonly done = output();
  readonly #store = inject(RotationStore);
  protected readonly categories = CATEGORIES;
  protected readonly bands = BANDS;
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly units = computed(() =>
    sectionsOf(this.roll()).flatMap(({ unit, path }) => (unit ? [{ id: unit.id, path }] : [])),
  );
  protected readonly form = inject(NonNullableFormBuilder).group({
    code: ['', required],
    title: ['', required],
    category: 'MIL_CONTINGENT',
    rankBand: '',
    subUnitId: '',
    newSubUnit: '',
  });

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    if (!this.form.valid) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      const { rankBand, newSubUnit, code, title, category } = this.form.getRawValue();
      let { subUnitId } = this.form.getRawValue();
      if (newSubUnit.trim() !== '') {
        const unit = await this.#store.send<SubUnitDto>('post', `/api/rotations/${this.#store.id()}/sub-units`, {
          name: newSubUnit.trim(),
          ...(subUnitId !== '' && { parentId: subUnitId }),
        });
        subUnitId = unit.id;
        // Should the post be refused, the sub-unit is there and is not made twice.
        this.form.patchValue({ subUnitId, newSubUnit: '' });
      }
      await this.#store.send('post', `/api/rotations/${this.#store.id()}/posts`, {
        code,
        title,
        category,
        isKey: false,
        ...(rankBand !== '' && { rankBand }),
        ...(subUnitId !== '' && { subUnitId }),
      });
      this.done.emit();
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.busy.set(false);
    }
  }
}
