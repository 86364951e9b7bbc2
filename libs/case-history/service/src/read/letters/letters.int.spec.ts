import { describe, expect, it } from '@jest/globals';
import { assignmentContracts } from '@juanzong/assignment-contracts';
import { caseStream } from '@juanzong/case-file';
import { crossRegionTransferContracts } from '@juanzong/cross-region-transfer-contracts';
import { eligibilityContracts } from '@juanzong/eligibility-contracts';
import { applicationExample, intakeContracts } from '@juanzong/intake-contracts';
import type { Actor } from '@juanzong/kernel';
import { type GivenFact, type MemoryProcess, memoryProcess } from '@juanzong/testing/service';
import { strFromU8, unzipSync } from 'fflate';
import { listLetters } from './list-letters.js';
import { type LetterOpening, openLetter } from './open-letter.js';

const ID = '0f8fad5b-d9cb-569f-a165-70867728950e';
const FILE = caseStream(ID);
const CLERK: Actor = { id: 'clerk@340202', role: 'clerk', agency: '340202' };
const RECIPIENT: Actor = { id: `recipient:${ID}`, role: 'recipient' };
const HASH = 'a'.repeat(64);

const received: GivenFact = {
  type: 'intake.ApplicationReceived', data: { origin: 'APPLICATION', application: applicationExample, statistics: { ageBand: '18_59', incomeBand: '1000_1999' } },
};
const granted: GivenFact = {
  type: 'eligibility.AidGranted',
  data: { basis: 'APPLICATION', route: 'EXEMPT', matter: 'LABOUR_PAY', matterCategory: 'CIVIL', lifeOrDeathPossible: false, minorInvolved: false, proposedBy: 'examiner@340202', trace: [] },
};

const contracts = [...intakeContracts, ...eligibilityContracts, ...assignmentContracts, ...crossRegionTransferContracts];

async function given(...facts: GivenFact[]): Promise<MemoryProcess> {
  const process = memoryProcess(contracts);
  process.given(FILE, ...facts);
  await process.settle();
  return process;
}

async function issue(process: MemoryProcess, form: string, basedOn: string): Promise<void> {
  const pdf = await process.runtime.documents.put(FILE, Buffer.from('%PDF-issued'), { kind: 'GRANT_DECISION', mediaType: 'application/pdf', pages: 1 });
  process.given(FILE, {
    type: 'intake.DocumentIssued', actor: CLERK,
    data: { form, template: { id: `000000/${form}`, hash: HASH }, documents: [pdf], number: '2024-0001', onDate: '2024-03-11', basedOn: [basedOn], missingCharacters: 0 },
  });
  await process.settle();
}

const open = (process: MemoryProcess, more: Partial<LetterOpening> = {}) =>
  openLetter(process.runtime, { caseId: ID, actor: CLERK, form: 'grant-decision', format: 'pdf', reason: '核对决定书', ...more });

const ready = async (process: MemoryProcess): Promise<string[]> => {
  const list = await listLetters(process.runtime, ID, CLERK);
  return 'refusal' in list ? [list.refusal] : list.letters.filter((one) => one.ready).map(({ form }) => form);
};

describe('letters of a case', () => {
  it('each form is ready once there is something that it tells', async () => {
    expect(await ready(await given(received))).toEqual(['receipt']);
    expect(await ready(await given(received, granted))).toEqual(['receipt', 'grant-decision']);
  });

  it('what was issued is listed with its number and no longer ready; its service is that of the decision', async () => {
    const process = await given(received, granted);
    await issue(process, 'grant-decision', process.log.all[1]?.entry.eventId ?? '');
    expect(await ready(process)).toEqual(['receipt', 'service-record']);
    process.given(FILE, { type: 'eligibility.DecisionServed', data: { method: 'POST', servedOn: '2024-03-12', receivedBy: '张三' } });
    await process.settle();
    const list = await listLetters(process.runtime, ID, CLERK);
    expect(list).toMatchObject({
      caseId: ID,
      letters: expect.arrayContaining([expect.objectContaining({
        form: 'grant-decision', issued: [expect.objectContaining({ number: '2024-0001', by: '340202', served: { method: 'POST', methodLabel: { zh: '邮寄送达', en: 'By post' }, servedOn: '2024-03-12' } })],
      })]),
    });
    expect(JSON.stringify(list)).not.toContain('张三');
  });

  it('a draft is written from the file and opened under the reader’s name and reason', async () => {
    const process = await given(received, granted);
    const letter = await open(process, { format: 'docx' });
    if ('refusal' in letter) throw new Error(letter.refusal);
    expect(letter).toMatchObject({ standing: 'draft', fileName: '给予法律援助决定书-2024-0001.docx' });
    const words = strFromU8(unzipSync(letter.bytes)['word/document.xml'] ?? new Uint8Array());
    expect(words).toContain('张三：');
    expect(words).toContain('支付劳动报酬');
    expect((await process.runtime.vault.openings({ stream: FILE })).map(({ actor, reason }) => [actor.id, reason])).toEqual([['clerk@340202', '核对决定书']]);
  });

  it('what was issued is answered as it was kept; a draft beside it only when asked for', async () => {
    const process = await given(received, granted);
    await issue(process, 'grant-decision', process.log.all[1]?.entry.eventId ?? '');
    const kept = await open(process);
    expect(kept).toMatchObject({ standing: 'issued', bytes: expect.anything() });
    expect('bytes' in kept && Buffer.from(kept.bytes).toString()).toBe('%PDF-issued');
    expect(await open(process, { draft: true })).toMatchObject({ standing: 'draft' });
  });

  it('the recipient fetches what was issued to them, without another reason, and sees no draft; nobody else’s', async () => {
    const process = await given(received, granted);
    const recipient = { actor: RECIPIENT, reason: undefined };
    expect(await open(process, recipient)).toMatchObject({ refusal: 'case-history.may-not-reveal' });
    await issue(process, 'grant-decision', process.log.all[1]?.entry.eventId ?? '');
    expect(await open(process, recipient)).toMatchObject({ standing: 'issued' });
    expect(await open(process, { ...recipient, actor: { ...RECIPIENT, id: 'recipient:another' } })).toMatchObject({ refusal: 'case-history.not-yours' });
    expect((await process.runtime.vault.openings({ stream: FILE })).at(-1)).toMatchObject({ reason: '领取文书：给予法律援助决定书' });
  });

  it('without a reason, without a right, or too early there is no letter', async () => {
    const process = await given(received);
    expect(await open(process, { form: 'receipt', reason: undefined })).toMatchObject({ refusal: 'case-history.reason-missing' });
    expect(await open(process, { form: 'receipt', actor: { id: 'clerk@510100', role: 'clerk', agency: '510100' } })).toMatchObject({ refusal: 'case-history.not-yours' });
    expect(await open(process, { form: 'receipt', actor: { id: 'operator', role: 'operator' } })).toMatchObject({ refusal: 'case-history.may-not-reveal' });
    expect(await open(process)).toMatchObject({ refusal: 'letters.not-ready', params: { form: 'grant-decision' } });
  });

  it('where the person was erased the letter is refused by name, never written around a gap', async () => {
    const process = await given(received, granted);
    await process.runtime.vault.erase(FILE, 'applicant');
    expect(await open(process)).toMatchObject({ refusal: 'letters.data-erased' });
  });
});
