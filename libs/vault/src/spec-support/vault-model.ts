import { expect } from '@jest/globals';
import type { EncryptedField } from '@juanzong/case-file';
import { ERASURE_BOUND_MS } from '../postgres/erasure-count.js';
import { ERASED_TEXT, type KeySubject } from '../vault.js';
import type { VaultWithoutWatch } from './vault-without-watch.js';

export interface Operation {
  readonly kind: 'close' | 'open' | 'read' | 'erase' | 'link';
  /** Which of the two processes. */
  readonly by: 0 | 1;
  /** Whose key, of four. */
  readonly of: number;
  readonly person: 0 | 1;
}

/** What is known of one key. */
interface Known extends KeySubject {
  keyId?: string;
  closed?: unknown;
  person?: string;
  erasedAt?: number;
  /** The processes that may open it no more, whatever the time: they erased it, or have seen that it was. */
  readonly knowing: Set<number>;
}

type Outcome = 'refused' | { readonly name: unknown } | undefined;

const PLAIN = '王小明';

/** Two processes with one vault, and what has to be true of it whatever they do at once. */
export class VaultModel {
  readonly #known: Known[];
  readonly #persons: readonly string[];
  readonly #reads: string[] = [];
  #before = 0;

  private constructor(
    private readonly vaults: readonly [VaultWithoutWatch, VaultWithoutWatch],
    private readonly now: () => number,
    run: string,
  ) {
    this.#known = ['1', '2'].flatMap((stream) => ['applicant', 'documents'].map((subject) => ({ stream: `case-${run}-${stream}`, subject, knowing: new Set<number>() })));
    this.#persons = [`${run}-a`, `${run}-b`];
  }

  static async of(vaults: readonly [VaultWithoutWatch, VaultWithoutWatch], now: () => number, run: string): Promise<VaultModel> {
    const model = new VaultModel(vaults, now, run);
    model.#before = (await vaults[0].openings()).length;
    return model;
  }

  /** Does them all at once; whatever order the vault chose for them has to be one that is allowed. */
  async take(operations: readonly Operation[]): Promise<void> {
    const erased = new Set(operations.filter(({ kind }) => kind === 'erase').map(({ of }) => this.#of(of)));
    const outcomes = await Promise.all(operations.map((operation, i) => this.#run(operation, `${this.#reads.length}-${i}`)));
    for (const [i, operation] of operations.entries()) this.#compare(operation, outcomes[i], erased);
    const linked = operations.filter(({ kind }, i) => kind === 'link' && outcomes[i] !== 'refused');
    for (const known of erased) known.erasedAt ??= this.now();
    for (const { by, of } of operations.filter(({ kind }) => kind === 'erase')) this.#of(of).knowing.add(by);
    await this.#persist(linked);
    for (const vault of this.vaults) await this.#holds(vault);
  }

  async #run({ kind, by, of, person }: Operation, reason: string): Promise<Outcome> {
    const vault = this.vaults[by];
    const { stream, subject, closed } = this.#of(of);
    if (kind === 'erase') await vault.erase(stream, subject);
    if (kind === 'link') return vault.linkPerson({ stream, subject }, this.#persons[person] as string).then(() => undefined, refused);
    if (kind === 'close') return vault.closeFields(stream, [{ eventId: 'e', data: { name: PLAIN }, personal: [{ path: ['name'], subject }] }]).then(([data]) => data as Outcome, refused);
    if (closed === undefined) return undefined;
    const entries = [{ eventId: 'e', data: closed }];
    if (kind === 'open') return (await vault.openFields(stream, entries))[0] as Outcome;
    if (kind !== 'read') return undefined;
    this.#reads.push(reason);
    return (await vault.openForReader({ actor: { id: 'u', role: 'auditor' }, reason, stream }, entries))[0] as Outcome;
  }

  #compare({ kind, by, of }: Operation, outcome: Outcome, erased: ReadonlySet<Known>): void {
    const known = this.#of(of);
    const maybe = erased.has(known);
    if (kind === 'close' || kind === 'link') {
      if (known.erasedAt !== undefined) expect(outcome).toBe('refused');
      else if (!maybe) expect(outcome).not.toBe('refused');
    }
    if (kind === 'close' && typeof outcome === 'object') {
      known.keyId ??= (outcome.name as EncryptedField).keyId;
      known.closed ??= outcome;
      expect(outcome.name).toMatchObject({ keyId: known.keyId });
    }
    if ((kind !== 'open' && kind !== 'read') || typeof outcome !== 'object') return;
    const { erasedAt } = known;
    const certain = erasedAt !== undefined && (known.knowing.has(by) || this.now() - erasedAt >= ERASURE_BOUND_MS);
    if (certain) expect(outcome.name).toBe(ERASED_TEXT);
    else if (erasedAt === undefined && !maybe) expect(outcome.name).toBe(PLAIN);
    else expect([PLAIN, ERASED_TEXT]).toContain(outcome.name);
    if (outcome.name === ERASED_TEXT) known.knowing.add(by);
  }

  /** Of two links at once either may be the later one; it then stays. */
  async #persist(linked: readonly Operation[]): Promise<void> {
    for (const of of new Set(linked.map((one) => one.of))) {
      const known = this.#of(of);
      const wanted = linked.filter((one) => one.of === of).map(({ person }) => this.#persons[person] as string);
      const found: string[] = [];
      for (const person of this.#persons) if ((await this.vaults[0].subjectsOf(person)).some((one) => one.stream === known.stream && one.subject === known.subject)) found.push(person);
      if (known.erasedAt === undefined) expect([found.length, wanted.includes(found[0] ?? '')]).toEqual([1, true]);
      known.person = found[0] as string;
    }
  }

  /** What is asked of the database is true at once in every process. */
  async #holds(vault: VaultWithoutWatch): Promise<void> {
    for (const { stream, subject, erasedAt } of this.#known) expect(await vault.isErased(stream, subject)).toBe(erasedAt !== undefined);
    for (const person of this.#persons) {
      const linked = this.#known.filter((known) => known.person === person && known.erasedAt === undefined).map(({ stream, subject }) => ({ stream, subject }));
      expect(await vault.subjectsOf(person)).toEqual(linked);
    }
    const log = await vault.openings();
    expect(log.map(({ sequence }) => sequence)).toEqual(log.map((_, i) => i + 1));
    expect(log.slice(this.#before).map(({ reason }) => reason).sort()).toEqual([...this.#reads].sort());
  }

  #of(of: number): Known {
    return this.#known[of] as Known;
  }
}

const refused = (error: unknown): 'refused' => {
  expect(error).toMatchObject({ code: 'vault.key-erased' });
  return 'refused';
};
