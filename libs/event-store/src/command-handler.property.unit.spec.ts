import { describe, expect, it } from '@jest/globals';
import { canonicalJson, GENESIS_HASH, isIntact } from '@juanzong/case-file';
import { isRefusal } from '@juanzong/kernel';
import fc from 'fast-check';
import { AppendOutcomeUnknown } from './index.js';
import { type LedgerCommand, openProcess, STREAM } from './spec-support/ledger.js';
import { type AppendFault, MemoryEventLog, MemoryVault } from './testing/index.js';

/** One command of a script: by which process, what, at what drift of its clock, and what goes wrong with the next appends. */
const step = fc.record({
  process: fc.nat(2),
  id: fc.nat(9),
  amounts: fc.array(fc.integer({ min: -5, max: 9 }), { minLength: 1, maxLength: 3 }),
  correctsFirst: fc.boolean(),
  drift: fc.integer({ min: -1_500, max: 1_500 }),
  faults: fc.array(fc.constantFrom<AppendFault>('lost-answer', 'not-stored', 'conflict', 0), { maxLength: 4 }),
  together: fc.boolean(),
});

describe('whatever is lost, whoever writes besides, and however clocks drift', () => {
  it('the chain is intact, every accepted command stands in it exactly once, and time does not go back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 25 }), async (script) => {
        const [log, vault] = [new MemoryEventLog(), new MemoryVault()];
        const processes = [openProcess(log, vault), openProcess(log, vault), openProcess(log, vault)];
        const accepted = new Map<string, string>();
        const running: Promise<unknown>[] = [];
        for (const { process, id, amounts, correctsFirst, drift, faults, together } of script) {
          const at = processes[process] ?? processes[0];
          if (!at) throw new Error('no process');
          at.clock.ms += 100 + drift;
          log.fail(...faults);
          const first = log.entriesOf(STREAM).find(({ type }) => type === 'test.Noted');
          const command: LedgerCommand = correctsFirst && first
            ? { kind: 'correct', entry: first.eventId as never, amount: amounts[0] ?? 0 }
            : { kind: 'note', amounts, name: '张三' };
          const sending = at.send(`command-${id}`, command).then(
            (answer) => {
              if (isRefusal(answer)) return;
              const ids = JSON.stringify(answer.entries.map(({ eventId, hash }) => [eventId, hash]));
              expect(accepted.get(`command-${id}`) ?? ids).toBe(ids);
              accepted.set(`command-${id}`, ids);
            },
            (error: unknown) => expect(error).toBeInstanceOf(AppendOutcomeUnknown),
          );
          if (together) running.push(sending);
          else await Promise.all([...running.splice(0), sending]);
        }
        await Promise.all(running);
        const entries = log.entriesOf(STREAM);
        expect(entries.map(({ revision }) => revision)).toEqual(entries.map((_, i) => i));
        expect(entries.every(isIntact)).toBe(true);
        expect(entries.map(({ previousHash }) => previousHash)).toEqual([GENESIS_HASH, ...entries.map(({ hash }) => hash)].slice(0, entries.length));
        const times = entries.map(({ recordedAt }) => recordedAt);
        expect(times).toEqual([...times].sort());
        expect(new Set(entries.map(({ eventId }) => eventId)).size).toBe(entries.length);
        for (const [id, ids] of accepted) {
          expect(JSON.stringify(entries.filter(({ commandId }) => commandId === id).map(({ eventId, hash }) => [eventId, hash]))).toBe(ids);
        }
        const cold = await openProcess(log, vault).state();
        for (const warm of processes) {
          await warm.cabinet.open(STREAM);
          expect(canonicalJson(await warm.state())).toBe(canonicalJson(cold));
        }
      }),
      { numRuns: 60 },
    );
  });
});
