import type { Step } from './steps.js';

/** What does the duty of a deadline's rule. A clock that ran out leaves the duty undone: it waits until one of these is done. */
const DONE_BY: Readonly<Record<string, readonly string[]>> = {
  examination: ['request-supplement', 'accept-application', 'query-means', 'verify-means', 'reuse-hardship-finding', 'propose-decision', 'decide-instantly', 'approve-decision', 'return-decision'],
  'advance-aid-formalities': ['request-supplement', 'supply-materials', 'accept-application', 'revoke-advance-aid'],
  assignment: ['assign-provider'],
  'notification-assignment': ['assign-provider'],
  agreement: ['accept-assignment', 'sign-agreement'],
  'change-decision': ['decide-change'],
  'termination-notice': ['serve-decision'],
  'objection-decision': ['decide-objection'],
  'forward-answer': ['accept-forwarding', 'dispute-forwarding'],
  designation: ['designate'],
  'archive-submission': ['submit-archive'],
  'archive-resubmission': ['submit-archive'],
  'archive-review': ['return-archive', 'accept-archive'],
  'finding-answer': ['answer-finding', 'record-rectification'],
};

/** Whether a duty that was missed is still to be done by one of these steps. */
export const stillOwed = (ruleId: string, steps: readonly Pick<Step, 'action'>[]): boolean => steps.some(({ action }) => DONE_BY[ruleId]?.includes(action));
