import { CommandHandler, FileCabinet, type Folding } from '@juanzong/event-store';
import { canonicalJson } from '@juanzong/case-file';
import { isRefusal } from '@juanzong/kernel';
import { folded, inPlace, type Told } from '../oracle/index.js';
import { type AnyFold, foldsOf } from './folds.js';
import type { Lived } from './live.js';
import type { Decided } from './recording-handler.js';

const spelled = (value: unknown): string => canonicalJson(value ?? null);
const ERASURE = 'intake.PersonalDataErased';

/** What a decider folded bit by bit while the province was lived is what it folds from nothing, on every stream. */
export async function foldFaults({ province, all }: Lived, foldsFor: (stream: string) => Readonly<Record<string, AnyFold>> = foldsOf): Promise<string[]> {
  const faults: string[] = [];
  for (const stream of new Set(all.map((entry) => entry.stream))) {
    const file = await province.runtime.cabinet.open(stream);
    const entries = inPlace(all.filter((entry) => entry.stream === stream));
    for (const [name, fold] of Object.entries(foldsFor(stream))) {
      const kept = file.stateFor((foldsOf(stream)[name] ?? fold) as Folding<unknown>);
      if (spelled(kept) !== spelled(folded(fold as Folding<unknown>, entries))) faults.push(`${stream}: the state that ${name} keeps is not what the file folds to`);
    }
  }
  return faults;
}

/** Every decision, taken again on the entries that it was taken on, comes out the same, and the same is stored. */
export function decisionFaults({ province, all, plain }: Lived, knownTo: (decided: Decided, entries: readonly Told[]) => readonly Told[] = ({ known }, entries) => entries.slice(0, known)): string[] {
  const byStream = (entries: readonly Told[]): Map<string, Told[]> => {
    const streams = new Map<string, Told[]>();
    for (const entry of entries) streams.set(entry.stream, [...(streams.get(entry.stream) ?? []), entry]);
    return streams;
  };
  const writtenBy = new Set(province.log.all.map(({ entry }) => `${entry.stream} ${entry.commandId} ${entry.revision}`));
  const [erased, asWritten] = [byStream(all), byStream(plain)];
  return province.handler.decided.flatMap((decided) => {
    const { stream, commandId, known, decision } = decided;
    const whole = asWritten.get(stream) ?? [];
    // Once somebody was erased the decider saw the file without them.
    const seen = whole.slice(0, known).some(({ type }) => type === ERASURE) ? (erased.get(stream) ?? []) : whole;
    const placed = inPlace(knownTo(decided, seen));
    const again = decided.again((decider) => folded(decider, placed));
    const faults = spelled(again) === spelled(decision) ? [] : [`${stream}@${known - 1} ${commandId}: decided again it comes out otherwise`];
    const stored = whole.slice(known, known + (isRefusal(decision) ? 0 : decision.length));
    // A decision may come to nothing: a date that precedes the last step is refused after it.
    if (isRefusal(decision) || !writtenBy.has(`${stream} ${commandId} ${known}`)) return faults;
    const same = stored.length === decision.length && stored.every(({ type, data }, i) => type === decision[i]?.type && spelled(data) === spelled(decision[i]?.data));
    return same ? faults : [...faults, `${stream}@${known}: what is stored is not what was decided`];
  });
}

/** Every command that wrote, sent again to a process that remembers nothing, is recognised and writes nothing. */
export async function retryFaults({ province }: Pick<Lived, 'province'>): Promise<string[]> {
  const { log, runtime: { registry, vault, clock }, handler: { written } } = province;
  const restarted = new CommandHandler({ log, cabinet: new FileCabinet(log, registry, vault), registry, vault, clock });
  const faults: string[] = [];
  const before = log.all.length;
  for (const { entries, repeat } of written) {
    const again = await repeat(restarted);
    const ids = 'refusal' in again ? again.refusal : again.entries.map(({ eventId }) => eventId).join();
    if (ids !== entries.map(({ eventId }) => eventId).join()) faults.push(`${entries[0]?.stream}@${entries[0]?.revision}: sent again it is answered ${ids}`);
  }
  return log.all.length === before ? faults : [...faults, `sent again, ${log.all.length - before} entries were written`];
}
