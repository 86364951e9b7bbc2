/** The straight way through a case and its review; of what is offered the first. */
export const ONWARD = [
  'agree-materials', 'record-interview', 'forward', 'accept-forwarding', 'accept-application', 'verify-means', 'propose-decision', 'approve-decision', 'assign-provider', 'accept-assignment', 'sign-agreement', 'close-case', 'submit-archive', 'accept-archive',
  'appoint-reviewers', 'submit-score', 'close-review',
];
/** What comes after the last entry of a campaign. */
export const NEXT_OF_CAMPAIGN: Readonly<Record<string, string>> = {
  'quality-review.CampaignOpened': 'fix-frame', 'quality-review.FrameFixed': 'draw-sample', 'quality-review.SampleDrawn': 'publish-results', 'quality-review.ResultsPublished': 'close-campaign',
};

/** What ends a file early, or again and again changes the same, is seldom. */
export const SELDOM: Readonly<Record<string, number>> = {
  'request-supplement': 1, 'supply-materials': 0.5, 'withdraw-application': 0.02, 'issue-document': 0.015, 'assign-provider': 0.6, 'serve-document': 0.2, 'record-deemed-withdrawal': 0.3, 'correct-application': 0.06, 'erase-personal-data': 0.02,
  'propose-forwarding': 1, 'withdraw-proposal': 0.2, 'dispute-forwarding': 0.5, 'verify-means': 0.8, 'query-means': 0.2, 'reuse-hardship-finding': 0.2, 'decide-instantly': 0.1,
  'grant-advance-aid': 0.5, 'revoke-advance-aid': 0.1, 'return-decision': 0.3, 'terminate-aid': 0.08, 'record-false-commitment': 0.04, 'order-cost-recovery': 0.3, 'report-ground': 0.04, 'file-objection': 1, 'decide-objection': 1, 'withdraw-objection': 0.5,
  'decline-assignment': 0.2, 'record-recipient-choice': 0.1, 'record-conflict': 0.1, 'request-change': 0.2, 'withdraw-change-request': 0.3, 'notify-hearing': 0.3, 'report-progress': 0.3, 'rate-service': 0.04, 'correct-rating': 0.05,
  'open-supervision-act': 0.015, 'raise-finding': 0.1, 'record-rectification': 0.15, 'answer-finding': 0.5, 'close-supervision-act': 0.2, 'return-archive': 0.3, 'declare-conflict': 0.15, 'correct-score': 0.2, 'remove-lawyer': 0.3,
};
