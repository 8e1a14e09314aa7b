import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access';
import { Audit } from '../../../platform/audit';
import { Database, type Tx } from '../../../platform/database';
import { Events } from '../../../platform/events';
import { notFound, Problem } from '../../../platform/http';
import { Clock, Ids } from '../../../platform/time';
import { EvidenceRevoked, EvidenceService } from '../../evidence';
import { CompletionService } from '../completion.service';
import { LearnerQueries } from '../learner.queries';
import { ModuleStateQueries } from '../module-state.queries';
import { newCertificateNumber, readCertificateNumber, sameName } from './certificate-number';
import { certificatePdf } from './certificate-pdf';
import type { CertificateDto, PersonCertificateDto, PublicCertificateDto } from './certificates.dto';
import { CertificatesRepository } from './certificates.repository';

/** Certificates of completion: earned, printed, looked up by anyone who has the number, and revoked. */
@Injectable()
export class CertificatesService {
  constructor(
    private readonly db: Database,
    private readonly repository: CertificatesRepository,
    private readonly learners: LearnerQueries,
    private readonly states: ModuleStateQueries,
    private readonly completion: CompletionService,
    private readonly evidence: EvidenceService,
    private readonly audit: Audit,
    private readonly clock: Clock,
    private readonly ids: Ids,
    events: Events,
  ) {
    events.on(EvidenceRevoked, async (tx, event) => {
      const by = { accountId: event.revokedBy, reason: event.reason, at: this.clock.now() };
      for (const id of await this.repository.revokeUpon(tx, event.personId, event.moduleEditionId, by))
        await this.auditRevocation(tx, null, id, event.countryId, event.personId, event.reason);
    });
  }

  async mine(actor: Actor): Promise<CertificateDto[]> {
    if (actor.personId === null) return [];
    return this.repository.ofPerson(this.db, actor.personId, actor.language, false);
  }

  /** Certificates of a person within the scope of `evidence.read`, with who took them back. */
  async ofPerson(actor: Actor, personId: string): Promise<PersonCertificateDto[]> {
    await this.evidence.countryOf(actor, personId);
    return this.repository.ofPerson(this.db, personId, actor.language, true);
  }

  /**
   * Issues the certificate of a course edition assigned to the learner once all its modules are complete; asked again, the
   * same. One that somebody took back is not made out anew by its holder: the modules may well be complete, and the
   * reason stands all the same.
   */
  async issue(actor: Actor, courseEditionId: string): Promise<CertificateDto> {
    const id = await this.db.transaction(async (tx) => {
      const modules = await this.repository.modulesOf(tx, courseEditionId);
      const [first] = modules ?? [];
      if (!modules || first === undefined) throw notFound();
      const learner = await this.learners.find(tx, actor, first, courseEditionId);
      await this.completion.oneAtATime(tx, [learner.personId]);
      const { live, barred } = await this.repository.standing(tx, learner.personId, courseEditionId);
      if (live !== null) return live;
      if (barred) throw new Problem('learning.certificateTakenBack');
      const days = (await this.states.of(tx, learner.personId, modules)).map(({ completedOn }) => completedOn);
      const done = days.filter((day) => day !== null).sort();
      const last = done.at(-1);
      if (last === undefined || done.length < modules.length) throw new Problem('learning.notEarned');
      const certificate = {
        id: this.ids.next(),
        number: newCertificateNumber(),
        achievedOn: last,
        issuedAt: this.clock.now(),
      };
      await this.repository.insert(tx, {
        ...certificate,
        countryId: learner.countryId,
        personId: learner.personId,
        centreId: learner.centreId,
        courseEditionId,
      });
      await this.audit.record(tx, actor, {
        action: 'certificate.issued',
        entityKind: 'certificate',
        entityId: certificate.id,
        countryId: learner.countryId,
        centreId: learner.centreId,
        details: { courseEditionId, personId: learner.personId },
      });
      return certificate.id;
    });
    const issued = (await this.mine(actor)).find((certificate) => certificate.id === id);
    if (!issued) throw notFound();
    return issued;
  }

  /** The learner's own certificate as a PDF; `origin` is the address that people reach the product by. */
  async pdf(actor: Actor, id: string, language: string, origin: string): Promise<{ bytes: Buffer; name: string }> {
    const printed =
      actor.personId === null ? null : await this.repository.printed(this.db, id, actor.personId, language);
    if (!printed) throw notFound();
    return {
      bytes: await certificatePdf(printed, language, `${origin}/verify/${printed.number}`),
      name: `${printed.courseCode}-${printed.number}.pdf`,
    };
  }

  /** Takes a certificate back; the public page says so from then on. */
  async revoke(actor: Actor, id: string, reason: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const by = { accountId: actor.accountId, reason, at: this.clock.now() };
      const revoked = await this.repository.revoke(tx, id, actor.scopes('evidence.revoke'), by);
      if (!revoked) throw notFound();
      if (revoked.personId === actor.personId) throw new Problem('evidence.own');
      await this.auditRevocation(tx, actor, id, revoked.countryId, revoked.personId, reason);
    });
  }

  /** Lets the holder of a revoked certificate have a new one; never one's own. */
  async allowAnew(actor: Actor, id: string, reason: string): Promise<void> {
    await this.db.transaction(async (tx) => {
      const by = { accountId: actor.accountId, at: this.clock.now() };
      const allowed = await this.repository.allowAnew(tx, id, actor.scopes('evidence.revoke'), by);
      if (!allowed) throw notFound();
      if (allowed.personId === actor.personId) throw new Problem('evidence.own');
      await this.audit.record(tx, actor, {
        action: 'certificate.renewalAllowed',
        entityKind: 'certificate',
        entityId: id,
        countryId: allowed.countryId,
        details: { personId: allowed.personId },
        reason,
      });
    });
  }

  /** For whoever holds the number: whether it stands, of which course, edition and day. Nothing of the person. */
  async lookUp(typed: string): Promise<PublicCertificateDto> {
    const { holder: _holder, revoked, ...shown } = await this.byNumber(typed);
    return { state: revoked ? 'REVOKED' : 'VALID', ...shown };
  }

  /** Whether the certificate was made out to this name. Nobody's, once the person's data was erased. */
  async confirmName(typed: string, name: string): Promise<boolean> {
    const { holder } = await this.byNumber(typed);
    return holder !== null && sameName(holder, name);
  }

  private async byNumber(typed: string) {
    const number = readCertificateNumber(typed);
    const found = number === null ? null : await this.repository.byNumber(this.db, number);
    if (!found) throw notFound();
    return found;
  }

  private async auditRevocation(
    tx: Tx,
    actor: Actor | null,
    id: string,
    countryId: string,
    personId: string,
    reason: string,
  ): Promise<void> {
    await this.audit.record(tx, actor, {
      action: 'certificate.revoked',
      entityKind: 'certificate',
      entityId: id,
      countryId,
      details: { personId },
      reason,
    });
  }
}
