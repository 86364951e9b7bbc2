import { describe, expect, it } from '@jest/globals';
import { chinaCalendar } from '@juanzong/calendar';
import { caseStream, ContractRegistry } from '@juanzong/case-file';
import { aidGrantedV1, aidRefusedV1, eligibilityContracts } from '@juanzong/eligibility-contracts';
import { CommandHandler, FileCabinet } from '@juanzong/event-store';
import { MemoryEventLog, MemoryVault } from '@juanzong/event-store/testing';
import { applicationExample, greenChannelDecidedV1, intakeContracts } from '@juanzong/intake-contracts';
import { type IntakeCommand, intakeDecider } from '@juanzong/intake-domain';
import { type Actor, type Clock, commandId, type Decider, instant, isRefusal, type NewEntry } from '@juanzong/kernel';
import { loadPolicyBook } from '@juanzong/policy/loader';
import { MatterClaims } from './matter-claims.js';

const clock: Clock = { kind: 'virtual', now: () => instant(Date.parse('2024-03-05T02:00:00.000Z')) };
const clerk: Actor = { id: 'clerk@340202', role: 'clerk', agency: '340202' };
const input = { book: loadPolicyBook(), calendar: chinaCalendar() };

/** One process that keeps case files and matters, and nothing else. */
function opened() {
  const [log, vault, registry] = [new MemoryEventLog(), new MemoryVault(), new ContractRegistry([...intakeContracts, ...eligibilityContracts])];
  const cabinet = new FileCabinet(log, registry, vault);
  const handler = new CommandHandler({ log, cabinet, registry, vault, clock });
  const claims = new MatterClaims({ cabinet, handler, vault });
  const send = async (caseId: string, id: string, command: IntakeCommand): Promise<string> => {
    const handled = await handler.handle({
      decider: intakeDecider, stream: caseStream(caseId), command, commandId: commandId(id), actor: clerk, causationId: id, correlationId: 'request', input,
    });
    if (isRefusal(handled)) throw new Error(handled.refusal);
    return handled.entries[0]?.eventId ?? '';
  };
  const receive = (caseId: string, idNumber = applicationExample.applicant.idNumber) =>
    send(caseId, `receive-${caseId}`, { kind: 'receive', application: { ...applicationExample, applicant: { ...applicationExample.applicant, idNumber } } });
  const withdraw = async (caseId: string) => claims.release(caseId, await send(caseId, `withdraw-${caseId}`, { kind: 'withdraw', reason: '和解' }), 'ApplicationWithdrawn');
  /** The file changes hands, as a forwarding has it. */
  const handOver = async (caseId: string, agency: string): Promise<void> => {
    const moved: Decider<null, null, NewEntry, never> = { initialState: () => null, evolve: () => null, decide: () => [{ type: 'intake.GreenChannelDecided', version: 1, data: greenChannelDecidedV1.example, agency }] };
    const id = `hand-over-${caseId}`;
    await handler.handle({ decider: moved, stream: caseStream(caseId), command: null, commandId: commandId(id), actor: clerk, causationId: id, correlationId: 'request', input: undefined });
  };
  /** What another service writes. */
  const write = async (caseId: string, type: string, data: unknown): Promise<string> => {
    const other: Decider<null, null, NewEntry, never> = { initialState: () => null, evolve: () => null, decide: () => [{ type, version: 1, data }] };
    const handled = await handler.handle({ decider: other, stream: caseStream(caseId), command: null, commandId: commandId(`${type}-${caseId}`), actor: clerk, causationId: type, correlationId: 'request', input: undefined });
    return isRefusal(handled) ? '' : (handled.entries[0]?.eventId ?? '');
  };
  const correct = (caseId: string, idNumber: string) =>
    send(caseId, `correct-${caseId}-${idNumber}`, { kind: 'correct', changes: { applicant: { idNumber } }, reason: '录入错误', evidence: '身份证' });
  return { log, claims, send, receive, withdraw, handOver, write, correct };
}

describe('a matter', () => {
  it('is held by the first file, however the number was typed in the second', async () => {
    const { claims, receive } = opened();
    await receive('1', '34020219850307001X');
    await receive('2', '34020219850307001x ');
    expect([await claims.claim('1'), await claims.claim('2'), await claims.claim('1')]).toEqual(['1', '1', '1']);
  });

  it('is not taken by a file that has ended, when the past is run again', async () => {
    const { claims, receive, send, withdraw } = opened();
    await receive('1');
    await receive('2');
    await claims.claim('1');
    expect(await claims.claim('2')).toBe('1');
    await send('2', 'close-2', { kind: 'closeAsDuplicate', firstCaseId: '1' });
    await withdraw('1');
    await claims.claim('2');
    await claims.claim('1');
    await receive('3');
    expect(await claims.claim('3')).toBe('3');
  });

  it('held under a mistyped number is let go when that is put right, and the right one is taken', async () => {
    const { claims, receive, correct, withdraw } = opened();
    await receive('1', '110105194912310021');
    await claims.claim('1');
    await correct('1', '34020219850307001X');
    expect(await claims.claim('1')).toBe('1');
    await receive('whose-number-it-was', '110105194912310021');
    expect(await claims.claim('whose-number-it-was')).toBe('whose-number-it-was');
    await receive('again', '34020219850307001X');
    expect(await claims.claim('again')).toBe('1');
    await withdraw('1');
    await receive('after', '34020219850307001X');
    expect(await claims.claim('after')).toBe('after');
  });

  it('let go with a refusal is not taken again by a correction, only by a grant', async () => {
    const { claims, receive, write, correct } = opened();
    await receive('1');
    await claims.claim('1');
    await claims.release('1', await write('1', 'eligibility.AidRefused', aidRefusedV1.example), 'AidRefused');
    await correct('1', applicationExample.applicant.idNumber.toLowerCase());
    await claims.claim('1');
    await receive('2');
    expect(await claims.claim('2')).toBe('2');
    await correct('1', '110105194912310021');
    await write('1', 'eligibility.AidGranted', aidGrantedV1.example);
    expect(await claims.claim('1')).toBe('1');
    await receive('3', '110105194912310021');
    expect(await claims.claim('3')).toBe('1');
  });

  it('that was let go is let go once, also when a later owner of the file puts particulars right and it is told again', async () => {
    const { log, claims, receive, send, handOver, correct } = opened();
    await receive('1');
    await claims.claim('1');
    await handOver('1', '340104');
    const withdrawn = await send('1', 'withdraw', { kind: 'withdraw', reason: '和解' });
    await claims.release('1', withdrawn, 'ApplicationWithdrawn');
    await correct('1', applicationExample.applicant.idNumber.toLowerCase());
    await claims.release('1', withdrawn, 'ApplicationWithdrawn');
    expect(log.all.flatMap(({ entry }) => (entry.type === 'intake.MatterReleased' ? [entry.agency] : []))).toEqual(['340104']);
  });

  it('is written in the name of the agency, with the request that it all came from', async () => {
    const { claims, receive, log } = opened();
    const receipt = await receive('1');
    await claims.claim('1');
    const taken = log.all.find(({ entry }) => entry.type === 'intake.MatterTaken')?.entry;
    expect(taken).toMatchObject({ agency: '340202', region: '340202', causationId: receipt, correlationId: 'request' });
  });
});
