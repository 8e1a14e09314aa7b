import { HttpClient } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, type OnInit, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import type { ContingentDto } from '@peacewright/api-client';
import { firstValueFrom } from 'rxjs';
import { ProblemPanel } from '../../app';
import { Attempt } from './attempt';
import { required } from './words';

/** Name and type of a contingent, for all its rotations. */
@Component({
  selector: 'pw-contingent-form',
  imports: [MatButton, MatFormFieldModule, MatInput, ProblemPanel, ReactiveFormsModule, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="pw-fields" [formGroup]="form" (ngSubmit)="save()">
      <h2>{{ 'contingents.contingent' | transloco }}</h2>
      <p class="pw-quiet">{{ 'contingents.form.renameHint' | transloco }}</p>
      <mat-form-field>
        <mat-label>{{ 'contingents.form.contingentName' | transloco }}</mat-label>
        <input matInput required formControlName="name" maxlength="120" autocomplete="off" />
      </mat-form-field>
      <mat-form-field>
        <mat-label>{{ 'contingents.form.unitType' | transloco }}</mat-label>
        <input matInput required formControlName="unitType" maxlength="80" autocomplete="off" />
        <mat-hint>{{ 'contingents.form.unitTypeHint' | transloco }}</mat-hint>
      </mat-form-field>
      <pw-problem-panel [error]="problem()" />
      <div class="pw-row">
        <button matButton="outlined" type="submit" [disabled]="busy() || form.pristine">
          {{ 'contingents.form.rename' | transloco }}
        </button>
      </div>
    </form>
  `,
  styles: `
    form {
      max-inline-size: 960px;
      margin-block-start: var(--pw-s6);
      padding-block-start: var(--pw-s5);
      border-block-start: 1px solid var(--pw-line);
    }
  `,
})
export class ContingentForm implements OnInit {
  readonly #http = inject(HttpClient);
  readonly contingent = input.required<ContingentDto>();
  readonly saved = output();
  readonly #attempt = new Attempt();
  protected readonly busy = this.#attempt.busy;
  protected readonly problem = this.#attempt.problem;
  protected readonly form = inject(NonNullableFormBuilder).group({ name: ['', required], unitType: ['', required] });

  ngOnInit(): void {
    this.form.reset(this.contingent());
  }

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    if (!this.form.valid) return;
    const { id, version } = this.contingent();
    const saved = await this.#attempt.of(() =>
      firstValueFrom(this.#http.patch(`/api/contingents/${id}`, { ...this.form.getRawValue(), version })),
    );
    if (!saved) return;
    this.form.markAsPristine();
    this.saved.emit();
  }
}
