import { describe, expect, it } from '@jest/globals';
import { AssignmentReactions } from '@juanzong/assignment-service';
import { chinaCalendar, type WorkCalendar, workCalendar } from '@juanzong/calendar';
import { caseStream } from '@juanzong/case-file';
import type { Deadline } from '@juanzong/common-contracts';
import { CommandHandler, FileCabinet } from '@juanzong/event-store';
import { MemoryEventLog, MemoryVault } from '@juanzong/event-store/testing';
import { applicationExample } from '@juanzong/intake-contracts';
import { intakeDecider } from '@juanzong/intake-domain';
import { IntakeReactions } from '@juanzong/intake-service';
import { type Actor, calendarDate, type Clock, commandId, instant, isRefusal } from '@juanzong/kernel';
import { loadPolicyBook } from '@juanzong/policy/loader';
import type { ServiceRuntime } from '@juanzong/service-kit';
import { platformRegistry } from './contracts.js';

/** Four days before the Labour Day holiday of 2024, of which nothing was published yet. */
const RECEIVED = '2024-04-27T02:00:00.000Z';
const clock: Clock = { kind: 'virtual', now: () => instant(Date.parse(RECEIVED)) };
const clerk: Actor = { id: 'clerk@340202', role: 'clerk', agency: '340202' };
const earlier = workCalendar('earlier', { publishedUntil: calendarDate('2024-03-31'), holidays: new Set(), exchangedWorkdays: new Set() });

async function received() {
  const [log, vault, registry] = [new MemoryEventLog(), new MemoryVault(), platformRegistry()];
  const cabinet = new FileCabinet(log, registry, vault);
  const shared = { log, vault, registry, clock, cabinet, handler: new CommandHandler({ log, cabinet, registry, vault, clock }), book: loadPolicyBook() };
  const under = (calendar: WorkCalendar) => ({ ...shared, calendar }) as unknown as ServiceRuntime;
  const handled = await shared.handler.handle({
    decider: intakeDecider, stream: caseStream('1'), command: { kind: 'receive', application: applicationExample }, commandId: commandId('receive'), actor: clerk, causationId: 'receive', correlationId: 'receive',
    input: under(earlier),
  });
  if (isRefusal(handled)) throw new Error(handled.refusal);
  const { deadline } = handled.entries.find(({ type }) => type === 'intake.DeadlineStarted')?.data as { deadline: Deadline };
  const recorded = async () => (await cabinet.open(caseStream('1'))).entries.map(({ entry }) => entry);
  return { under, deadline, recorded, of: { caseId: '1', deadlineId: deadline.deadlineId, generation: deadline.generation, ruleId: deadline.ruleId } };
}

describe('a calendar that was published since', () => {
  it('makes one new entry, under its own version; what was recorded stays', async () => {
    const { under, deadline, recorded, of } = await received();
    expect(deadline).toMatchObject({ dueDate: '2024-05-06', calendarVersion: 'earlier', calendarProvisional: true });
    const before = await recorded();
    for (let times = 0; times < 3; times += 1) await new IntakeReactions(under(chinaCalendar())).recompute(of);
    const after = await recorded();
    expect(after.slice(0, before.length)).toEqual(before);
    expect(after.slice(before.length)).toMatchObject([
      {
        type: 'intake.DeadlineRecomputed', calendarVersion: chinaCalendar().version, policyVersions: [], actor: { role: 'system' },
        data: { previousCalendarVersion: 'earlier', deadline: { dueDate: '2024-05-06', generation: 1, calendarProvisional: false } },
      },
    ]);
  });

  it('changes nothing under the same calendar, nor where another context keeps the deadline of that name', async () => {
    const { under, recorded, of } = await received();
    const before = (await recorded()).length;
    await new IntakeReactions(under(earlier)).recompute(of);
    await new AssignmentReactions(under(chinaCalendar())).recompute({ ...of, deadlineId: 'unknown' });
    expect(await recorded()).toHaveLength(before);
  });
});
