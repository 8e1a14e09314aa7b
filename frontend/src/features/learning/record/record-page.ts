import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, DOCUMENT, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import type { CertificateDto, EvidenceDto, HomeDto } from '@peacewright/api-client';
import { DatePipe, EmptyState, Icon, PageHeader, Skeleton } from '@peacewright/ui';
import { firstValueFrom } from 'rxjs';
import { ProblemPanel, Texts } from '../../../app';

/** A course of the learner's, complete or with its certificate already made out. */
interface Row {
  readonly courseEditionId: string;
  readonly code: string;
  readonly title: string;
  readonly edition: number;
  readonly certificate: CertificateDto | undefined;
}

/** The learner's own record: certificates to download, and everything that was shown, newest first. */
@Component({
  imports: [DatePipe, EmptyState, Icon, MatButton, PageHeader, ProblemPanel, Skeleton, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './record-page.html',
  styleUrl: './record-page.scss',
})
export class RecordPage {
  readonly #http = inject(HttpClient);
  readonly #document = inject(DOCUMENT);
  readonly #texts = inject(Texts);
  protected readonly home = httpResource<HomeDto>(() => `/api/learning/home?language=${this.#texts.language()}`);
  protected readonly certificates = httpResource<CertificateDto[]>(() => this.#worded('/api/learning/certificates'));
  protected readonly evidence = httpResource<EvidenceDto[]>(() => this.#worded('/api/evidence/mine'));
  protected readonly failed = computed(() => this.home.error() ?? this.certificates.error() ?? this.evidence.error());
  protected readonly ready = computed(
    () => this.home.hasValue() && this.certificates.hasValue() && this.evidence.hasValue(),
  );
  protected readonly rows = computed((): readonly Row[] => {
    if (!this.home.hasValue() || !this.certificates.hasValue()) return [];
    const live = new Map(
      this.certificates.value().flatMap((one) => (one.revokedAt === null ? [[one.courseEditionId, one] as const] : [])),
    );
    const earned = this.home
      .value()
      .courses.filter(
        ({ courseEditionId, done, total, certificateFree }) =>
          total > 0 && done === total && certificateFree && !live.has(courseEditionId),
      );
    return [
      ...earned.map(({ courseEditionId, code, title, edition }) => ({
        courseEditionId,
        code,
        title,
        edition,
        certificate: undefined,
      })),
      ...[...live.values()].map((certificate) => ({
        courseEditionId: certificate.courseEditionId,
        code: certificate.courseCode,
        title: certificate.courseTitle,
        edition: certificate.edition,
        certificate,
      })),
    ];
  });
  protected readonly revoked = computed(() =>
    this.certificates.hasValue() ? this.certificates.value().filter(({ revokedAt }) => revokedAt !== null) : [],
  );
  protected readonly busy = signal<string | undefined>(undefined);
  protected readonly error = signal<unknown>(undefined);

  protected reload(): void {
    this.home.reload();
    this.certificates.reload();
    this.evidence.reload();
  }

  /** Makes the certificate out where that was not done yet, and downloads it in the interface's language. */
  protected async download(row: Row): Promise<void> {
    this.busy.set(row.courseEditionId);
    this.error.set(undefined);
    try {
      const body = { courseEditionId: row.courseEditionId };
      const { id } =
        row.certificate ?? (await firstValueFrom(this.#http.post<CertificateDto>('/api/learning/certificates', body)));
      if (row.certificate === undefined) this.certificates.reload();
      this.#document.location.assign(`/api/learning/certificates/${id}/pdf?language=${this.#texts.language()}`);
    } catch (error) {
      this.error.set(error);
    } finally {
      this.busy.set(undefined);
    }
  }

  /** What the server words itself is asked for again in another language. */
  #worded(address: string): string {
    this.#texts.language();
    return address;
  }
}
