import type {
  ActKind, Answerer, findingAnsweredV1, findingRaisedV1, findingRecheckedV1, Severity, supervisionActClosedV1, supervisionActOpenedV1,
} from '@juanzong/quality-review-contracts';
import type { Actor, DataOf, EventId, Instant, RecordedEntry } from '@juanzong/kernel';

/** Who carries an act of supervision out: any officer of the same agency or bureau in the same role goes on with it. */
export type Office = Pick<Actor, 'role' | 'agency'>;

export interface Act {
  readonly kind: ActKind;
  readonly openedBy: EventId;
  readonly office: Office;
  readonly closed: boolean;
}

/** OPEN: to be answered · ANSWERED: to be rechecked · SETTLED: the answer was accepted. */
export interface Finding {
  readonly actId: string;
  readonly duty: Answerer;
  readonly severity: Severity;
  readonly raisedBy: string;
  readonly status: 'OPEN' | 'ANSWERED' | 'SETTLED';
  /** The entry since which an answer is owed: the finding, or the refusal of its last answer. An answer names entries after it. */
  readonly owedSince: { readonly entry: EventId; readonly revision: number; readonly recordedAt: Instant };
}

export interface SupervisionState {
  readonly acts: Readonly<Record<string, Act>>;
  readonly findings: Readonly<Record<string, Finding>>;
}

export const initialSupervision = (): SupervisionState => ({ acts: {}, findings: {} });

/** Every finding of an act, by its id. */
export const findingsOf = ({ findings }: SupervisionState, actId: string): (readonly [string, Finding])[] =>
  Object.entries(findings).filter(([, finding]) => finding.actId === actId);

/** The findings that keep an act from being closed. */
export const unsettled = (state: SupervisionState, actId: string): string[] => findingsOf(state, actId).flatMap(([id, { status }]) => (status === 'SETTLED' ? [] : [id]));

const changed = (state: SupervisionState, findingId: string, change: Partial<Finding>): SupervisionState => {
  const finding = state.findings[findingId];
  return finding ? { ...state, findings: { ...state.findings, [findingId]: { ...finding, ...change } } } : state;
};

const owedSince = ({ eventId, revision, recordedAt }: RecordedEntry): Finding['owedSince'] => ({ entry: eventId, revision, recordedAt });

/** Folds the acts of supervision of a file, whoever opened them. */
export function evolveSupervision(state: SupervisionState, entry: RecordedEntry): SupervisionState {
  switch (entry.type) {
    case 'quality-review.SupervisionActOpened': {
      const { actId, kind } = entry.data as DataOf<typeof supervisionActOpenedV1>;
      const { role, agency } = entry.actor;
      return { ...state, acts: { ...state.acts, [actId]: { kind, openedBy: entry.eventId, office: { role, ...(agency === undefined ? {} : { agency }) }, closed: false } } };
    }
    case 'quality-review.FindingRaised': {
      const { actId, findingId, duty, severity } = entry.data as DataOf<typeof findingRaisedV1>;
      const finding: Finding = { actId, duty, severity, raisedBy: entry.actor.id, status: 'OPEN', owedSince: owedSince(entry) };
      return { ...state, findings: { ...state.findings, [findingId]: finding } };
    }
    case 'quality-review.FindingAnswered':
      return changed(state, (entry.data as DataOf<typeof findingAnsweredV1>).findingId, { status: 'ANSWERED' });
    case 'quality-review.FindingRechecked': {
      const { findingId, accepted } = entry.data as DataOf<typeof findingRecheckedV1>;
      return changed(state, findingId, accepted ? { status: 'SETTLED' } : { status: 'OPEN', owedSince: owedSince(entry) });
    }
    case 'quality-review.SupervisionActClosed': {
      const { actId } = entry.data as DataOf<typeof supervisionActClosedV1>;
      const act = state.acts[actId];
      return act ? { ...state, acts: { ...state.acts, [actId]: { ...act, closed: true } } } : state;
    }
    default:
      return state;
  }
}
