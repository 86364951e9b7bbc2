import type { Timeline, TimelineEntry } from '@juanzong/case-history-contracts';

export const CASE = '0b0f3a52-7a0c-4f5e-9a62-0d6a5a1c9f10';

export function entry(changes: Partial<TimelineEntry> = {}): TimelineEntry {
  return {
    revision: 0, eventId: 'e0', type: 'intake.ApplicationReceived', version: 1, label: { zh: '收到申请', en: 'Application received' },
    occurredAt: { precision: 'day', date: '2024-03-05' }, recordedAt: '2024-03-05T02:00:00.000Z', actor: { id: 'clerk@340202', role: 'clerk', agency: '340202' }, agency: '340202',
    corrects: null, data: { application: { applicant: { name: '张*' }, matter: 'LABOUR_PAY', household: { monthlyIncomeFen: 120050 }, opponents: [{ name: '某*' }] } }, rules: [], policyVersions: [],
    calendarVersion: null, hash: 'ab', ...changes,
  };
}

export function timeline(changes: Partial<Timeline> = {}): Timeline {
  return {
    caseId: CASE, at: null, knownAt: null, clock: 'real', revealed: false, state: 'ACCEPTED', stateLabel: { zh: '已受理', en: 'Accepted' }, byContext: { intake: 'Accepted' },
    entries: [entry()], deadlines: [], unverified: false, ...changes,
  };
}
