type Branded<Name extends string> = string & { readonly __brand: Name };

/** The id of a case file; its stream is `case-<caseId>`. A UUID. */
export type CaseId = Branded<'CaseId'>;
/** The id of one entry: UUID v5 of stream, command id and index. */
export type EventId = Branded<'EventId'>;
/** The id of one command; over HTTP it comes from the Idempotency-Key. */
export type CommandId = Branded<'CommandId'>;
export type DeadlineId = Branded<'DeadlineId'>;
export type DrawId = Branded<'DrawId'>;
/** The code of an agency: its GB/T 2260 region code, six digits. */
export type AgencyCode = Branded<'AgencyCode'>;
/** A GB/T 2260 region code, six digits: 340000 province, 340200 city, 340202 county. */
export type RegionCode = Branded<'RegionCode'>;
export type LawyerId = Branded<'LawyerId'>;

export const caseId = (value: string): CaseId => value as CaseId;
export const eventId = (value: string): EventId => value as EventId;
export const commandId = (value: string): CommandId => value as CommandId;
export const deadlineId = (value: string): DeadlineId => value as DeadlineId;
export const drawId = (value: string): DrawId => value as DrawId;
export const agencyCode = (value: string): AgencyCode => value as AgencyCode;
export const regionCode = (value: string): RegionCode => value as RegionCode;
export const lawyerId = (value: string): LawyerId => value as LawyerId;

/**
 * The path of a region from the nation down: 340202 → ['000000', '340000', '340200', '340202'].
 * The nation is written 000000.
 */
export function regionPath(code: RegionCode | AgencyCode): RegionCode[] {
  const steps = ['000000', `${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code as string];
  return steps.filter((step, i) => steps.indexOf(step) === i).map(regionCode);
}
