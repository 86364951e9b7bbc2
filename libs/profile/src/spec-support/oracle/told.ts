import { type ContractRegistry, type Entry, toRecorded } from '@juanzong/case-file';
import type { FieldVault } from '@juanzong/event-store';
import type { OccurredAt, RecordedEntry } from '@juanzong/kernel';

/** One entry as the oracle reads it: opened, of its newest version, with its place in the store. */
export interface Told extends RecordedEntry {
  readonly stream: string;
  readonly caseId: string;
  readonly position: bigint;
  readonly commandId: string;
  /** Every rule that it used has been read in the original. */
  readonly verified: boolean;
}

/** Whatever an entry says, by name. */
export type Said = Readonly<Record<string, unknown>>;

/** How the stored entries are read: opened with the vault's keys as they are now, and lifted. */
export async function decoded(logged: readonly { readonly position: bigint; readonly entry: Entry }[], vault: Pick<FieldVault, 'openFields'>, registry: ContractRegistry): Promise<Told[]> {
  const told: Told[] = [];
  for (const { position, entry } of logged) {
    const [data] = await vault.openFields(entry.stream, [entry]);
    const verified = entry.policyVersions.every((version) => version.verified);
    told.push({ ...toRecorded(entry, data, registry), stream: entry.stream, caseId: entry.caseId ?? '', position, commandId: entry.commandId, verified });
  }
  return told;
}

export const said = ({ data }: Pick<RecordedEntry, 'data'>): Said => data as Said;
/** A text that an entry says; null where it says none. */
export const text = (entry: Pick<RecordedEntry, 'data'> | undefined, name: string): string | null => (entry === undefined ? null : ((said(entry)[name] as string | undefined) ?? null));

const CHINA_AHEAD_MS = 8 * 3_600_000;

/** The date of Asia/Shanghai on which it happened. */
export const dayOf = ({ occurredAt }: Pick<RecordedEntry, 'occurredAt'>): string =>
  occurredAt.precision === 'day' ? occurredAt.date : new Date(Date.parse(occurredAt.at) + CHINA_AHEAD_MS).toISOString().slice(0, 10);

/** When it happened; a day begins with its first instant in Asia/Shanghai. */
export const momentOf = (occurredAt: OccurredAt): string =>
  occurredAt.precision === 'day' ? new Date(Date.parse(`${occurredAt.date}T00:00:00.000Z`) - CHINA_AHEAD_MS).toISOString() : occurredAt.at;

/** The entries of every case, each file by itself in its order. */
export function filesIn(all: readonly Told[]): Told[][] {
  const files = new Map<string, Told[]>();
  for (const entry of all) if (entry.stream.startsWith('case-')) files.set(entry.stream, [...(files.get(entry.stream) ?? []), entry]);
  return [...files.values()];
}

/** The last entry of one of these types. */
export const lastOf = (entries: readonly Told[], ...types: readonly string[]): Told | undefined => entries.filter(({ type }) => types.includes(type)).at(-1);

export const allOf = (entries: readonly Told[], ...types: readonly string[]): Told[] => entries.filter(({ type }) => types.includes(type));

/** What stands after the last revocation of a termination: the closing and the archive before it are taken back with it. */
export function sinceRevocation(entries: readonly Told[]): readonly Told[] {
  const at = entries.findLastIndex((entry) => entry.type === 'eligibility.ObjectionDecided' && text(entry, 'outcome') === 'TERMINATION_REVOKED');
  return entries.slice(at + 1);
}

/** Who has the case in hand: the last lawyer assigned, unless that one declined or was relieved. */
export function inHandOf(entries: readonly Told[]): Told | undefined {
  const last = lastOf(entries, 'assignment.ProviderAssigned', 'assignment.AssignmentDeclined', 'assignment.ProviderRelieved');
  return last?.type === 'assignment.ProviderAssigned' ? last : undefined;
}
