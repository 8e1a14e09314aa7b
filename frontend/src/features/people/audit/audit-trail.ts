import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatSelectModule } from '@angular/material/select';
import { Router, RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AuditActionDto, AuditEventDto } from '@peacewright/api-client';
import { DateReading, DateTimePipe, EmptyState, PageHeader, Skeleton } from '@peacewright/ui';
import { ProblemPanel, ReasonPipe, Texts } from '../../../app';
import { pagesOf } from '../pages';
import { changesIn } from './changes';

/** Other ids name something there is only one of. */
const UUID = /^[0-9a-f-]{36}$/;

/** Who changed what, newest first, as sentences; what was recorded beside them can be opened. */
@Component({
  imports: [
    DateReading,
    DateTimePipe,
    EmptyState,
    MatButton,
    MatFormFieldModule,
    MatInput,
    MatSelectModule,
    PageHeader,
    ProblemPanel,
    ReasonPipe,
    RouterLink,
    Skeleton,
    TranslocoPipe,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pw-page-header [heading]="'audit.title' | transloco" [lead]="'audit.lead' | transloco" />
    <search class="filters">
      <mat-form-field>
        <mat-label>{{ 'audit.what' | transloco }}</mat-label>
        <mat-select [value]="action() ?? ''" (selectionChange)="narrow({ action: $event.value })">
          <mat-option value="">{{ 'audit.anything' | transloco }}</mat-option>
          @for (one of actions(); track one.action) {
            <mat-option [value]="one.action">{{ one.label }}</mat-option>
          }
        </mat-select>
      </mat-form-field>
      <mat-form-field>
        <mat-label>{{ 'audit.from' | transloco }}</mat-label>
        <pw-date
          ><input matInput type="date" [value]="from() ?? ''" (change)="narrow({ from: valueOf($event) })"
        /></pw-date>
      </mat-form-field>
      <mat-form-field>
        <mat-label>{{ 'audit.to' | transloco }}</mat-label>
        <pw-date
          ><input matInput type="date" [value]="to() ?? ''" (change)="narrow({ to: valueOf($event) })"
        /></pw-date>
      </mat-form-field>
      @if (filtered()) {
        <a matButton routerLink="." [queryParams]="{}">{{ 'audit.all' | transloco }}</a>
      }
    </search>
    @if (trail.error(); as error) {
      <pw-problem-panel [error]="error" retryable (retry)="trail.reload()" />
    }
    @if (events().length > 0) {
      <ol class="pw-plain-list" [attr.aria-label]="'audit.title' | transloco" [attr.aria-busy]="trail.busy()">
        @for (event of events(); track event.id) {
          <li>
            <time class="pw-quiet pw-small" [attr.datetime]="event.at">{{ event.at | pwDateTime }}</time>
            <div>
              <p>{{ event.sentence }}</p>
              @if (event.reason) {
                <p class="pw-quiet">{{ 'audit.reason' | transloco: { reason: (event.reason | pwReason) } }}</p>
              }
              <details>
                <summary class="pw-small">{{ 'audit.recorded' | transloco }}</summary>
                <dl class="pw-small">
                  @for (change of event.changes; track change.field) {
                    <dt>{{ change.field }}</dt>
                    <dd>{{ change.value }}</dd>
                  }
                  <dt>{{ 'audit.action' | transloco }}</dt>
                  <dd>{{ event.action }}</dd>
                  <dt>{{ 'audit.record' | transloco }}</dt>
                  <dd>{{ event.entityKind }} {{ event.entityId }}</dd>
                </dl>
                <p class="pw-row pw-small">
                  <a routerLink="." [queryParams]="{ entityKind: event.entityKind, entityId: event.entityId }">
                    {{ 'audit.sameRecord' | transloco }}
                  </a>
                  @if (event.actorId) {
                    <a routerLink="." [queryParams]="{ actorId: event.actorId }">{{ 'audit.sameActor' | transloco }}</a>
                  }
                </p>
              </details>
            </div>
          </li>
        }
      </ol>
      @if (trail.more()) {
        <button matButton="outlined" type="button" [disabled]="trail.busy()" (click)="trail.showMore()">
          {{ 'audit.more' | transloco }}
        </button>
      }
    } @else if (trail.loaded()) {
      <pw-empty icon="audit" [heading]="'audit.nothing' | transloco" [hint]="'audit.nothingHint' | transloco" />
    } @else if (!trail.error()) {
      <pw-skeleton [lines]="8" />
    }
  `,
  styles: `
    .filters {
      display: grid;
      grid-template-columns: minmax(220px, 2fr) repeat(2, minmax(150px, 1fr)) auto;
      align-items: center;
      gap: var(--pw-s3);
      max-inline-size: 960px;
      margin-block-end: var(--pw-s4);
    }
    ol {
      margin-block-end: var(--pw-s4);
      border: 1px solid var(--pw-line);
      border-radius: var(--pw-corner);
      background: var(--pw-surface);
    }
    ol > li {
      display: grid;
      grid-template-columns: 190px minmax(0, 1fr);
      gap: var(--pw-s1) var(--pw-s4);
      padding: var(--pw-s3) var(--pw-s4);
      overflow-wrap: anywhere;
    }
    ol > li + li {
      border-block-start: 1px solid var(--pw-line);
    }
    time {
      padding-block-start: 2px;
      font-variant-numeric: tabular-nums;
    }
    summary {
      inline-size: fit-content;
      min-block-size: 28px;
      color: var(--pw-action);
      cursor: pointer;
    }
    dl {
      display: grid;
      grid-template-columns: minmax(100px, auto) minmax(0, 1fr);
      gap: var(--pw-s1) var(--pw-s4);
      margin-block: var(--pw-s2);
    }
    dt {
      color: var(--pw-ink-quiet);
    }
    @media (max-width: 599px) {
      .filters {
        grid-template-columns: 1fr 1fr;
      }
      .filters > :first-child {
        grid-column: 1 / -1;
      }
      ol > li {
        grid-template-columns: minmax(0, 1fr);
      }
    }
  `,
})
export class AuditTrail {
  readonly #router = inject(Router);
  readonly #texts = inject(Texts);

  readonly action = input<string>();
  readonly entityKind = input<string>();
  readonly entityId = input<string>();
  readonly actorId = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly #filter = computed(() => {
    const given = {
      action: this.action(),
      entityKind: this.entityKind(),
      entityId: this.entityId(),
      actorId: this.actorId(),
      from: this.from(),
      to: this.to(),
    };
    return Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : [])));
  });
  protected readonly filtered = computed(() => Object.keys(this.#filter()).length > 0);
  protected readonly trail = pagesOf<AuditEventDto>('/api/audit', () => {
    this.#texts.language();
    return this.#filter();
  });
  readonly #happened = httpResource<AuditActionDto[]>(() => '/api/audit/actions');
  protected readonly actions = computed(() => {
    this.#texts.language();
    return (this.#happened.hasValue() ? this.#happened.value() : [])
      .map((one) => ({ action: one.action, label: this.#label(one) }))
      .sort((a, b) => a.label.localeCompare(b.label, this.#texts.language()));
  });
  protected readonly events = computed(() => {
    this.#texts.language();
    return this.trail
      .items()
      .map((event) => ({ ...event, sentence: this.#sentence(event), changes: changesIn(event.details) }));
  });

  protected valueOf(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected narrow(change: Readonly<Record<string, string>>): void {
    const queryParams = Object.fromEntries(Object.entries(change).map(([name, value]) => [name, value || null]));
    void this.#router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  /** The action's own sentence, else that of its verb: "rotation.changed" reads as anything that is changed. */
  #sentence(event: AuditEventDto): string {
    const role: unknown = event.details['role'];
    const keys = [`audit.sentences.${event.action}`, `audit.verbs.${verbOf(event.action)}.did`, 'audit.other'] as const;
    return this.#texts.text(this.#first(...keys), {
      actor: event.actorName ?? this.#texts.text(event.actorId === null ? 'audit.product' : 'audit.erased'),
      entity: this.#entity(event),
      role: typeof role === 'string' ? this.#texts.text(`roles.${role}`) : '',
      scope: event.scopeName ?? this.#texts.text('frame.wholeSystem'),
      action: event.action,
    });
  }

  #entity({ entityKind, entityId, entityName }: AuditEventDto): string {
    const kind = this.#texts.text(this.#first(`audit.kinds.${entityKind}.the`, 'audit.kinds.other.the'));
    if (entityName === null && !UUID.test(entityId)) return kind;
    return this.#texts.text('audit.named', { kind, name: entityName ?? entityId.slice(-6) });
  }

  #label({ action, entityKind }: AuditActionDto): string {
    const kind = this.#texts.text(this.#first(`audit.kinds.${entityKind}.word`, 'audit.kinds.other.word'));
    const verb = `audit.verbs.${verbOf(action)}.word`;
    return `${kind}: ${this.#texts.has(verb) ? this.#texts.text(verb) : action}`;
  }

  /** The first of `keys` that has a text; the last one always does. */
  #first(...keys: readonly [string, ...string[]]): string {
    return keys.find((key) => this.#texts.has(key)) ?? keys[0];
  }
}

function verbOf(action: string): string {
  return action.slice(action.indexOf('.') + 1);
}
