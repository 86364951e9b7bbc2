import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { VaultDatabases } from '../spec-support/vault-databases.js';

const SUBJECT = 'applicant';
const PEOPLE = 20;

describe('a key destroyed in PostgreSQL', () => {
  const databases = new VaultDatabases();
  beforeAll(() => databases.start());
  afterAll(() => databases.stop());

  it('is in no file of the table any more after the command that the operator’s guide names', async () => {
    const database = await databases.fresh();
    const vault = await database.open();
    const subjects = Array.from({ length: PEOPLE }, (_, n) => ({ stream: `case-${n}`, subject: SUBJECT }));
    for (const { stream } of subjects) await vault.closeFields(stream, [{ eventId: 'e', data: { name: '王小明' }, personal: [{ path: ['name'], subject: SUBJECT }] }]);
    const wrapped = (await database.run<{ wrapped: string }>('SELECT wrapped FROM vault.keys')).map((row) => row.wrapped);
    await vault.applyErasures(subjects);
    await vault.close();

    const left = async (): Promise<number> => {
      await database.run('CHECKPOINT');
      const [place] = await database.run<{ folder: string; file: string }>(`SELECT current_setting('data_directory') AS folder, pg_relation_filepath('vault.keys') AS file`);
      const bytes = readFileSync(join(place?.folder ?? '', place?.file ?? ''));
      return wrapped.filter((key) => bytes.includes(key)).length;
    };
    expect([wrapped.length, (await left()) > 0]).toEqual([PEOPLE, true]);
    const command = /VACUUM FULL vault\.keys/.exec(readFileSync(join(import.meta.dirname, '../../../../docs/cluster.md'), 'utf8'))?.[0] ?? '';
    await database.run(command);
    expect(await left()).toBe(0);
  });
});
