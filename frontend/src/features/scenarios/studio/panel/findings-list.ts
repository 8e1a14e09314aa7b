import {
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { compileScenario, SEVERITIES, type Finding } from '@peacewright/scenario-engine';
import { placeOf, type Place } from '@peacewright/scenario-engine/editing';
import { formatNumber, Icon } from '@peacewright/ui';
import { Texts } from '../../../../app';
import { StudioStore } from '../edition/studio-store';
import { toldFinding } from '../proof/told-finding';
import { ProblemWords } from './problem-words';
import { ReplayView } from './replay-view';

/** Findings of a kind that are shown at first. */
const FIRST = 20;

/** What the proof found: sentences that lead to their place, and paths that can be played. */
@Component({
  selector: 'pw-findings-list',
  imports: [Icon, MatButton, ProblemWords, ReplayView, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <p class="pw-small pw-quiet" role="status">
      @if (store.proofs.failed()) {
        {{ 'studio.proof.failed' | transloco }}
      } @else if (store.proofs.working()) {
        {{ 'studio.proof.working' | transloco: { n: grouped(store.proofs.explored()) } }}
      } @else if (proof(); as done) {
        {{
          (done.problems.length > 0
            ? 'studio.proof.senseless'
            : done.proven
              ? 'studio.proof.proven'
              : 'studio.proof.unproven'
          ) | transloco: { n: grouped(done.explored) }
        }}
      }
    </p>
    @if (proof(); as done) {
      @for (one of done.problems; track $index) {
        <pw-problem-words [problem]="one" />
      }
      @for (group of groups(); track group.severity) {
        @if (group.findings.length > 0) {
          <section>
            <h3>{{ 'studio.proof.' + group.severity | transloco }} ({{ group.findings.length }})</h3>
            <ul class="pw-plain-list">
              @for (told of group.shown; track told.track) {
                <li [attr.data-severity]="group.severity">
                  <pw-icon [name]="group.severity === 'blocker' ? 'error' : 'warning'" />
                  <div>
                    <button type="button" class="sentence" (click)="go.emit(told.place)">
                      {{ 'studioFindings.found.' + told.key | transloco: told.params }}
                    </button>
                    @if (told.finding.path; as path) {
                      <button
                        type="button"
                        class="play"
                        [attr.aria-expanded]="playing() === told.finding"
                        (click)="toggle(told.finding)"
                      >
                        {{ (playing() === told.finding ? 'studio.proof.close' : 'studio.proof.show') | transloco }}
                      </button>
                      @if (playing() === told.finding) {
                        @if (model(); as meaning) {
                          <pw-replay
                            [model]="meaning"
                            [path]="path"
                            (shown)="store.played.set($event)"
                            (go)="go.emit({ kind: 'node', id: $event, way: null })"
                          />
                        }
                      }
                    }
                  </div>
                </li>
              }
            </ul>
            @if (group.shown.length < group.findings.length) {
              <button matButton type="button" (click)="all.set(true)">
                {{ 'studio.proof.all' | transloco: { n: group.findings.length } }}
              </button>
            }
          </section>
        }
      }
      @if (undecided(); as names) {
        <p class="pw-small pw-quiet">{{ 'studio.proof.undecided' | transloco: { nodes: names } }}</p>
      }
      @if (done.proven && done.problems.length === 0 && done.findings.length === 0) {
        <p class="none"><pw-icon name="check" />{{ 'studio.proof.nothing' | transloco }}</p>
      }
    }
  `,
  styles: `
    :host,
    section,
    ul {
      display: grid;
      gap: var(--pw-s3);
    }
    h3 {
      font-size: var(--pw-text-small);
    }
    li,
    .none {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      gap: var(--pw-s2);
      overflow-wrap: anywhere;
    }
    li[data-severity='blocker'] > pw-icon {
      color: var(--pw-overdue-mark);
    }
    li[data-severity='warning'] > pw-icon {
      color: var(--pw-due-ink);
    }
    .play {
      display: block;
      min-block-size: 36px;
      padding: 0;
      border: 0;
      background: none;
      color: var(--pw-action);
      font-weight: 600;
      cursor: pointer;
    }
    .sentence {
      padding: 0;
      border: 0;
      background: none;
      color: var(--pw-ink);
      text-align: start;
      text-decoration: underline;
      text-underline-offset: 3px;
      cursor: pointer;
    }
  `,
})
export class FindingsList {
  readonly go = output<Place>();
  readonly #texts = inject(Texts);
  protected readonly store = inject(StudioStore);
  protected readonly proof = this.store.proofs.last;
  /** All of them, where there are many. */
  protected readonly all = signal(false);
  protected readonly groups = computed(() => {
    const proof = this.proof();
    const names = new Intl.DisplayNames([this.#texts.language()], { type: 'language' });
    const unnamed = this.#texts.text('studio.proof.unnamed');
    return (['blocker', 'warning'] as const).map((severity) => {
      const findings = (proof?.findings ?? []).filter(({ code }) => SEVERITIES[code] === severity);
      const shown = this.all() ? findings : findings.slice(0, FIRST);
      return {
        severity,
        findings,
        shown: shown.flatMap((finding, at) => {
          if (!proof) return [];
          const told = toldFinding(proof.document, finding, (code) => names.of(code) ?? code, unnamed);
          return [{ finding, track: at, place: placeOf(proof.document, finding.at), ...told }];
        }),
      };
    });
  });
  /** Nodes of a story too large to be seen whole of which nothing is known, by name; empty where there are none. */
  protected readonly undecided = computed(() => {
    const proof = this.proof();
    const nodes = proof?.document.nodes ?? [];
    const names = (proof?.undecided ?? []).flatMap((at) => nodes[at]?.label || nodes[at]?.id || []);
    return names.length > FIRST ? `${names.slice(0, FIRST).join(', ')} …` : names.join(', ');
  });
  protected grouped(n: number): string {
    return formatNumber(n, this.#texts.language());
  }

  /** The proven document's meaning, for playing its paths; worked out when the first is played. */
  protected readonly model = computed(() => {
    const proof = this.proof();
    const compiled = proof && compileScenario(proof.document);
    return compiled?.ok ? compiled.model : null;
  });
  /** The finding whose path is played; a newer proof has findings of its own. */
  protected readonly playing = linkedSignal<unknown, Finding | undefined>({
    source: this.proof,
    computation: () => undefined,
  });

  constructor() {
    effect(() => {
      if (this.playing() === undefined) this.store.played.set(new Set());
    });
    inject(DestroyRef).onDestroy(() => this.store.played.set(new Set()));
  }

  protected toggle(finding: Finding): void {
    this.playing.update((before) => (before === finding ? undefined : finding));
  }
}
