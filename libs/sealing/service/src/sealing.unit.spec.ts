import { afterAll, describe, expect, it } from '@jest/globals';
import { agencyStream, type Entry, sealStream } from '@juanzong/case-file';
import { applicationReceivedV1, applicationWithdrawnV1, intakeContracts } from '@juanzong/intake-contracts';
import { sealingContracts } from '@juanzong/sealing-contracts';
import { memoryProcess, type MemoryProcess } from '@juanzong/testing/service';
import { AgencyVerification } from '@juanzong/verifier';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exportAgency } from './read/export-agency.js';
import { PublishedSeals } from './read/published-seals.js';
import { Sealer } from './write/sealer.js';

const base = mkdtempSync(join(tmpdir(), 'seals-'));
afterAll(() => rmSync(base, { recursive: true, force: true }));

const [AGENCY, OTHER] = ['340202', '340104'];
let folders = 0;

/** Agencies with a few files, and a sealer that may be started again. */
class Office {
  readonly process: MemoryProcess = memoryProcess([...intakeContracts, ...sealingContracts]);
  readonly folder = join(base, String((folders += 1)));
  readonly failures: string[] = [];
  readonly differences: number[] = [];

  async open(caseId: string, at: string, agency = AGENCY): Promise<this> {
    this.process.given(`case-${caseId}`, { type: applicationReceivedV1.type, data: applicationReceivedV1.example, at, agency });
    await this.process.settle();
    return this.register(caseId, agency);
  }

  async register(caseId: string, agency: string): Promise<this> {
    const ordinal = this.process.log.entriesOf(agencyStream(agency)).length + 1;
    this.process.given(agencyStream(agency), { type: 'intake.CaseRegistered', data: { registeredCase: caseId, ordinal, openedBy: 'e' }, agency });
    await this.process.settle();
    return this;
  }

  async withdraw(caseId: string, at: string): Promise<this> {
    this.process.given(`case-${caseId}`, { type: applicationWithdrawnV1.type, data: applicationWithdrawnV1.example, at });
    await this.process.settle();
    return this;
  }

  /** A sealer that knows nothing but what the store keeps. A folder has one process at a time. */
  sealer(folder = this.folder, graceMs = 0): Sealer {
    return new Sealer({
      runtime: this.process.restarted(), folder, graceMs,
      onFailure: (agency, why) => this.failures.push(`${agency}: ${String(why)}`), onDifference: ({ line }) => this.differences.push(line),
    });
  }

  seals(agency = AGENCY): readonly Entry[] {
    return this.process.log.entriesOf(sealStream(agency));
  }

  days(agency = AGENCY): string[] {
    return this.seals(agency).map(({ data }) => (data as { day: string }).day);
  }

  get file(): string {
    return join(this.folder, 'seals-2024.jsonl');
  }

  published(): string {
    return readFileSync(this.file, 'utf8');
  }

  async verified(agency = AGENCY) {
    const lines = await exportAgency(this.process.runtime, new PublishedSeals(this.folder), { agency, documents: false });
    const verification = new AgencyVerification({ trustedKeys: [this.process.runtime.vault.signer().publicKey], published: [this.published().trimEnd().split('\n')] });
    for await (const line of lines ?? []) verification.take(line.trimEnd());
    return verification.finish();
  }
}

/** Two agencies; one file that belongs to both, one way after the other. */
async function office(): Promise<Office> {
  const one = new Office();
  await one.open('a', '2024-03-05T02:00:00.000Z');
  await one.open('b', '2024-03-05T15:59:59.999Z');
  await one.open('c', '2024-03-05T16:00:00.000Z', OTHER);
  await one.register('c', AGENCY);
  await one.withdraw('a', '2024-03-07T02:00:00.000Z');
  one.process.at('2024-03-08T16:00:00.000Z');
  return one;
}

