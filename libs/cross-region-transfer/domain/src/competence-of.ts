import type { RuleInput } from '@juanzong/common-domain';
import type { CompetenceGround, PlaceSource } from '@juanzong/cross-region-transfer-contracts';
import type { Application } from '@juanzong/intake-contracts';
import { type RegionCode, regionCode } from '@juanzong/kernel';
import { competence, type CompetenceAnswer, isPolicyMissing, type MatterCode, MATTERS, type PolicyMissing, regionAtStart, regionName, STAGES, type StageCode } from '@juanzong/policy';
import { refuseTransfer, type TransferRefusal } from './transfer.refusals.js';
import type { Opened } from './transfer.state.js';

export interface KnownCompetence {
  readonly answer: CompetenceAnswer;
  /** Where the place of a ground was read. */
  readonly readFrom: (ground: CompetenceGround) => PlaceSource;
}

/** The stage of the single case decides; where it is not known, how such a matter is usually pursued. */
export const isLitigation = ({ matter, stage }: Pick<Application, 'matter' | 'stage'>): boolean =>
  stage !== undefined && STAGES.has(stage) ? STAGES.get(stage as StageCode).litigation : MATTERS.get(matter as MatterCode).litigation;

/**
 * Which agencies are competent for the application in this file, read from its particulars; `named` is the place that the clerk
 * names where those tell none. Before an agency is competent its own rules count: those of the owner on the day of receipt.
 */
export function competenceOf({ agency, application, receivedOn }: Opened, named: string | undefined, { book }: RuleInput): KnownCompetence | TransferRefusal {
  const litigation = isLitigation(application);
  const organ = regionIn(application.handlingOrgan);
  const cause = litigation ? undefined : regionIn(application.disputePlace);
  const derived = [organ, cause].filter((region) => region !== undefined);
  if (named !== undefined && regionName(named) === undefined) return refuseTransfer('cross-region-transfer.no-such-place', { place: named });
  if (named !== undefined && derived.length > 0 && !derived.includes(regionCode(named))) return refuseTransfer('cross-region-transfer.place-differs', { place: named, derived });
  if (named === undefined && derived.length === 0) return refuseTransfer('cross-region-transfer.place-unknown');
  const byClerk = derived.length === 0 && named !== undefined ? regionCode(named) : undefined;
  const facts = { litigation, organ: organ ?? (litigation ? byClerk : undefined), cause: litigation ? undefined : (cause ?? byClerk) };
  const answer: CompetenceAnswer | PolicyMissing = competence(book, { region: agency, date: receivedOn }, facts);
  if (isPolicyMissing(answer)) return answer;
  const readFrom = (ground: CompetenceGround): PlaceSource => (byClerk !== undefined ? 'NAMED_BY_CLERK' : ground === 'CAUSE_AROSE' ? 'DISPUTE_PLACE' : 'HANDLING_ORGAN');
  return { answer, readFrom };
}

const regionIn = (name: string | undefined): RegionCode | undefined => (name === undefined ? undefined : regionAtStart(name));
