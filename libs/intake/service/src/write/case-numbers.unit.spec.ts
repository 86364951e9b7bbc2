import { describe, expect, it } from '@jest/globals';
import { chinaCalendar } from '@juanzong/calendar';
import { caseStream, ContractRegistry, type Entry } from '@juanzong/case-file';
import { CommandHandler, FileCabinet } from '@juanzong/event-store';
import { MemoryEventLog, MemoryVault } from '@juanzong/event-store/testing';
import type { CommandRequest } from '@juanzong/http';
import { applicationExample, intakeContracts } from '@juanzong/intake-contracts';
import { type IntakeCommand, intakeDecider, type IntakeFacts } from '@juanzong/intake-domain';
import { type Actor, caseId, type Clock, commandId, instant, isRefusal } from '@juanzong/kernel';
import { loadPolicyBook } from '@juanzong/policy/loader';
import { CaseNumbers, type DrawnNumber } from './case-numbers.js';

const clock: Clock = { kind: 'virtual', now: () => instant(Date.parse('2024-03-05T02:00:00.000Z')) };
const clerk: Actor = { id: 'clerk@340202', role: 'clerk', agency: '340202' };
const rules = { book: loadPolicyBook(), calendar: chinaCalendar() };
const MATERIALS = ['APPLICATION_FORM', 'IDENTITY', 'MATTER_MATERIALS', 'MEMBERSHIP_PROOF'];

/** One process, and a case that is ready to be accepted. */
async function opened() {
  const [log, vault, registry] = [new MemoryEventLog(), new MemoryVault(), new ContractRegistry(intakeContracts)];
  const cabinet = new FileCabinet(log, registry, vault, { soleWriter: true });
  const handler = new CommandHandler({ log, cabinet, registry, vault, clock });
  const numbers = new CaseNumbers({ cabinet, handler, clock, ...rules });
  const stream = caseStream('1');
  const send = async (id: string, command: IntakeCommand, facts: IntakeFacts = {}): Promise<Entry> => {
    const handled = await handler.handle({
      decider: intakeDecider, stream, command, commandId: commandId(id), actor: clerk, causationId: id, correlationId: 'request', input: { ...rules, ...facts },
    });
    if (isRefusal(handled)) throw new Error(handled.refusal);
    return handled.entries[0] as Entry;
  };
  await send('receive', { kind: 'receive', application: { ...applicationExample, materials: MATERIALS } });
  const request = (id: string): CommandRequest => ({ action: 'accept-application', caseId: caseId('1'), body: {}, actor: clerk, commandId: commandId(id), correlationId: 'request' });
  const draw = async (id: string): Promise<DrawnNumber> => {
    const drawn = await numbers.drawFor(request(id), (await cabinet.open(stream)).stateFor(intakeDecider));
    if (isRefusal(drawn)) throw new Error(drawn.refusal);
    return drawn;
  };
  const written = async (numbersOf: string): Promise<string[]> =>
    (await cabinet.open(numbersOf)).entries.map(({ entry }) => `${entry.type} ${(entry.data as { ordinal: number }).ordinal}`);
  return { numbers, send, draw, request, written, log, stream };
}

describe('case numbers', () => {
  it('a retry of the same acceptance draws the same number again', async () => {
    const { draw } = await opened();
    expect(await draw('accept')).toEqual(await draw('accept'));
  });

  it('a number whose acceptance was cut short is explained once the case carries another, and only that one', async () => {
    const { numbers, send, draw, written } = await opened();
    await draw('accept-cut-short');
    const { caseNumber, stream } = await draw('accept-again');
    const accepted = await send('accept-again', { kind: 'accept' }, { caseNumber });
    await numbers.explainUnused(accepted);
    await numbers.explainUnused(accepted);
    expect(await written(stream)).toEqual(['intake.NumberDrawn 1', 'intake.NumberDrawn 2', 'intake.NumberGapExplained 1']);
  });

  it('a number whose acceptance was cut short is explained once the file ended without one', async () => {
    const { numbers, send, draw, written } = await opened();
    const { stream } = await draw('accept-cut-short');
    const withdrawn = await send('withdraw', { kind: 'withdraw', reason: '双方已和解' });
    await numbers.explainUnused(withdrawn);
    await numbers.explainUnused(withdrawn);
    expect(await written(stream)).toEqual(['intake.NumberDrawn 1', 'intake.NumberGapExplained 1']);
  });

  it('an acceptance that is heard of before its command has ended keeps its number', async () => {
    const { numbers, draw, send, written, log, stream: file } = await opened();
    const { caseNumber, stream } = await draw('accept');
    const answer = log.holdAnswers();
    const accepting = send('accept', { kind: 'accept' }, { caseNumber });
    const heard = (): Entry | undefined => log.entriesOf(file).find(({ type }) => type === 'intake.ApplicationAccepted');
    while (!heard()) await new Promise((resolve) => setImmediate(resolve));
    const explaining = numbers.explainUnused(heard() as Entry);
    answer();
    await Promise.all([accepting, explaining]);
    expect(await written(stream)).toEqual(['intake.NumberDrawn 1']);
  });

  it('a file that was accepted and withdrawn later keeps its number', async () => {
    const { numbers, send, draw, written } = await opened();
    const { caseNumber, stream } = await draw('accept');
    await send('accept', { kind: 'accept' }, { caseNumber });
    await numbers.explainUnused(await send('withdraw', { kind: 'withdraw', reason: '双方已和解' }));
    expect(await written(stream)).toEqual(['intake.NumberDrawn 1']);
  });

  it('a number that was explained is not drawn again by the same command', async () => {
    const { numbers, draw, request } = await opened();
    const first = await draw('accept');
    await numbers.explainGap(request('accept'), first, 'case-file.clock-behind');
    expect((await draw('accept')).ordinal).toBe(first.ordinal + 1);
  });
});
