import type { Registered, SealedStream } from './agency-parts.js';
import { dayAfter } from './dates.js';
import { type Problem, problem, type ProblemCode } from './problems.js';
import { isLongOver } from './seal-days.js';
import { caseLeaf, ledgerLeaf, NO_HASH, SealTree } from './seal-root.js';
import type { SealData } from './seal-shapes.js';
import { isSealSigned } from './seal-signature.js';

export interface SealedAgency {
  readonly agency: string;
  readonly clock: 'real' | 'virtual';
  /** When the ledger was exported. */
  readonly exportedAt: string;
  readonly seals: readonly SealData[];
  readonly ledger: SealedStream;
  readonly registered: readonly Registered[];
  readonly cases: ReadonlyMap<string, SealedStream>;
  readonly trustedKeys: readonly string[] | undefined;
}

/** Every seal by itself and after the one before, then against ledger and cases. */
export function checkSeals(file: SealedAgency, onDay: () => void = () => undefined): Problem[] {
  return [...checkChain(file), ...checkLedger(file), ...checkHeads(file), ...checkRoots(file, onDay)];
}

/** Whose seals they are, who signed them, and that no day is missing between the first line of the ledger and the export. */
function checkChain({ agency, clock, exportedAt, seals, registered, trustedKeys }: SealedAgency): Problem[] {
  const problems: Problem[] = [];
  let [expected, root] = [registered[0]?.day, NO_HASH];
  for (const seal of seals) {
    const { day } = seal;
    const found = (code: ProblemCode): void => void problems.push(problem(code, { about: day }));
    if (seal.agency !== agency) found('seal.other-agency');
    if (seal.clock !== clock) found('seal.other-clock');
    if (!isSealSigned(seal)) found('seal.signature-wrong');
    if (trustedKeys && !trustedKeys.includes(seal.signature.publicKey)) found('seal.key-unknown');
    if (seal.treeSize !== seal.cases + 1) found('seal.malformed');
    if (expected !== undefined && day !== expected) problems.push(problem('seal.day-missing', { about: expected }));
    if (seal.previousRoot !== root) found('seal.chain-broken');
    [expected, root] = [dayAfter(day), seal.root];
  }
  if (expected !== undefined && isLongOver(expected, exportedAt)) problems.push(problem('seal.day-missing', { about: expected }));
  return problems;
}

/** The ledger is at least what it was on every sealed day; told of the first on which it is not. */
function checkLedger({ agency, seals, ledger }: SealedAgency): Problem[] {
  const about = `agency-${agency}`;
  const broken = seals.find((seal) => ledger.hashes[seal.ledger.revision] !== seal.ledger.hash);
  if (!broken) return [];
  return [problem(broken.ledger.revision >= ledger.hashes.length ? 'ledger.tail-cut' : 'ledger.rewritten', { about: broken.day, stream: about, revision: broken.ledger.revision })];
}

/** Every case is at least what it was on every sealed day, as far as the seals name its head; told once of each case. */
function checkHeads({ seals, registered, cases }: SealedAgency): Problem[] {
  const caseOf = new Map(registered.map(({ ordinal, caseId }) => [ordinal, caseId]));
  const told = new Set<string>();
  return seals.flatMap(({ day, heads }) => heads.flatMap(({ ordinal, revision, hash }) => {
    const caseId = caseOf.get(ordinal) ?? '';
    const file = cases.get(caseId);
    // One that is not there at all is told of with the ledger.
    if (!file || told.has(caseId) || file.hashes[revision] === hash) return [];
    told.add(caseId);
    return [problem(revision >= file.hashes.length ? 'case.tail-cut' : 'case.rewritten', { about: day, stream: `case-${caseId}`, revision })];
  }));
}

/** Every root again from ledger and cases, as of what was recorded before the end of its day; told of the first that differs. */
function checkRoots({ agency, seals, ledger, registered, cases }: SealedAgency, onDay: () => void): Problem[] {
  const tree = new SealTree();
  const changes = changesByDay(registered, cases);
  const days = [...changes.keys()].sort();
  const wrong: string[] = [];
  let next = 0;
  for (const { day, previousRoot, root, cases: count } of seals) {
    onDay();
    const changed = new Set<number>();
    for (; next < days.length && (days[next] as string) <= day; next += 1) for (const index of changes.get(days[next] as string) ?? []) changed.add(index);
    for (const index of changed) {
      const { caseId } = registered[index] as Registered;
      tree.set(index + 1, caseLeaf(index + 1, caseId, cases.get(caseId)?.headAt(day) ?? { revision: -1, hash: NO_HASH }));
    }
    tree.set(0, ledgerLeaf(agency, day, ledger.headAt(day), previousRoot));
    const size = registered.filter((one) => one.day <= day).length;
    if (size !== count || tree.root(size + 1) !== root) wrong.push(day);
  }
  const [first] = wrong;
  return first === undefined ? [] : [problem('seal.root-wrong', { about: wrong.length === 1 ? first : `${first} +${wrong.length - 1}` })];
}

/** Which lines of the ledger have another leaf from a day on: those registered then, and those with entries of then. */
function changesByDay(registered: readonly Registered[], cases: ReadonlyMap<string, SealedStream>): Map<string, Set<number>> {
  const changes = new Map<string, Set<number>>();
  const add = (day: string, index: number): void => void changes.set(day, (changes.get(day) ?? new Set<number>()).add(index));
  registered.forEach(({ caseId, day }, index) => {
    add(day, index);
    for (const recorded of new Set(cases.get(caseId)?.days)) if (recorded > day) add(recorded, index);
  });
  return changes;
}
