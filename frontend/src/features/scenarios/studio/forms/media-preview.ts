import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { ScenarioDocument } from '@peacewright/scenario-engine';
import { StudioStore } from '../edition/studio-store';

/** A picture, sound or film as it was uploaded. */
@Component({
  selector: 'pw-media-preview',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @let url = store.fileUrl(medium().file);
    @switch (medium().kind) {
      @case ('image') {
        <img [src]="url" [alt]="alt()" />
      }
      @case ('audio') {
        <audio controls preload="none" [src]="url" [attr.aria-label]="alt()"></audio>
      }
      @case ('video') {
        <video controls preload="none" [src]="url" [attr.aria-label]="alt()"></video>
      }
    }
  `,
  styles: `
    img,
    video {
      max-inline-size: min(16rem, 100%);
      border-radius: var(--pw-corner-small);
    }
  `,
})
export class MediaPreview {
  readonly medium = input.required<ScenarioDocument['media'][number]>();
  readonly alt = input.required<string>();
  protected readonly store = inject(StudioStore);
}
