import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import type { SceneMedium } from '@peacewright/scenario-engine';

/** A picture, sound or film of a scene, with what it says in words. */
@Component({
  selector: 'pw-scene-media',
  imports: [TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @switch (medium().kind) {
      @case ('image') {
        <img [src]="url()" [alt]="medium().alt" />
      }
      @case ('audio') {
        <audio controls preload="metadata" [src]="url()" [attr.aria-label]="medium().alt"></audio>
      }
      @case ('video') {
        <video controls preload="metadata" [src]="url()" [attr.aria-label]="medium().alt"></video>
      }
    }
    @if (medium().transcript) {
      <details>
        <summary>{{ 'lessonView.transcript' | transloco }}</summary>
        <p dir="auto">{{ medium().transcript }}</p>
      </details>
    }
  `,
  styles: `
    :is(img, video) {
      display: block;
      max-inline-size: 100%;
      block-size: auto;
      border: 1px solid var(--pw-line);
      border-radius: var(--pw-corner);
    }
    audio {
      inline-size: 100%;
    }
    summary {
      min-block-size: 44px;
      padding-block: var(--pw-s2);
      cursor: pointer;
    }
    p {
      white-space: pre-line;
    }
  `,
})
export class SceneMedia {
  readonly medium = input.required<SceneMedium>();
  readonly url = input.required<string>();
}
