import { describe, expect, it } from '@jest/globals';
import { EDITION_STATES, isFrozen, transition, transitionsFrom, type EditionFacts } from './lifecycle';

const approver: EditionFacts = {
  permissions: new Set(['course.approve', 'course.review']),
  reference: false,
  isAuthor: false,
  parts: 3,
  blockingFindings: 0,
  obstacles: [],
};
const author: EditionFacts = { ...approver, permissions: new Set(['course.edit', 'course.review']), isAuthor: true };

describe('the lifecycle of an edition', () => {
  it('leads an author from draft to review and an approver from review to published', () => {
    expect(transition('DRAFT', 'IN_REVIEW', author)?.allowed).toBe(true);
    expect(transition('IN_REVIEW', 'APPROVED', approver)?.allowed).toBe(true);
    expect(transition('APPROVED', 'PUBLISHED', approver)?.allowed).toBe(true);
  });

  it('never lets somebody who wrote in the edition approve or publish it', () => {
    const both: EditionFacts = { ...approver, isAuthor: true };
    for (const [from, to] of [
      ['IN_REVIEW', 'APPROVED'],
      ['APPROVED', 'PUBLISHED'],
    ] as const)
      expect(transition(from, to, both)?.reasons).toEqual([{ code: 'edition.authorMayNotApprove', params: {} }]);
  });

  it('says every reason at once', () => {
    const facts: EditionFacts = { ...author, blockingFindings: 2 };
    expect(transition('IN_REVIEW', 'APPROVED', facts)?.reasons.map((reason) => reason.code)).toEqual([
      'edition.permissionMissing',
      'edition.authorMayNotApprove',
      'edition.blockingFindings',
    ]);
  });

  it('refuses to submit an edition without a single part', () => {
    expect(transition('DRAFT', 'IN_REVIEW', { ...author, parts: 0 })?.reasons[0]?.code).toBe('edition.empty');
  });

  it('lets nobody move reference content', () => {
    for (const state of EDITION_STATES)
      for (const step of transitionsFrom(state, { ...approver, reference: true }))
        expect(step.reasons).toEqual([{ code: 'edition.referenceReadOnly', params: {} }]);
  });

  it('leads nothing back out of a frozen state but to retired', () => {
    for (const state of EDITION_STATES.filter(isFrozen))
      for (const step of transitionsFrom(state, approver)) expect(step.to).toBe('RETIRED');
  });

  it('knows no step that skips review', () => {
    expect(transition('DRAFT', 'PUBLISHED', approver)).toBeUndefined();
    expect(transition('DRAFT', 'APPROVED', approver)).toBeUndefined();
  });
});
