import { describe, expect, it } from '@jest/globals';
import { type Standing, whereItStands } from './where-it-stands.js';

const after = (...entries: (string | [string, object])[]): Standing =>
  entries.map((one) => (typeof one === 'string' ? { type: one, data: {} } : { type: one[0], data: one[1] })).reduce<Standing>(whereItStands, { state: 'RECEIVED', held: [] });
const GRANTED = ['intake.ApplicationAccepted', 'eligibility.Examined', 'eligibility.DecisionProposed', 'eligibility.AidGranted'];
const AT_WORK = [...GRANTED, 'assignment.ProviderAssigned', 'assignment.AssignmentAccepted'];

describe('where a case stands', () => {
  it('its life in order, what changes nothing left out', () => {
    expect(after(...GRANTED, 'eligibility.DecisionServed').state).toBe('GRANTED');
    expect(after(...AT_WORK, 'assignment.ProgressReported', 'assignment.CaseClosed', 'quality-review.ArchiveSubmitted', 'quality-review.ArchiveReturned').state).toBe('ARCHIVE_RETURNED');
    expect(after('quality-review.ArchiveAccepted', 'quality-review.SampledForReview', 'quality-review.ReviewClosed')).toEqual({ state: 'ARCHIVED', held: [] });
  });

  it('a forwarding goes back to where the application stood, also one that waited for a supplement', () => {
    expect(after('cross-region-transfer.ForwardProposed', 'cross-region-transfer.ProposalWithdrawn')).toEqual({ state: 'RECEIVED', held: [] });
    const sent = ['intake.SupplementRequested', 'cross-region-transfer.ForwardProposed', 'cross-region-transfer.Forwarded'];
    expect(after(...sent)).toEqual({ state: 'FORWARDED', held: ['AWAITING_SUPPLEMENT'] });
    expect(after(...sent, 'cross-region-transfer.ForwardAccepted')).toEqual({ state: 'AWAITING_SUPPLEMENT', held: [] });
    expect(after(...sent, 'cross-region-transfer.ForwardDisputed').state).toBe('DISPUTED');
    expect(after(...sent, 'cross-region-transfer.ForwardDisputed', 'cross-region-transfer.Designated', 'cross-region-transfer.ForwardAccepted')).toEqual({ state: 'AWAITING_SUPPLEMENT', held: [] });
  });

  it('a dispute after the forwarding was accepted, and a second one, end where the application stood', () => {
    const accepted = ['cross-region-transfer.ForwardProposed', 'cross-region-transfer.Forwarded', 'cross-region-transfer.ForwardAccepted', 'cross-region-transfer.ForwardDisputed'];
    expect(after(...accepted)).toEqual({ state: 'DISPUTED', held: ['RECEIVED'] });
    expect(after(...accepted, 'cross-region-transfer.ForwardAccepted')).toEqual({ state: 'RECEIVED', held: [] });
    expect(after(...accepted, 'cross-region-transfer.Designated', 'cross-region-transfer.Designated')).toEqual({ state: 'RECEIVED', held: [] });
    expect(after(...accepted, 'intake.ApplicationWithdrawn')).toEqual({ state: 'WITHDRAWN', held: [] });
  });

  it('what is asked for and handed in beside a forwarding changes what the case goes back to', () => {
    const proposed = ['cross-region-transfer.ForwardProposed', 'intake.SupplementRequested'];
    expect(after(...proposed)).toEqual({ state: 'FORWARD_PROPOSED', held: ['AWAITING_SUPPLEMENT'] });
    expect(after(...proposed, 'cross-region-transfer.Forwarded', 'cross-region-transfer.ForwardAccepted')).toEqual({ state: 'AWAITING_SUPPLEMENT', held: [] });
    expect(after(...proposed, ['intake.MaterialsSupplied', { stillMissing: ['IDENTITY'] }]).held).toEqual(['AWAITING_SUPPLEMENT']);
    expect(after(...proposed, ['intake.MaterialsSupplied', { stillMissing: [] }])).toEqual({ state: 'FORWARD_PROPOSED', held: ['RECEIVED'] });
    expect(after('intake.SupplementRequested', ['intake.MaterialsSupplied', { stillMissing: [] }])).toEqual({ state: 'RECEIVED', held: [] });
  });

  it('a case that is closed while an objection to its termination is open, is that when the objection fails, and goes on when it succeeds', () => {
    const closed = [...AT_WORK, 'eligibility.AidTerminated', 'eligibility.ObjectionFiled', 'assignment.CaseClosed', 'quality-review.ArchiveSubmitted'];
    expect(after(...closed)).toEqual({ state: 'OBJECTION', held: ['IN_PROGRESS', 'TERMINATED', 'ARCHIVE_SUBMITTED'] });
    expect(after(...closed, ['eligibility.ObjectionDecided', { outcome: 'UPHELD' }])).toEqual({ state: 'ARCHIVE_SUBMITTED', held: ['IN_PROGRESS', 'TERMINATED'] });
    expect(after(...closed, ['eligibility.ObjectionDecided', { outcome: 'TERMINATION_REVOKED' }])).toEqual({ state: 'IN_PROGRESS', held: [] });
  });

  it('an objection upheld leaves the decision; a grant by order, a revoked termination change it', () => {
    const refused = ['eligibility.AidRefused', 'eligibility.ObjectionFiled'];
    expect(after(...refused).state).toBe('OBJECTION');
    expect(after(...refused, ['eligibility.ObjectionDecided', { outcome: 'UPHELD' }]).state).toBe('REFUSED');
    expect(after(...refused, 'eligibility.ObjectionWithdrawn').state).toBe('REFUSED');
    expect(after(...refused, ['eligibility.ObjectionDecided', { outcome: 'ORDERED_TO_GRANT' }], 'eligibility.AidGranted').state).toBe('GRANTED');
    const terminated = [...AT_WORK, 'eligibility.AidTerminated', 'eligibility.ObjectionFiled'];
    expect(after(...terminated, ['eligibility.ObjectionDecided', { outcome: 'UPHELD' }])).toEqual({ state: 'TERMINATED', held: ['IN_PROGRESS'] });
    expect(after(...terminated, ['eligibility.ObjectionDecided', { outcome: 'TERMINATION_REVOKED' }])).toEqual({ state: 'IN_PROGRESS', held: [] });
  });

  it('closed and archived by a termination that is revoked later, it goes on where it stood before', () => {
    const closed = [...AT_WORK, 'eligibility.AidTerminated', 'assignment.CaseClosed'];
    const revoked = ['eligibility.ObjectionFiled', ['eligibility.ObjectionDecided', { outcome: 'TERMINATION_REVOKED' }], 'eligibility.AidGranted'] as (string | [string, object])[];
    expect(after(...closed).state).toBe('CLOSED');
    expect(after(...closed, ...revoked)).toEqual({ state: 'IN_PROGRESS', held: [] });
    expect(after(...closed, 'quality-review.ArchiveSubmitted', 'quality-review.ArchiveAccepted', ...revoked, 'assignment.CaseClosed')).toEqual({ state: 'CLOSED', held: [] });
    expect(after(...GRANTED, 'eligibility.AidTerminated', ...revoked)).toEqual({ state: 'GRANTED', held: [] });
  });

  it('advance aid: the examination beside the work does not take the case back; a refusal does; a relieved lawyer leaves it to be assigned', () => {
    const early = ['assignment.ProviderAssigned', 'intake.ApplicationAccepted', 'eligibility.Examined', 'eligibility.DecisionProposed'];
    expect(after(...early, 'eligibility.AidGranted').state).toBe('ASSIGNED');
    expect(after('assignment.ProviderAssigned', 'intake.SupplementRequested', ...GRANTED).state).toBe('ASSIGNED');
    expect(after(...early, 'eligibility.AidRefused').state).toBe('REFUSED');
    expect(after(...AT_WORK, 'assignment.ProviderRelieved').state).toBe('GRANTED');
  });
});
