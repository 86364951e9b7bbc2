import { heldDraws, rosterDecider } from '@juanzong/assignment-domain';
import { caseIdOf, type Entry, familyOf, toRecorded } from '@juanzong/case-file';
import type { ServiceRuntime } from '@juanzong/service-kit';
import { type Finding, finding } from './finding.js';

type Streams = ReadonlyMap<string, readonly Entry[]>;

/** What was left half-way between two files: cases missing from a ledger, draws held, numbers that nobody carries. */
export function checkProtocols(streams: Streams, runtime: Pick<ServiceRuntime, 'registry'>): Finding[] {
  return [...checkLedgers(streams), ...checkDraws(streams, runtime), ...checkNumbers(streams)];
}

const ofFamily = (streams: Streams, family: string) => [...streams].filter(([stream]) => familyOf(stream) === family);

function checkLedgers(streams: Streams): Finding[] {
  const registered = new Set<string>();
  const gaps = ofFamily(streams, 'agency').flatMap(([stream, entries]) =>
    entries.filter(({ type }) => type === 'intake.CaseRegistered').flatMap(({ data }, i) => {
      const { ordinal, registeredCase } = data as { ordinal: number; registeredCase: string };
      registered.add(registeredCase);
      return ordinal === i + 1 ? [] : [finding('ledger-gap', `${stream}#${ordinal}`, `登记序号${ordinal}不连续`, `ordinal ${ordinal} is not contiguous`)];
    }),
  );
  const missing = ofFamily(streams, 'case').filter(([stream]) => !registered.has(caseIdOf(stream) ?? ''));
  return [...gaps, ...missing.map(([stream]) => finding('ledger-missing-case', stream, '案卷未登记入机构总册', 'the case is missing from its agency’s ledger'))];
}

function checkDraws(streams: Streams, { registry }: Pick<ServiceRuntime, 'registry'>): Finding[] {
  return ofFamily(streams, 'roster').flatMap(([stream, entries]) => {
    const state = entries.map((entry) => toRecorded(entry, entry.data, registry)).reduce(rosterDecider.evolve, rosterDecider.initialState());
    return heldDraws(state).map(({ drawId }) => finding('draw-left-half-way', `${stream} ${drawId}`, '抽派既未使用也未退回', 'a drawn turn was neither spent nor returned'));
  });
}

function checkNumbers(streams: Streams): Finding[] {
  const accepted = new Set(ofFamily(streams, 'case').filter(([, entries]) => entries.some(({ type }) => type === 'intake.ApplicationAccepted')).map(([stream]) => caseIdOf(stream)));
  return ofFamily(streams, 'numbers').flatMap(([stream, entries]) => {
    const explained = new Set(entries.filter(({ type }) => type === 'intake.NumberGapExplained').map(({ data }) => (data as { ordinal: number }).ordinal));
    return entries.filter(({ type }) => type === 'intake.NumberDrawn').flatMap(({ data }) => {
      const { ordinal, drawnFor } = data as { ordinal: number; drawnFor: string };
      return accepted.has(drawnFor) || explained.has(ordinal) ? [] : [finding('number-unexplained', `${stream}#${ordinal}`, '案号既未使用也未说明', 'a number was neither used nor explained')];
    });
  });
}
