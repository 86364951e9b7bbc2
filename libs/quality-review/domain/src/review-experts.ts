import { type Expert, expertJoinedV1, expertLeftV1 } from '@juanzong/quality-review-contracts';
import { type CommandContext, type DataOf, type Decider, type Decision, type NewEntry, type RecordedEntry, refuse } from '@juanzong/kernel';
import { newEntry } from './new-entry.js';
import type { ReviewRefusal } from './review.refusals.js';
import { type ActionRule, ORGANISERS, roleRefusal, territoryRefusal } from './review.territory.js';

/** What may be asked of a pool of experts, the stream `review-experts-<region>`. */
export type ExpertsCommand =
  | { readonly kind: 'enrolReviewer'; readonly region: string; readonly expert: Expert }
  | { readonly kind: 'removeReviewer'; readonly region: string; readonly reviewerId: string; readonly reason: string };

export const EXPERTS_ACTIONS: Readonly<Record<ExpertsCommand['kind'], ActionRule>> = {
  enrolReviewer: { name: 'enrol-reviewer', label: { zh: '评估专家入库', en: 'Enrol an expert' }, roles: [...ORGANISERS, 'operator'] },
  removeReviewer: { name: 'remove-reviewer', label: { zh: '评估专家出库', en: 'Remove an expert' }, roles: [...ORGANISERS, 'operator'] },
};

/** The experts of a region, and the last entry that is known of its pool. */
export interface ExpertPool {
  readonly revision: number;
  readonly experts: Readonly<Record<string, Expert>>;
}

export const initialPool = (): ExpertPool => ({ revision: -1, experts: {} });

/** Folds one entry of a pool. Types that it does not know change nothing but the revision. */
export function evolvePool({ experts }: ExpertPool, { type, data, revision }: RecordedEntry): ExpertPool {
  switch (type) {
    case 'quality-review.ExpertJoined': {
      const expert = data as DataOf<typeof expertJoinedV1>;
      return { revision, experts: { ...experts, [expert.reviewerId]: expert } };
    }
    case 'quality-review.ExpertLeft': {
      const { [(data as DataOf<typeof expertLeftV1>).reviewerId]: _gone, ...rest } = experts;
      return { revision, experts: rest };
    }
    default:
      return { revision, experts };
  }
}

function decide(command: ExpertsCommand, { experts }: ExpertPool, { actor }: CommandContext): Decision<NewEntry, ReviewRefusal> {
  const barred = roleRefusal(EXPERTS_ACTIONS[command.kind], actor) ?? territoryRefusal(actor, command.region);
  if (barred) return barred;
  switch (command.kind) {
    case 'enrolReviewer': {
      const { reviewerId } = command.expert;
      return experts[reviewerId] ? refuse('quality-review.expert-enrolled-already', { reviewerId }) : [newEntry(expertJoinedV1, command.expert)];
    }
    case 'removeReviewer': {
      const { reviewerId, reason } = command;
      return experts[reviewerId] ? [newEntry(expertLeftV1, { reviewerId, reason })] : refuse('quality-review.expert-not-in-pool', { reviewerId });
    }
  }
}

/** The pool of experts of a region: stream `review-experts-<region>`. */
export const expertsDecider: Decider<ExpertsCommand, ExpertPool, NewEntry, ReviewRefusal> = { decide, evolve: evolvePool, initialState: initialPool };
