import { applicationOf, type Client, receive } from '@juanzong/testing/e2e';

const dayInChina = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** An application received by one agency and taken over by another. @returns the id of the file, which is the other's by then. */
export async function forwardCase(client: Client, ordinal: number, from: string, to: { readonly agency: string; readonly organ: string }): Promise<string> {
  const caseId = await receive(client, from, applicationOf(ordinal, { handlingOrgan: to.organ }));
  const act = (agency: string, action: string, body: object = {}) => client.do(`clerk@${agency}`, `/api/cross-region-transfer/v1/cases/${caseId}/${action}`, body);
  await act(from, 'propose-forwarding');
  await act(to.agency, 'agree-materials', { agreed: ['APPLICATION_FORM', 'IDENTITY'] });
  await act(from, 'record-interview', { interviewedOn: dayInChina(), readBack: true, explained: true });
  await act(from, 'forward');
  await act(to.agency, 'accept-forwarding');
  return caseId;
}
