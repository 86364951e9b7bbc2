import { ContractRegistry } from '@juanzong/case-file';
import { type Actor, type Clock, commandId, type Decider, defineEvent, type EventId, type Instant, instant, type NewEntry, type OccurredAt, refuse, type Refusal } from '@juanzong/kernel';
import { z } from 'zod';
import { type CabinetSetting, CommandHandler, type CommandHandlerParts, FileCabinet, type Handling } from '../index.js';
import { MemoryEventLog, MemoryVault } from '../testing/index.js';

/** A small file for tests: notes that count, a life cycle in steps, and corrections of notes. */
export const noted = defineEvent({
  type: 'test.Noted', version: 1, label: { zh: '记录', en: 'Noted' }, streams: ['case'], mustUnderstand: ['test'], lifeCycle: false,
  schema: z.strictObject({ amount: z.number().int(), name: z.string().nullable().meta({ personal: 'applicant' }), more: z.string().optional() }),
  example: { amount: 1, name: '张三' },
});
export const corrected = defineEvent({ ...noted, type: 'test.NotedCorrected' as const, label: { zh: '更正', en: 'Corrected' } });
export const stepped = defineEvent({
  type: 'test.Stepped', version: 1, label: { zh: '推进', en: 'Stepped' }, streams: ['case'], mustUnderstand: ['test'], lifeCycle: true,
  schema: z.strictObject({ to: z.string() }), example: { to: 'A' },
});
export const registry = new ContractRegistry([noted, corrected, stepped]);

export interface LedgerState {
  readonly sum: number;
  readonly names: readonly (string | null)[];
  readonly steps: readonly string[];
  readonly ids: readonly EventId[];
}

export type LedgerCommand =
  | { readonly kind: 'note'; readonly amounts: readonly number[]; readonly name?: string }
  | { readonly kind: 'step'; readonly to: string; readonly on?: OccurredAt }
  | { readonly kind: 'correct'; readonly entry: EventId; readonly amount: number }
  | { readonly kind: 'break' }
  | { readonly kind: 'nothing' };

export const RULES = { policyVersions: [{ id: 'test.pack', contentHash: 'abc', verified: true }], calendarVersion: 'cn-test' };

const event = (type: string, data: unknown, more: Partial<NewEntry> = {}): NewEntry => ({ type, version: 1, data, ...more });

/** Refuses what would make the sum negative. */
export const ledger: Decider<LedgerCommand, LedgerState, NewEntry, Refusal<'test.negative'>> = {
  initialState: () => ({ sum: 0, names: [], steps: [], ids: [] }),
  evolve: (state, { type, data, eventId }) => {
    if (type === 'test.Stepped') return { ...state, steps: [...state.steps, (data as { to: string }).to] };
    const { amount, name } = data as { amount: number; name: string | null };
    return { ...state, sum: state.sum + amount, names: [...state.names, name], ids: [...state.ids, eventId] };
  },
  decide: (command, state, context) => {
    switch (command.kind) {
      case 'note': {
        const total = command.amounts.reduce((sum, amount) => sum + amount, state.sum);
        if (total < 0) return refuse('test.negative', { total });
        return command.amounts.map((amount) => event('test.Noted', { amount, name: command.name ?? null, more: undefined }, { rules: RULES }));
      }
      case 'step':
        return [event('test.Stepped', { to: command.to }, command.on ? { occurredAt: command.on } : {})];
      case 'correct':
        return [event('test.NotedCorrected', { amount: command.amount, name: `更正 ${context.today}` }, { corrects: command.entry })];
      case 'break':
        return [event('test.Noted', { amount: 'many', name: null })];
      case 'nothing':
        return [];
    }
  },
};

export const START = Date.parse('2024-03-05T02:00:00.000Z');

/** A clock that a test sets. */
export class SetClock implements Clock {
  readonly kind = 'virtual';
  ms = START;
  now(): Instant {
    return instant(this.ms);
  }
}

export const clerk: Actor = { id: 'clerk@340202', role: 'clerk', agency: '340202' };
export const STREAM = 'case-1';

/** One process of the platform: a handler with its own cabinet and clock, over a log that others may share. */
export function openProcess(log = new MemoryEventLog(), vault = new MemoryVault(), cabinetSetting: CabinetSetting = {}, more: Pick<CommandHandlerParts, 'staleAfterMs'> = {}) {
  const clock = new SetClock();
  const cabinet = new FileCabinet(log, registry, vault, cabinetSetting);
  const handler = new CommandHandler({ log, cabinet, registry, vault, clock, ...(cabinetSetting.soleWriter ? { soleWriter: true } : {}), ...more });
  type Handle = Handling<LedgerCommand, LedgerState, NewEntry, Refusal<'test.negative'>, undefined>;
  const send = (id: string, command: LedgerCommand, more: Partial<Handle> = {}) =>
    handler.handle({
      decider: ledger, stream: STREAM, command, commandId: commandId(id), actor: clerk, causationId: 'cause', correlationId: 'correlation', input: undefined, ...more,
    });
  const state = async () => (await cabinet.open(STREAM)).stateFor(ledger);
  return { log, vault, clock, cabinet, handler, send, state };
}
