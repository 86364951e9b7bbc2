import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';

const CLIENT = pathToFileURL(createRequire(import.meta.url).resolve('@eventstore/db-client')).href;

/**
 * Runs a script in a process of its own, since one process should have one client only. The script has the client as `connection`,
 * and what it returns comes back, by way of JSON.
 */
export async function inClientProcess(connectionString: string, script: string): Promise<unknown> {
  const source = `
    import client from ${JSON.stringify(CLIENT)};
    const { BACKWARDS, END, EventStoreDBClient, jsonEvent, START } = client;
    const connection = EventStoreDBClient.connectionString(process.argv[1]);
    const collect = async (items) => { const list = []; for await (const item of items) list.push(item); return list; };
    const told = await (async () => { ${script} })();
    process.stdout.write(JSON.stringify(told, (_key, value) => (typeof value === 'bigint' ? Number(value) : value)) ?? 'null');
    process.exit(0);
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', source, connectionString]);
  return JSON.parse(stdout);
}
