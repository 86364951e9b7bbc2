import type { RuleInput } from '@juanzong/common-domain';
import type { Decider, NewEntry } from '@juanzong/kernel';
import type { QualityCommand } from './quality.commands.js';
import { decideQuality } from './quality.decide.js';
import type { QualityRefusal } from './quality.refusals.js';
import { evolveQuality, initialQuality, type QualityState } from './quality.state.js';

/**
 * Archive, ratings and supervision of a case: stream `case-<caseId>`. The review of the file by a campaign is a second decider on the
 * same stream, with a state of its own: both fold every entry, each writes its own kinds, and a review raises its findings through the
 * same pure functions of `supervision.decide.ts`. This one keeps the deadlines of both.
 */
export const qualityDecider: Decider<QualityCommand, QualityState, NewEntry, QualityRefusal, RuleInput> = {
  decide: decideQuality, evolve: evolveQuality, initialState: initialQuality,
};
