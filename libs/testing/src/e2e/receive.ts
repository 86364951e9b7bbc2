import type { Client } from './client.js';

/** Registers an application as the agency's clerk. @returns the id of the file that it opens. */
export async function receive(client: Client, agency: string, application: object, occurredOn?: string): Promise<string> {
  const body = occurredOn === undefined ? application : { ...application, occurredOn };
  const { caseId } = await client.do(`clerk@${agency}`, '/api/intake/v1/applications', body);
  return caseId;
}
