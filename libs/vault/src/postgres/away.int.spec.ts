import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import { ERASURE_BOUND_MS, type Vault } from '../index.js';
import { VaultDatabases } from '../spec-support/vault-databases.js';

const PERSONAL = [{ path: ['name'], subject: 'applicant' }];
const SUBJECT = { stream: 'case-1', subject: 'applicant' };
const ENTRY = { eventId: 'e', data: { name: '王小明' }, personal: PERSONAL };
const OPENING = { actor: { id: 'u', role: 'auditor' as const }, reason: '抽查', stream: 'case-1' };

describe('a vault whose PostgreSQL is away', () => {
  const databases = new VaultDatabases();
  beforeAll(() => databases.start());
  afterAll(() => databases.stop());

  it('says so to whatever needs it, has lost nothing that it said was kept, and goes on by itself', async () => {
    const { server } = databases;
    const database = await databases.fresh();
    const [vault, closing] = [await database.open(), await database.open()];
    const [data] = await vault.closeFields('case-1', [ENTRY]);
    const document = await vault.closeDocument('case-1', Buffer.from('材料'));
    const hash = vault.keyedHash('person', 'x');
    // As many files as fit before it crashes, each with a key that was said to be durable.
    const kept: { stream: string; data: unknown }[] = [];
    let crashed = false;
    const writing = (async (): Promise<unknown> => {
      for (let i = 0; ; i += 1) {
        const stream = `case-k-${i}`;
        const closed = await vault.closeFields(stream, [ENTRY]).catch((error: unknown) => error);
        if (closed instanceof Error) return closed;
        kept.push({ stream, data: (closed as unknown[])[0] });
        if (i === 50) crashed = process.kill(server.pid, 'SIGQUIT');
      }
    })();
    expect(await writing).toMatchObject({ code: 'vault.unavailable' });
    expect(crashed).toBe(true);
    await server.ended;
    await untilNotAtHand(vault, data);
    const asked: (() => unknown)[] = [
      () => vault.closeFields('case-1', [ENTRY]), () => vault.openFields('case-1', [{ eventId: 'e', data }]), () => vault.openForReader(OPENING, [{ eventId: 'e', data }]),
      () => vault.logOpening(OPENING, [{ eventId: 'e', fields: ['name'] }]), () => vault.openings(), () => vault.linkPerson(SUBJECT, '1'), () => vault.subjectsOf('1'),
      () => vault.erase('case-1', 'applicant'), () => vault.applyErasures([SUBJECT], 5n), () => vault.erasuresAppliedUpTo(), () => vault.isErased('case-1', 'applicant'),
      () => vault.fieldKeys('case-1', 'e', data), () => vault.closeDocument('case-1', Buffer.from('x')), () => vault.openDocument('case-1', document),
    ];
    for (const ask of asked) await expect(Promise.resolve(ask())).rejects.toMatchObject({ code: 'vault.unavailable' });
    expect(vault.keyedHash('person', 'x')).toBe(hash);

    await closing.close();
    await server.startAgain();
    expect(await vault.openFields('case-1', [{ eventId: 'e', data }])).toEqual([{ name: '王小明' }]);
    expect(kept.length).toBeGreaterThan(50);
    for (const { stream, data: closed } of kept) expect(await vault.openFields(stream, [{ eventId: 'e', data: closed }])).toEqual([{ name: '王小明' }]);
    expect(await vault.openings()).toEqual([]);
    expect([await vault.isErased('case-1', 'applicant'), await vault.erasuresAppliedUpTo(), await vault.subjectsOf('1')]).toEqual([false, undefined, []]);
    expect(await vault.openForReader(OPENING, [{ eventId: 'e', data }])).toEqual([{ name: '王小明' }]);
    expect((await vault.openings()).map(({ sequence }) => sequence)).toEqual([1]);
    await vault.close();
  });
});

/** Keys in memory may be used for the bound; then nobody can say that nothing was erased. */
async function untilNotAtHand(vault: Vault, data: unknown): Promise<void> {
  const from = performance.now();
  const opens = async (): Promise<boolean> => Promise.resolve(vault.openFields('case-1', [{ eventId: 'e', data }])).then(() => true, () => false);
  while (await opens()) {
    if (performance.now() - from > ERASURE_BOUND_MS) throw new Error('opened for longer than the bound');
    await sleep(5);
  }
}
