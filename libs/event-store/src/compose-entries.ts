import { caseIdOf, type ContractRegistry, ENTRY_FORMAT, entryId, type HashAlgorithm, type UnsealedEntry } from '@juanzong/case-file';
import type { Instant, NewEntry, OccurredAt } from '@juanzong/kernel';
import type { FieldVault } from './field-vault.js';
import type { CommandEnvelope } from './command-envelope.js';

/** Which agency owns a file before anybody does: the platform itself. */
export const PLATFORM_AGENCY = '000000';

export interface Composition {
  readonly stream: string;
  /** The last revision that the decision saw; −1 for an absent stream. */
  readonly revision: number;
  /** Who owned the file when it was decided; undefined before anybody did. */
  readonly agency: string | undefined;
  readonly command: CommandEnvelope;
  readonly commandDigest: string;
  readonly recordedAt: Instant;
  readonly alg: HashAlgorithm;
  readonly defaultTime: OccurredAt;
}

/** Checks the data against its contract, closes personal fields and writes the envelope; everything but the seal. */
export async function composeEntries(events: readonly NewEntry[], at: Composition, registry: ContractRegistry, vault: FieldVault): Promise<UnsealedEntry[]> {
  const { stream, command } = at;
  const plain = events.map((event, i) => {
    const { contract, personal } = registry.get(event.type, event.version);
    return { event, contract, eventId: entryId(stream, command.commandId, i), data: contract.schema.parse(event.data), personal };
  });
  const closed = await vault.closeFields(stream, plain);
  const caseId = caseIdOf(stream);
  let agency = at.agency ?? command.actor.agency ?? PLATFORM_AGENCY;
  return plain.map(({ event, contract, eventId }, i) => {
    agency = event.agency ?? agency;
    return {
      entryFormat: ENTRY_FORMAT,
      eventId,
      type: event.type,
      version: event.version,
      stream,
      revision: at.revision + 1 + i,
      agency,
      region: agency,
      actor: command.actor,
      occurredAt: event.occurredAt ?? at.defaultTime,
      recordedAt: at.recordedAt,
      commandId: command.commandId,
      commandDigest: at.commandDigest,
      causationId: command.causationId,
      correlationId: command.correlationId,
      mustUnderstand: [...contract.mustUnderstand],
      policyVersions: [...(event.rules?.policyVersions ?? [])],
      data: closed[i],
      alg: at.alg,
      // What may be absent stands last: an object with a fixed beginning is made at once.
      ...(caseId === undefined ? {} : { caseId }),
      ...(event.rules?.calendarVersion === undefined ? {} : { calendarVersion: event.rules.calendarVersion }),
      ...(event.corrects === undefined ? {} : { corrects: event.corrects }),
    };
  });
}
