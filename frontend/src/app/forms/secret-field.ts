import { booleanAttribute, ChangeDetectionStrategy, Component, input, signal } from '@angular/core';
import { ReactiveFormsModule, type FormControl } from '@angular/forms';
import { MatIconButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '@peacewright/ui';

/**
 * A field for a password or PIN, which can be looked at. `numeric` brings up the keypad of a tablet, and takes out the blanks
 * that slips part their figures by.
 */
@Component({
  selector: 'pw-secret-field',
  imports: [Icon, MatFormFieldModule, MatIconButton, MatInput, ReactiveFormsModule, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <mat-form-field>
      <mat-label>{{ label() }}</mat-label>
      <input
        matInput
        required
        [type]="visible() ? 'text' : 'password'"
        [formControl]="control()"
        [attr.autocomplete]="autocomplete()"
        [attr.inputmode]="numeric() ? 'numeric' : null"
        autocapitalize="none"
        spellcheck="false"
        (input)="unpart($event)"
      />
      <button
        matIconButton
        matSuffix
        type="button"
        [attr.aria-label]="'frame.showSecret' | transloco"
        [attr.aria-pressed]="visible()"
        (click)="visible.set(!visible())"
      >
        <pw-icon [name]="visible() ? 'not-visible' : 'visible'" />
      </button>
      @if (hint(); as text) {
        <mat-hint>{{ text }}</mat-hint>
      }
      <mat-error>{{ error() }}</mat-error>
    </mat-form-field>
  `,
  styles: `
    mat-form-field {
      inline-size: 100%;
    }
    button {
      margin-inline-end: var(--pw-s1);
    }
  `,
})
export class SecretField {
  readonly control = input.required<FormControl<string>>();
  readonly label = input.required<string>();
  readonly error = input.required<string>();
  readonly hint = input<string>();
  readonly autocomplete = input<'current-password' | 'new-password' | 'off'>('off');
  readonly numeric = input(false, { transform: booleanAttribute });
  protected readonly visible = signal(false);

  protected unpart({ target }: Event): void {
    if (!this.numeric() || !(target instanceof HTMLInputElement) || !/\s/.test(target.value)) return;
    this.control().setValue(target.value.replace(/\s+/g, ''));
  }
}
