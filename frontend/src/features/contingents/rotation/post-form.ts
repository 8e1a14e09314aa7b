import { ChangeDetectionStrategy, Component, computed, inject, input, type OnInit, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PostDto, RollDto, SubUnitDto } from '@peacewright/api-client';
import { Confirm } from '@peacewright/ui';
import { ProblemPanel, Texts } from '../../../app';
import { Attempt } from '../attempt';
import { BANDS, CATEGORIES, required } from '../words';
import { sectionsOf } from './roll-tree';
import { RotationStore } from './rotation-store';

/** A new post, in a sub-unit that is there or made with it; or the changing and ending of one. */
@Component({
  selector: 'pw-post-form',
  imports: [MatButton, MatFormFieldModule, MatInput, ProblemPanel, ReactiveFormsModule, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="pw-sheet pw-fields" [formGroup]="form" (ngSubmit)="save()">
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
      <mat-form-field>
        <mat-label>{{ 'contingents.roll.requiredLanguage' | transloco }}</mat-label>
        <input matInput formControlName="requiredLanguage" maxlength="3" autocomplete="off" spellcheck="false" />
        <mat-hint>{{ 'contingents.roll.requiredLanguageHint' | transloco }}</mat-hint>
        <mat-error>{{ 'contingents.roll.requiredLanguageHint' | transloco }}</mat-error>
      </mat-form-field>
      <label class="key">
        <input type="checkbox" formControlName="isKey" />
        {{ 'contingents.roll.isKey' | transloco }}
      </label>
      @if (post() && held()) {
        <p class="pw-quiet pw-small">{{ 'contingents.roll.endPostHeld' | transloco }}</p>
      }
      <pw-problem-panel [error]="problem()" />
      <div class="pw-row">
        <button matButton="filled" type="submit" [disabled]="busy()">
          {{ (post() ? 'contingents.form.save' : 'contingents.roll.addPost') | transloco }}
        </button>
        @if (post() && !held()) {
          <button matButton type="button" [disabled]="busy()" (click)="end()">
            {{ 'contingents.roll.endPost' | transloco }}
          </button>
        }
        <button matButton type="button" (click)="done.emit()">{{ 'contingents.form.cancel' | transloco }}</button>
      </div>
    </form>
  `,
  styles: `
    form {
      margin-block-end: var(--pw-s4);
    }
    .key {
      display: flex;
      align-items: center;
      gap: var(--pw-s2);
      min-block-size: 56px;
    }
    .key input {
      inline-size: 20px;
      block-size: 20px;
      accent-color: var(--pw-action);
    }
  `,
})
export class PostForm implements OnInit {
  readonly roll = input.required<RollDto>();
  /** There when a post is changed. */
  readonly post = input<PostDto>();
  readonly done = output();
  readonly #store = inject(RotationStore);
  readonly #confirm = inject(Confirm);
  readonly #texts = inject(Texts);
  protected readonly categories = CATEGORIES;
  protected readonly bands = BANDS;
  readonly #attempt = new Attempt();
  protected readonly busy = this.#attempt.busy;
  protected readonly problem = this.#attempt.problem;
  protected readonly units = computed(() =>
    sectionsOf(this.roll()).flatMap(({ unit, path }) => (unit ? [{ id: unit.id, path }] : [])),
  );
  /** Somebody holds it or stands behind it: only a post that nobody holds can end. */
  protected readonly held = computed(() => this.post()?.entries.some((entry) => entry.status !== 'REPLACED') ?? false);
  protected readonly form = inject(NonNullableFormBuilder).group({
    code: ['', required],
    title: ['', required],
    category: 'MIL_CONTINGENT',
    rankBand: '',
    subUnitId: '',
    newSubUnit: '',
    requiredLanguage: ['', Validators.pattern(/^[a-z]{2,3}$/)],
    isKey: false,
  });

  ngOnInit(): void {
    const post = this.post();
    if (!post) {
      // Who is posted one by one is an observer oftener than anything else, and never of a contingent.
      const { rotation } = this.#store;
      if (rotation.hasValue() && rotation.value().kind === 'POSTINGS') this.form.controls.category.setValue('MEOM');
      return;
    }
    this.form.reset({
      ...post,
      rankBand: post.rankBand ?? '',
      subUnitId: post.subUnitId ?? '',
      requiredLanguage: post.requiredLanguage ?? '',
    });
  }

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    if (!this.form.valid) return;
    await this.#try(async () => {
      const { rankBand, newSubUnit, code, title, category, isKey, requiredLanguage } = this.form.getRawValue();
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
      const wish = {
        code,
        title,
        category,
        isKey,
        ...(rankBand !== '' && { rankBand }),
        ...(subUnitId !== '' && { subUnitId }),
        ...(requiredLanguage !== '' && { requiredLanguage }),
      };
      const post = this.post();
      if (post) await this.#store.send('patch', `/api/posts/${post.id}`, { ...wish, version: post.version });
      else await this.#store.send('post', `/api/rotations/${this.#store.id()}/posts`, wish);
    });
  }

  protected async end(): Promise<void> {
    const post = this.post();
    if (!post) return;
    const sure = await this.#confirm.ask({
      heading: this.#texts.text('contingents.roll.endPost'),
      body: this.#texts.text('contingents.roll.endPostBody', { post: post.title }),
      verb: this.#texts.text('contingents.roll.endPost'),
      destructive: true,
    });
    if (sure) await this.#try(() => this.#store.send('post', `/api/posts/${post.id}/end`, {}));
  }

  async #try(act: () => Promise<unknown>): Promise<void> {
    if (await this.#attempt.of(act)) this.done.emit();
  }
}
