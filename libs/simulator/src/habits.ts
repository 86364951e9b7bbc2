/** How people behave, as probabilities and days: chosen, not published. One file, so that a province can be made busier or more careless. */
export const HABITS = {
  /** Whoever types a date types it wrong now and then. */
  misdated: 0.02,
  intake: {
    accept: [0, 2], acceptSlowly: [8, 14], slowClerks: 0.05,
    supplied: [2, 9], suppliedLate: [16, 30], supplyLate: 0.1, neverSupplied: 0.15,
    withdraw: [1, 6], withdrawn: 0.015, withdrawnOnTheWay: 0.2, regretted: 0.012, sameMatterAgain: 0.6,
    correct: [1, 8], corrected: 0.015, otherMatter: 0.04, returning: 0.06, returns: [50, 110],
    letters: 0.05,
    erase: [40, 90], erased: 0.05,
  },
  eligibility: {
    verify: [0, 1], propose: [1, 3], proposeSlowly: [9, 15], slowExaminers: 0.05,
    approve: [0, 1], approveSlowly: [6, 10], slowApprovers: 0.03, ownLawyer: 0.012, returned: 0.06,
    serve: [0, 3],
    object: [1, 9], objects: 0.4, objectionLate: [70, 80], objectsLate: 0.04, objectionDecided: [2, 7], objectionDecidedLate: [8, 14], slowBureaus: 0.1, objectionFounded: 0.4, objectionWithdrawn: 0.08,
    advance: [0, 1], advanced: 0.35, advanceSettled: [3, 9],
    instant: [0, 1], instantly: 0.4,
    commitmentFalse: [15, 60], commitmentsFalse: 0.04, terminate: [1, 4], terminated: 0.01, recover: [2, 6], reported: 0.02, reuse: 0.5,
  },
  assignment: {
    assign: [0, 2], assignSlowly: [5, 9], slowAssigners: 0.05,
    choose: [0, 1], chosen: 0.07, conflict: [0, 1], conflicts: 0.02,
    take: [0, 2], declined: 0.05,
    sign: [1, 4], signSlowly: [8, 15], slowSigners: 0.06, refusedToSign: 0.03,
    progress: [8, 25], progressReports: [1, 3], hearing: [2, 10], hearings: 0.45, hearingAhead: [5, 20],
    close: [10, 40], change: [5, 20], changeAsked: 0.03, changeGranted: 0.7, changeDecided: [1, 4], changeDecidedLate: [6, 10], slowChanges: 0.1, changeWithdrawn: 0.1, handOver: [1, 4], lateHandOver: 0.1,
    sickLeave: 0.12, sickDays: [15, 40],
  },
  transfer: {
    propose: [0, 2], proposed: 0.25, proposedElsewhere: 0.07, withdrawn: 0.12, list: [0, 1], interview: [0, 1], forward: [0, 2], answer: [1, 4], answerLate: [9, 14], slowAnswers: 0.2, disputed: 0.6, givesIn: 0.5, designate: [2, 6], designateLate: [15, 25], slowDesignations: 0.1,
  },
  quality: {
    submit: [5, 25], submitLate: [35, 55], slowLawyers: 0.08, check: [2, 8], checkLate: [25, 40], slowOfficers: 0.05, returned: 0.15, resubmit: [2, 8],
    rate: [2, 12], rated: 0.3, followUp: [10, 25], followedUp: 0.12, observe: [1, 4], observed: 0.25, fileCheck: [10, 30], fileChecked: 0.05, opinion: [10, 30], opinions: 0.05,
    raise: [0, 2], findings: 0.45, answer: [2, 9], answerLate: [25, 40], slowAnswers: 0.1, recheck: [1, 4], recheckRejected: 0.2, closeAct: [1, 3],
    conflict: 0.1, score: [1, 6], arbitrate: [1, 3], correctRating: 0.05, correctScore: 0.08,
  },
} as const;

export type Days = readonly [number, number];
