import type { Told } from '@juanzong/simulator';
import type { Client } from '@juanzong/testing/e2e';

/** The whole log of a platform on a virtual clock, at rest. */
export async function wholeLog(client: Client): Promise<Told[]> {
  return (await client.read<{ news: Told[] }>('operator', '/api/simulation/v1/rest?of=everything&after=-1')).news;
}