describe('sealing an agency', () => {
  it('catches up every day that is over, and what the verifier computes is the same', async () => {
    const one = await office();
    expect(await one.sealer().run()).toBe(true);
    expect([one.days(), one.days(OTHER)]).toEqual([['2024-03-05', '2024-03-06', '2024-03-07', '2024-03-08'], ['2024-03-06', '2024-03-07', '2024-03-08']]);
    expect(one.seals().map(({ data }) => (data as { cases: number }).cases)).toEqual([2, 3, 3, 3]);
    expect(one.published().trimEnd().split('\n')).toHaveLength(7);
    for (const [agency, cases] of [[AGENCY, 3], [OTHER, 1]] as const) expect(await one.verified(agency)).toMatchObject({ ok: true, trusted: true, problems: [], cases });
    expect([one.failures, one.differences]).toEqual([[], []]);
  });

  it('waits after midnight where others write too, and takes what they recorded last', async () => {
    const one = await office();
    const sealer = one.sealer(one.folder, 600_000);
    one.process.at('2024-03-08T16:09:59.999Z');
    expect([await sealer.run(), sealer.today(), one.days().at(-1)]).toEqual([true, '2024-03-08', '2024-03-07']);
    await one.open('d', '2024-03-08T15:59:59.999Z');
    one.process.at('2024-03-08T16:10:00.000Z');
    expect([await sealer.run(), sealer.today(), one.days().at(-1)]).toEqual([true, '2024-03-09', '2024-03-08']);
    expect(await one.verified()).toMatchObject({ ok: true, cases: 4 });
  });

  it('writes nothing twice: at once, again, or after a start', async () => {
    const one = await office();
    const sealer = one.sealer();
    await Promise.all([sealer.run(), sealer.run(), one.sealer(`${one.folder}-other`).run()]);
    expect(await one.sealer().run()).toBe(true);
    expect([one.days().length, one.days(OTHER).length]).toEqual([4, 3]);
    one.process.at('2024-03-09T16:30:00.000Z');
    await sealer.run();
    expect([one.days().at(-1), one.days(OTHER).at(-1), one.days().length]).toEqual(['2024-03-09', '2024-03-09', 5]);
    expect(await one.verified()).toMatchObject({ ok: true, sealed: { days: 5 } });
  });

  it('goes on where it was cut off, and tells what could not be sealed', async () => {
    const one = await office();
    one.process.log.fail(() => { throw new Error('no disk'); });
    expect(await one.sealer().run()).toBe(false);
    expect(one.failures).toHaveLength(1);
    expect(one.days().length + one.days(OTHER).length).toBeLessThan(7);
    expect(await one.sealer().run()).toBe(true);
    expect([one.days().length, one.days(OTHER).length]).toEqual([4, 3]);
    expect(await one.verified()).toMatchObject({ ok: true });
  });

  it('takes what is recorded after the seal for the next day, also from a clock that went back', async () => {
    const one = await office();
    const runtime = one.process.runtime;
    const sealer = new Sealer({ runtime, folder: one.folder, onFailure: () => undefined, onDifference: () => undefined });
    await sealer.run();
    one.process.at('2024-03-08T15:59:59.500Z');
    await one.open('late', '2024-03-08T15:59:59.500Z');
    expect(one.process.log.entriesOf('case-late')[0]?.recordedAt).toBe('2024-03-08T16:00:00.000Z');
    expect(await one.verified()).toMatchObject({ ok: true, cases: 4 });
  });
});

describe('the published file', () => {
  it('is made again as it was where it was lost, and completed where it was cut off', async () => {
    const one = await office();
    await one.sealer().run();
    const whole = one.published();
    rmSync(one.file);
    await one.sealer().run();
    expect(one.published()).toBe(whole);
    truncateSync(one.file, whole.length - 300);
    await one.sealer().run();
    expect(one.published()).toBe(whole);
  });

  it('is left as it is, and that is told, where it says something else than the store', async () => {
    const one = await office();
    await one.sealer().run();
    const changed = one.published().replace('"cases":2', '"cases":1');
    writeFileSync(one.file, changed);
    one.process.at('2024-03-09T16:00:00.000Z');
    await one.sealer().run();
    expect(one.differences).toHaveLength(1);
    expect(one.published()).toBe(changed);
    const more = await office();
    await more.sealer().run();
    appendFileSync(more.file, '{"format":"juanzong.agency-seal/1"}\n');
    await more.sealer().run();
    expect(more.differences).toEqual([8]);
  });
});
