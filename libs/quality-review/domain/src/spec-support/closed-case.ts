import { caseClosedV1, hearingNotifiedV1, lawyerExample, providerAssignedV1 } from '@juanzong/assignment-contracts';
import type { RuleInput } from '@juanzong/common-domain';
import { aidGrantedV1 } from '@juanzong/eligibility-contracts';
import { applicationExample, applicationReceivedV1 } from '@juanzong/intake-contracts';
import type { Actor, Instant } from '@juanzong/kernel';
import { given, platformRules } from '@juanzong/testing';
import { qualityDecider } from '../index.js';

export const input: RuleInput = platformRules();
export const OWNER = '340202';
export const lawyer: Actor = { id: `lawyer:${lawyerExample.lawyerId}`, role: 'lawyer' };
export const officer: Actor = { id: 'quality-officer@340202', role: 'quality-officer', agency: OWNER };
export const clerk: Actor = { id: 'clerk@340202', role: 'clerk', agency: OWNER };
export const bureau: Actor = { id: 'supervisor@340200', role: 'supervisor', agency: '340200' };
export const recipient: Actor = { id: 'recipient:test', role: 'recipient' };
export const system: Actor = { id: 'system', role: 'system' };

export const at = (day: string, hour = '02'): Instant => `${day}T${hour}:00:00.000Z` as Instant;
export const CLOSED_ON = '2024-05-20';

/** A case of wages before a court, in hand since March. */
export const inHand = (agency = OWNER, more: object = {}) =>
  given(qualityDecider, { agency, actor: { ...clerk, agency }, at: at('2024-03-05') }).events(
    { type: 'intake.ApplicationReceived', data: { ...applicationReceivedV1.example, application: { ...applicationExample, stage: 'FIRST_INSTANCE', ...more } } },
    { type: 'eligibility.AidGranted', data: aidGrantedV1.example },
    { type: 'assignment.ProviderAssigned', data: providerAssignedV1.example, at: at('2024-03-07') },
    { type: 'assignment.AssignmentAccepted', data: { drawId: providerAssignedV1.example.drawId, lawyerId: lawyerExample.lawyerId }, actor: lawyer },
  );

export const HEARING = { type: 'assignment.HearingNotified', data: hearingNotifiedV1.example, at: at('2024-04-01'), actor: lawyer };

/** The same, closed; its archive clock runs. */
export const closed = (agency = OWNER, result = 'MEDIATED', more: object = {}) => {
  const file = inHand(agency, more).events(HEARING, {
    type: 'assignment.CaseClosed', data: { ...caseClosedV1.example, result, closedOn: CLOSED_ON }, at: at(CLOSED_ON), occurredAt: { precision: 'day', date: CLOSED_ON as never }, actor: lawyer,
  });
  return file;
};
export const awaiting = (...of: Parameters<typeof closed>) => {
  const file = closed(...of);
  return file.when({ kind: 'startSubmission', closing: file.entries.at(-1)?.eventId ?? '' }, { input, actor: system, occurredAt: { precision: 'day', date: CLOSED_ON as never } }).file;
};

export const paper = (item: string, pages = 2) => ({ item, documents: [{ digest: 'a'.repeat(64), size: 10, mediaType: 'application/pdf', kind: 'ARCHIVE_PAPER' }], pages });
export const CIVIL_SUIT = ['APPLICATION_PAPERS', 'GRANT_DECISION', 'ASSIGNMENT_NOTICE', 'AGREEMENT', 'LETTER_TO_ORGAN', 'INTERVIEW_RECORD', 'PLEADINGS', 'HEARING_PAPERS', 'LEGAL_DOCUMENT', 'CLOSING_REPORT'];
export const submission = (items: readonly string[] = CIVIL_SUIT) => ({ kind: 'submitArchive' as const, items: items.map((item) => paper(item)), missing: [] });

export const submitted = () => awaiting().when(submission(), { input, actor: lawyer, at: at('2024-06-01') }).file;
