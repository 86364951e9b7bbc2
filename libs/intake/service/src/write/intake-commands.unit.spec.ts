import { expect, it } from '@jest/globals';
import { chinaCalendar } from '@juanzong/calendar';
import { caseStream, ContractRegistry } from '@juanzong/case-file';
import { CommandHandler, FileCabinet } from '@juanzong/event-store';
import { MemoryEventLog, MemoryVault } from '@juanzong/event-store/testing';
import { applicationExample, intakeContracts } from '@juanzong/intake-contracts';
import { intakeDecider } from '@juanzong/intake-domain';
import { type Actor, caseId, type Clock, commandId, instant, isRefusal } from '@juanzong/kernel';
import { loadPolicyBook } from '@juanzong/policy/loader';
import type { ServiceRuntime } from '@juanzong/service-kit';
import { IntakeCommands } from './intake-commands.js';

const clock: Clock = { kind: 'virtual', now: () => instant(Date.parse('2024-03-05T02:00:00.000Z')) };
const clerk: Actor = { id: 'clerk@340202', role: 'clerk', agency: '340202' };
const rules = { book: loadPolicyBook(), calendar: chinaCalendar() };

it('who hears of a new file before its receipt has ended in this process is told what may be done there', async () => {
  const [log, vault, registry, stream] = [new MemoryEventLog(), new MemoryVault(), new ContractRegistry(intakeContracts), caseStream('1')];
  const store = { log, registry, vault, clock, cabinet: new FileCabinet(log, registry, vault, { soleWriter: true }) };
  const commands = new IntakeCommands({ ...rules, ...store } as unknown as ServiceRuntime);
  expect((await store.cabinet.open(stream)).revision).toBe(-1);
  const answer = log.holdAnswers();
  const receiving = new CommandHandler(store).handle({
    decider: intakeDecider, stream, command: { kind: 'receive', application: applicationExample }, commandId: commandId('receive'), actor: clerk, causationId: 'receive', correlationId: 'request', input: rules,
  });
  while (log.entriesOf(stream).length === 0) await new Promise((resolve) => setImmediate(resolve));
  const asked = commands.allowedActions(caseId('1'), clerk);
  answer();
  const allowed = await asked;
  expect(isRefusal(allowed) ? allowed.refusal : allowed.actions).toContain('accept-application');
  expect(isRefusal(await receiving)).toBe(false);
});

it('what may be done next is told from the file as a command left it, and from the newest to whoever asks', async () => {
  const [log, vault, registry, stream] = [new MemoryEventLog(), new MemoryVault(), new ContractRegistry(intakeContracts), caseStream('1')];
  const store = { log, registry, vault, clock, cabinet: new FileCabinet(log, registry, vault) };
  const commands = new IntakeCommands({ ...rules, ...store } as unknown as ServiceRuntime);
  const received = await new CommandHandler(store).handle({
    decider: intakeDecider, stream, command: { kind: 'receive', application: applicationExample }, commandId: commandId('receive'), actor: clerk, causationId: 'receive', correlationId: 'request', input: rules,
  });
  log.readings.length = 0;
  const next = await commands.allowedActions(caseId('1'), clerk, isRefusal(received) ? -1 : received.revision);
  expect([isRefusal(next) ? next.refusal : next.actions, log.readings]).toEqual([expect.arrayContaining(['accept-application']), []]);
  expect([await commands.allowedActions(caseId('1'), clerk), log.readings]).toEqual([next, [{ stream, from: 1 + (isRefusal(received) ? -1 : received.revision) }]]);
});
