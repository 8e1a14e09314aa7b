import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, Injector, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { TranslocoPipe } from '@jsverse/transloco';
import type { EvidenceDto, PersonCertificateDto } from '@peacewright/api-client';
import { DatePipe, PluralPipe, Skeleton, StateChip } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ProblemPanel, Session, Texts } from '../../../app';
import { askReason } from '../../../app/reason';

/** Evidence and certificates of one person, and their taking back with a reason. */
@Component({
  selector: 'pw-training-record',
  imports: [DatePipe, MatButton, PluralPipe, ProblemPanel, RouterLink, Skeleton, StateChip, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <pw-problem-panel [error]="problem()" />
    <h2>{{ 'contingents.record.certificates' | transloco }}</h2>
    @if (certificates.error(); as error) {
      <pw-problem-panel [error]="error" retryable (retry)="certificates.reload()" />
    } @else if (!certificates.hasValue()) {
      <pw-skeleton [lines]="2" />
    } @else {
      <ul class="pw-plain-list">
        @for (one of certificates.value(); track one.id) {
          <li>
            <div>
              <strong>{{ one.courseCode }} {{ one.courseTitle }}</strong>
              <span class="pw-quiet pw-small">
                {{ 'contingents.assign.edition' | transloco: { number: one.edition } }} ·
                {{ one.achievedOn | pwDate }} ·
                <a [routerLink]="['/verify', one.number]">{{ one.number }}</a>
              </span>
              @if (one.revokedAt; as at) {
                <pw-state state="overdue" [label]="'contingents.record.taken' | transloco: { date: at | pwDate }" />
                <span class="pw-small"
                  >{{ one.revokedByName ?? '' }}{{ 'ui.colon' | transloco }} {{ one.revokeReason ?? '' }}</span
                >
                @if (one.renewable) {
                  <span class="pw-quiet pw-small">{{ 'contingents.record.allowed' | transloco }}</span>
                }
              }
            </div>
            @if (one.revokedAt !== null && !one.renewable && mayRevoke()) {
              <button
                matButton
                type="button"
                [disabled]="busy()"
                [attr.aria-label]="('contingents.record.allow' | transloco) + ' ' + one.courseCode"
                (click)="allowAnew(one)"
              >
                {{ 'contingents.record.allow' | transloco }}
              </button>
            }
            @if (one.revokedAt === null && mayRevoke()) {
              <button
                matButton
                type="button"
                [disabled]="busy()"
                [attr.aria-label]="('contingents.record.takeBack' | transloco) + ' ' + one.courseCode"
                (click)="revokeCertificate(one)"
              >
                {{ 'contingents.record.takeBack' | transloco }}
              </button>
            }
          </li>
        } @empty {
          <li class="pw-quiet">{{ 'contingents.record.noCertificate' | transloco }}</li>
        }
      </ul>
    }
    <h2>{{ 'contingents.record.evidence' | transloco }}</h2>
    @if (evidence.error(); as error) {
      <pw-problem-panel [error]="error" retryable (retry)="evidence.reload()" />
    } @else if (!evidence.hasValue()) {
      <pw-skeleton [lines]="4" />
    } @else {
      <ol class="pw-plain-list">
        @for (one of shown(); track one.id) {
          <li>
            <div>
              <strong
                >{{ one.moduleCode }} <span [lang]="one.moduleLanguage">{{ one.moduleTitle }}</span></strong
              >
              <span class="pw-quiet pw-small">
                {{ one.achievedOn | pwDate }} · {{ 'evidence.kind.' + one.kind | transloco }} ·
                {{ 'contingents.assign.edition' | transloco: { number: one.edition } }}
                @if (one.itemTitle) {
                  · <span [lang]="one.itemLanguage">{{ one.itemTitle }}</span>
                }
                @if (one.minutes) {
                  · {{ 'contingents.record.minutes' | plural: one.minutes }}
                }
                @if (one.mode; as mode) {
                  · {{ 'evidence.mode.' + mode | transloco }}
                }
                @if (one.passed !== null) {
                  · {{ (one.passed ? 'contingents.record.passed' : 'contingents.record.failed') | transloco }}
                }
                @if (one.assessorName) {
                  · {{ one.assessorName }}
                }
              </span>
              @if (one.revocation; as revocation) {
                <pw-state
                  state="overdue"
                  [label]="'contingents.record.taken' | transloco: { date: revocation.at | pwDate }"
                />
                <span class="pw-small"
                  >{{ revocation.byName ?? '' }}{{ 'ui.colon' | transloco }} {{ revocation.reason }}</span
                >
              }
            </div>
            @if (one.revocation === null && mayRevoke()) {
              <button
                matButton
                type="button"
                [disabled]="busy()"
                [attr.aria-label]="
                  ('contingents.record.takeBack' | transloco) +
                  ' ' +
                  one.moduleCode +
                  ' ' +
                  (one.achievedOn | pwDate) +
                  ' ' +
                  ('evidence.kind.' + one.kind | transloco)
                "
                (click)="revokeEvidence(one)"
              >
                {{ 'contingents.record.takeBack' | transloco }}
              </button>
            }
          </li>
        } @empty {
          <li class="pw-quiet">{{ 'contingents.record.noEvidence' | transloco }}</li>
        }
      </ol>
      @if (evidence.value().length > shown().length) {
        <button matButton type="button" (click)="all.set(true)">
          {{ 'contingents.record.all' | transloco: { n: evidence.value().length } }}
        </button>
      }
    }
  `,
  styles: `
    @media (max-width: 599px) {
      li > button {
        margin-inline-start: -12px;
      }
    }
    h2 {
      margin-block: var(--pw-s5) var(--pw-s2);
    }
    ul,
    ol {
      border: 1px solid var(--pw-line);
      border-radius: var(--pw-corner);
      background: var(--pw-surface);
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--pw-s1) var(--pw-s4);
      padding: var(--pw-s2) var(--pw-s4);
      border-block-end: 1px solid var(--pw-line);
    }
    li:last-child {
      border-block-end: 0;
    }
    div {
      display: grid;
      flex: 1 1 260px;
      min-inline-size: 0;
      overflow-wrap: anywhere;
    }
    pw-state {
      justify-self: start;
    }
  `,
})
export class TrainingRecord {
  readonly #http = inject(HttpClient);
  readonly #injector = inject(Injector);
  readonly #texts = inject(Texts);
  readonly #session = inject(Session);
  readonly personId = input.required<string>();
  protected readonly mayRevoke = computed(() => this.#session.may('evidence.revoke'));
  protected readonly all = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly evidence = httpResource<EvidenceDto[]>(() => this.#worded('evidence'));
  protected readonly certificates = httpResource<PersonCertificateDto[]>(() => this.#worded('certificates'));
  protected readonly shown = computed(() => {
    const rows = this.evidence.hasValue() ? this.evidence.value() : [];
    return this.all() ? rows : rows.slice(0, 10);
  });

  protected revokeEvidence(one: EvidenceDto): Promise<void> {
    const body = this.#texts.text('contingents.record.evidenceBody', {
      module: `${one.moduleCode} ${one.moduleTitle}`,
    });
    return this.#withReason('takeBack', body, `/api/people/${this.personId()}/evidence/${one.id}/revocation`);
  }

  protected revokeCertificate(one: PersonCertificateDto): Promise<void> {
    const body = this.#texts.text('contingents.record.certificateBody', { course: one.courseTitle });
    return this.#withReason('takeBack', body, `/api/certificates/${one.id}/revocation`);
  }

  protected allowAnew(one: PersonCertificateDto): Promise<void> {
    const body = this.#texts.text('contingents.record.allowBody', { course: one.courseTitle });
    return this.#withReason('allow', body, `/api/certificates/${one.id}/renewal`);
  }

  async #withReason(act: 'takeBack' | 'allow', body: string, path: string): Promise<void> {
    const verb = this.#texts.text(`contingents.record.${act}`);
    const reason = await askReason(this.#injector, { heading: verb, body, verb });
    if (reason === undefined) return;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      await firstValueFrom(this.#http.post(path, { reason }));
      this.evidence.reload();
      this.certificates.reload();
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.busy.set(false);
    }
  }

  /** What the server words itself is asked for again in another language. */
  #worded(what: string): string {
    this.#texts.language();
    return `/api/people/${this.personId()}/${what}`;
  }
}
