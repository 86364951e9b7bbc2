import { describe, expect, it } from '@jest/globals';
import { type CalendarDate, type EventId, eventId, instant, type Instant, type OccurredAt, type RecordedEntry } from '@juanzong/kernel';
import fc from 'fast-check';
import { entriesAsOf, entriesCorrected } from './index.js';

const DAY_MS = 86_400_000;
const START = Date.UTC(2026, 0, 1);

interface Fact {
  /** Milliseconds since the previous entry was written; often none. */
  readonly later: number;
  /** How many milliseconds before it was written it happened, and how exactly that is known. */
  readonly ago: number;
  readonly byDay: boolean;
  /** Which earlier entry it corrects, if any. */
  readonly corrects: number | undefined;
}

const fact: fc.Arbitrary<Fact> = fc.record({
  later: fc.oneof(fc.constant(0), fc.nat({ max: 3 * DAY_MS })),
  ago: fc.oneof(fc.constant(0), fc.nat({ max: 10 * DAY_MS })),
  byDay: fc.boolean(),
  corrects: fc.option(fc.nat({ max: 30 }), { nil: undefined, freq: 2 }),
});

/** A file of late facts, corrections and corrections of corrections; a correction's own `occurredAt` is noise on purpose. */
function fileOf(facts: readonly Fact[]): RecordedEntry[] {
  let now = START;
  return facts.map(({ later, ago, byDay, corrects }, revision) => {
    now += later;
    const at = instant(now - ago);
    const occurredAt: OccurredAt = byDay ? { precision: 'day', date: at.slice(0, 10) as CalendarDate } : { precision: 'instant', at };
    const target = corrects === undefined || revision === 0 ? {} : { corrects: idOf(corrects % revision) };
    return { eventId: idOf(revision), type: 't', version: 1, data: revision, revision, occurredAt, recordedAt: instant(now), actor: { id: 'u', role: 'system' }, agency: '340000', ...target };
  });
}
const idOf = (revision: number): EventId => eventId(`e-${revision}`);

/** The rule of the design, said again for one place at a time: which data stands at a revision, and when it happened. */
function naive(file: readonly RecordedEntry[], at: Instant, knownAt: Instant): [number, unknown][] {
  const rootOf = (entry: RecordedEntry): RecordedEntry => (entry.corrects === undefined ? entry : rootOf(file.find((one) => one.eventId === entry.corrects) as RecordedEntry));
  const happened = ({ occurredAt }: RecordedEntry): number => (occurredAt.precision === 'day' ? Date.parse(`${occurredAt.date}T00:00:00+08:00`) : Date.parse(occurredAt.at));
  const standing: [number, unknown][] = [];
  for (let revision = 0; revision < file.length; revision += 1) {
    const root = file[revision] as RecordedEntry;
    if (root.corrects !== undefined || Date.parse(root.recordedAt) > Date.parse(knownAt) || happened(root) > Date.parse(at)) continue;
    let stands = root;
    for (const other of file) if (other.recordedAt <= knownAt && other.revision > stands.revision && rootOf(other) === root) stands = other;
    standing.push([revision, stands.data]);
  }
  return standing;
}

const moment = fc.integer({ min: START - 12 * DAY_MS, max: START + 60 * DAY_MS }).map(instant);

describe('what stood at one time, as known at another', () => {
  it('is what a naive reading of the rule says', () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 25 }), moment, moment, (facts, at, knownAt) => {
        const file = fileOf(facts);
        expect(entriesAsOf(file, { at, knownAt }).map(({ revision, data }) => [revision, data])).toEqual(naive(file, at, knownAt));
      }),
      { numRuns: 1000 },
    );
  });

  it('cut exactly at an instant that occurs in the file, the entry of that instant is in', () => {
    fc.assert(
      fc.property(fc.array(fact, { minLength: 1, maxLength: 15 }), fc.nat(), fc.nat(), (facts, i, j) => {
        const file = fileOf(facts);
        const knownAt = file[i % file.length]?.recordedAt as Instant;
        const { occurredAt } = file[j % file.length] as RecordedEntry;
        const at = occurredAt.precision === 'instant' ? occurredAt.at : instant(Date.parse(`${occurredAt.date}T00:00:00+08:00`));
        expect(entriesAsOf(file, { at, knownAt }).map(({ revision, data }) => [revision, data])).toEqual(naive(file, at, knownAt));
      }),
    );
  });

  it('without a cut is everything corrected, one entry per place, in order', () => {
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 25 }), (facts) => {
        const file = fileOf(facts);
        const standing = entriesCorrected(file);
        expect(standing.map(({ revision }) => revision)).toEqual(file.filter(({ corrects }) => corrects === undefined).map(({ revision }) => revision));
        for (const { revision, occurredAt } of standing) expect(occurredAt).toEqual(file[revision]?.occurredAt);
      }),
    );
  });

  it('what is known later never changes what was known before', () => {
    fc.assert(
      fc.property(fc.array(fact, { minLength: 1, maxLength: 20 }), fc.nat(), (facts, cut) => {
        const file = fileOf(facts);
        const knownAt = file[cut % file.length]?.recordedAt as Instant;
        const prefix = file.filter(({ recordedAt }) => recordedAt <= knownAt);
        expect(entriesAsOf(file, { knownAt })).toEqual(entriesCorrected(prefix));
      }),
    );
  });

  it('a late fact is absent before it was known, and present in the past afterwards', () => {
    const day = 24 * 3600 * 1000;
    const file = fileOf([{ later: 0, ago: 0, byDay: false, corrects: undefined }, { later: 9 * day, ago: 8 * day, byDay: false, corrects: undefined }]);
    const at = instant(START + 2 * day);
    expect(entriesAsOf(file, { at, knownAt: instant(START + 5 * day) }).map(({ data }) => data)).toEqual([0]);
    expect(entriesAsOf(file, { at, knownAt: instant(START + 9 * day) }).map(({ data }) => data)).toEqual([0, 1]);
  });

  it('a correction of what is not in this file stands for itself', () => {
    const [entry] = fileOf([{ later: 0, ago: 0, byDay: false, corrects: undefined }]) as [RecordedEntry];
    const stray = { ...entry, corrects: eventId('elsewhere') };
    expect(entriesCorrected([stray])).toEqual([stray]);
  });
});
