import type { LetterForm } from '../forms.js';
import type { CaseLetter } from './case-letter.js';
import { archiveCover, assignmentNotice, forwardingLetter, forwardingNotice, serviceRecord } from './letters-from-assignment.js';
import { grantDecision, receipt, refusalDecision, supplementNotice } from './letters-until-decision.js';

/** Every form that a case file can be told in. */
export const CASE_LETTERS: { readonly [Form in LetterForm]: CaseLetter<Form> } = {
  receipt, 'supplement-notice': supplementNotice, 'grant-decision': grantDecision, 'refusal-decision': refusalDecision, 'assignment-notice': assignmentNotice,
  'forwarding-letter': forwardingLetter, 'forwarding-notice': forwardingNotice, 'service-record': serviceRecord, 'archive-cover': archiveCover,
};
