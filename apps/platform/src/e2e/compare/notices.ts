import type { Told } from '@juanzong/simulator';
import { type Client, doubled, textsOf } from '@juanzong/testing/e2e';

/** Whatever tells somebody something, on paper or not. */
const NOTICES: readonly string[] = [
  'intake.DocumentIssued', 'intake.DocumentServed', 'intake.SupplementRequested', 'eligibility.DecisionServed', 'assignment.HearingNotified', 'assignment.ProgressReported',
];

/** What makes a notice the same in two lives: the file, and which command said it. */
const notices = (log: readonly Told[]): string[] => log.filter(({ type }) => NOTICES.includes(type)).map(({ type, stream, eventId }) => `${type} ${stream} ${eventId}`);

/** A letter that is the same as another: of one form, in one file, on the same grounds. */
const letters = (log: readonly Told[]): string[] =>
  log.filter(({ type }) => type === 'intake.DocumentIssued').map(({ stream, data }) => `${stream} ${String(data['form'])} ${JSON.stringify(data['basedOn'])}`);

/** Notices that only one of two lives gave, that one gave twice, or that were served without having been issued. */
export function noticeFaults(expected: readonly Told[], found: readonly Told[]): string[] {
  const [before, after] = [notices(expected), notices(found)];
  const issued = new Set(found.filter(({ type }) => type === 'intake.DocumentIssued').map(({ eventId }) => eventId));
  const served = textsOf(found, 'issued', 'intake.DocumentServed');
  return [
    ...before.filter((one) => !after.includes(one)).map((one) => `lost: ${one}`),
    ...after.filter((one) => !before.includes(one)).map((one) => `not in the other life: ${one}`),
    ...doubled(after).map((one) => `twice: ${one}`),
    ...doubled(letters(found)).map((one) => `issued twice: ${one}`),
    ...doubled(served).map((one) => `served twice: ${one}`),
    ...served.filter((one) => !issued.has(one)).map((one) => `served and never issued: ${one}`),
  ];
}

/** Letters that are on record and cannot be opened any more. */
export async function lettersUnread(client: Client, log: readonly Told[]): Promise<string[]> {
  const issued = log.filter(({ type }) => type === 'intake.DocumentIssued').flatMap(({ caseId, data }) => (data['documents'] as readonly { readonly digest: string }[]).map(({ digest }) => `${caseId ?? ''}/documents/${digest}`));
  const unread: string[] = [];
  for (const letter of issued) {
    const bytes = await client.bytes('auditor', `/api/intake/v1/cases/${letter}?reason=${encodeURIComponent('核对')}`);
    const start = Buffer.from(bytes.subarray(0, 4)).toString('latin1');
    if (start !== '%PDF' && !start.startsWith('PK')) unread.push(letter);
  }
  return unread;
}

/** How many notices were given. */
export const noticesIn = (log: readonly Told[]): number => notices(log).length;
