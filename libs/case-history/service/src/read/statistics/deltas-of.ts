import type { providerAssignedV1 } from '@juanzong/assignment-contracts';
import type { objectionDecidedV1 } from '@juanzong/eligibility-contracts';
import type { applicationReceivedV1 } from '@juanzong/intake-contracts';
import { type DataOf, occurredDate, type RecordedEntry } from '@juanzong/kernel';
import { MATTERS } from '@juanzong/policy';
import { measuresOf } from './measures-of.js';
import type { StatisticRow } from './statistic-row.js';

type Particulars = Pick<StatisticRow, 'matter' | 'category' | 'groups' | 'channel'>;
type Lawyer = Pick<StatisticRow, 'lawyerId' | 'lawyerName'>;
type Fact = Omit<StatisticRow, 'deltaId' | 'delta' | 'recordedAt' | 'revision'>;

const OF_A_CLOSED_CASE: ReadonlySet<string> = new Set(['CLOSED', 'ARCHIVED']);
const revokesTermination = ({ type, data }: RecordedEntry): boolean =>
  type === 'eligibility.ObjectionDecided' && (data as DataOf<typeof objectionDecidedV1>).outcome === 'TERMINATION_REVOKED';

const NOBODY: Lawyer = { lawyerId: null, lawyerName: null };

/**
 * The steps of every count that a case has a part in, from all entries of its file. A correction of the application moves
 * what the case counted for: each standing fact is taken back as it was and counted as it is, dated when it happened and
 * known since the correction. A case is granted once: the grant that follows a revoked termination confirms the first. With the
 * termination a closing and an archive that rested on it are taken back: the case goes on, and is closed later.
 */
export function deltasOf(caseId: string, entries: readonly RecordedEntry[]): StatisticRow[] {
  const rows: StatisticRow[] = [];
  let [particulars, lawyer, standing]: [Particulars | undefined, Lawyer, Fact[]] = [undefined, NOBODY, []];
  for (const entry of entries) {
    const write = (facts: readonly { fact: Fact; delta: number }[]): void => {
      facts.forEach(({ fact, delta }, i) => rows.push({ ...fact, delta, deltaId: `${entry.eventId}:${i}`, recordedAt: entry.recordedAt, revision: entry.revision }));
    };
    const corrected = particularsIn(entry);
    if (corrected && particulars && !same(corrected, particulars)) {
      const moved = standing.map((fact) => ({ ...fact, ...corrected }));
      write([...standing.map((fact) => ({ fact, delta: -1 })), ...moved.map((fact) => ({ fact, delta: 1 }))]);
      standing = moved;
    }
    particulars = corrected ?? particulars;
    if (revokesTermination(entry)) {
      const undone = standing.filter(({ measure }) => OF_A_CLOSED_CASE.has(measure));
      write(undone.map((fact) => ({ fact, delta: -1 })));
      standing = standing.filter((fact) => !undone.includes(fact));
    }
    if (entry.type === 'assignment.ProviderAssigned') lawyer = assignedTo(entry);
    if (particulars) {
      const of = { ...particulars, ...lawyer, caseId, occurredOn: occurredDate(entry.occurredAt) };
      const counted = measuresOf(entry).map(({ grade = null, ...what }): Fact => ({ ...of, ...what, grade })).filter(({ measure }) => !(measure === 'GRANTED' && standing.some((one) => one.measure === 'GRANTED')));
      write(counted.map((fact) => ({ fact, delta: 1 })));
      standing = [...standing, ...counted];
    }
    if (entry.type === 'assignment.AssignmentDeclined' || entry.type === 'assignment.ProviderRelieved') lawyer = NOBODY;
  }
  return rows;
}

function particularsIn({ type, data }: RecordedEntry): Particulars | undefined {
  if (type !== 'intake.ApplicationReceived' && type !== 'intake.ApplicationReceivedCorrected') return undefined;
  const { matter, groups, channel } = (data as DataOf<typeof applicationReceivedV1>).application;
  return { matter, category: MATTERS.find(matter)?.category ?? 'UNKNOWN', groups: [...new Set(groups)].sort(), channel };
}

const same = (a: Particulars, b: Particulars): boolean => a.matter === b.matter && a.channel === b.channel && a.groups.join() === b.groups.join();

function assignedTo({ data }: RecordedEntry): Lawyer {
  const { lawyerId, lawyerName } = data as DataOf<typeof providerAssignedV1>;
  return { lawyerId, lawyerName };
}
