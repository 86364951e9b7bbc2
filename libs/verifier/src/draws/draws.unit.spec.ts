import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonical } from '../canonical.js';
import { runVerifier } from '../cli.js';
import { PROBLEMS, verifyExport, verifyRoster } from '../index.js';
import { forge } from '../testing/forge.js';
import { goldenFile, goldenPath, goldenText, LIVED, type LooseExport, ROSTER_TEXT } from '../testing/golden.js';

type Data = Record<string, unknown> & { criteria: Record<string, unknown> & { excludedLawyers: unknown[] }; exclusions: Record<string, unknown>[]; trace: { saw: Record<string, unknown>; rule: string }[] };
type Roster = Pick<LooseExport, 'entries' | 'head'>;
type Name = (typeof LIVED)[number];

const roster = (): Roster => JSON.parse(ROSTER_TEXT) as Roster;
const all = (file: Roster, type: string): Record<string, unknown>[] => file.entries.filter((entry) => entry['type'] === `assignment.${type}`);
const dataOf = (entry: Record<string, unknown> | undefined): Data => entry?.['data'] as Data;
const nth = (file: Roster, type: string, n = 0): Data => dataOf(all(file, type)[n]);

const seen = new Set<string>();
const noted = <Codes extends readonly { readonly code: string }[]>(problems: Codes): string[] => {
  const codes = problems.map(({ code }) => code);
  for (const code of codes) seen.add(code);
  return [...new Set(codes)];
};

/** The problems left after somebody changed case and roster and made all hashes and signatures anew. */
function forged(change: (file: LooseExport, pool: Roster) => void, name: Name = 'drawn-twice'): string[] {
  const [file, pool] = [goldenFile(name), roster()];
  change(file, pool);
  return noted(verifyExport(canonical(forge(file)), { rosters: [canonical(forge(pool))] }).problems);
}
/** The same without a roster. */
function alone(change: (file: LooseExport) => void, name: Name = 'drawn-twice'): string[] {
  const file = goldenFile(name);
  change(file);
  return noted(verifyExport(canonical(forge(file))).problems);
}
function rosterAlone(change: (pool: Roster) => void): string[] {
  const pool = roster();
  change(pool);
  return noted(verifyRoster(canonical(forge(pool))).problems);
}
/** The draw as both files record it, the n-th of the case. */
const both = (file: LooseExport, pool: Roster, n = 0): Data[] => {
  const assigned = nth(file, 'ProviderAssigned', n);
  return [assigned, dataOf(all(pool, 'TurnDrawn').find((entry) => dataOf(entry)['drawId'] === assigned['drawId']))];
};
const without = (file: Roster, ...gone: readonly unknown[]): void => {
  file.entries = file.entries.filter((entry) => !gone.includes(entry));
};

describe('the draws of a real run', () => {
  it.each(LIVED)('%s: each is drawn again from the roster, which is whole', (name) => {
    const { publicKey } = goldenFile(name).head.signature as { publicKey: string };
    const report = verifyExport(goldenText(name), { rosters: [ROSTER_TEXT], trustedKeys: [publicKey] });
    expect(report).toMatchObject({ ok: true, trusted: true, problems: [] });
    expect(report.draws).toMatchObject(name === 'by-wish'
      ? [{ lawyerId: 'L-5', mode: 'BY_RECIPIENT_CHOICE', wish: 'CHECKED', candidates: ['L-5', 'L-3'], excluded: expect.arrayContaining(['L-1', 'L-2', 'L-4']) }]
      : [{ lawyerId: 'L-2', mode: 'BY_ROTATION', wish: 'NONE', order: ['L-1', 'L-2', 'L-3', 'L-4', 'L-5'], candidates: ['L-2', 'L-3', 'L-5'] }, { lawyerId: 'L-3', excluded: expect.arrayContaining(['L-2']) }]);
    expect(verifyRoster(ROSTER_TEXT, { trustedKeys: [publicKey] })).toMatchObject({ ok: true, trusted: true, draws: 3, recomputed: 3 });
  });

  it('without a roster are checked as far as the case shows, and said not to be drawn again', () => {
    expect(verifyExport(goldenText('by-wish'))).toMatchObject({ ok: true, draws: [{ recomputed: false, lawyerId: 'L-5' }] });
  });

  it('are still drawn again where the wish is not disclosed, which the report says', () => {
    const file = goldenFile('by-wish');
    file.disclosures = file.disclosures.filter(({ field }) => field !== 'application.preferredLawyer');
    expect(verifyExport(canonical(file), { rosters: [ROSTER_TEXT] })).toMatchObject({ ok: true, draws: [{ recomputed: true, wish: 'NOT_DISCLOSED' }] });
  });

  it('made anew without a change are the same draws: the forger of these tests changes nothing else', () => {
    for (const name of LIVED) expect(forged(() => undefined, name)).toEqual([]);
    expect(rosterAlone(() => undefined)).toEqual([]);
  });
});

describe('a change to both files, with all hashes and signatures made anew, is found', () => {
  it('a candidate who is made none', () => {
    expect(forged((_file, pool) => Object.assign(nth(pool, 'LawyerJoined', 2), { specialities: ['CRIMINAL'] }))).toEqual(expect.arrayContaining(['draw.exclusions-wrong', 'draw.candidates-wrong']));
    expect(forged((_file, pool) => without(pool, all(pool, 'LawyerJoined')[4]))).toEqual(expect.arrayContaining(['draw.candidates-wrong', 'draw.revision-wrong']));
    expect(forged((_file, pool) => without(pool, all(pool, 'LawyerSuspended')[0]))).toContain('draw.exclusions-wrong');
  });

  it('an exclusion that is left out, or whose reason is another', () => {
    expect(forged((file, pool) => both(file, pool).forEach((one) => one.exclusions.pop()))).toEqual(['draw.exclusions-wrong']);
    expect(forged((file, pool) => both(file, pool).forEach(({ exclusions: [one] }) => Object.assign((one?.['reasons'] as object[])[0] as object, { code: 'OUTSIDE_SPECIALITY' })))).toEqual(['draw.exclusions-wrong']);
    expect(forged((file, pool) => both(file, pool).forEach(({ exclusions: [one] }) => Object.assign((one?.['trace'] as { text: object }[])[0]?.text as object, { zh: '另有原因——不符合' })))).toEqual(['draw.exclusions-wrong']);
  });

  it('an excluded lawyer who is drawn, the case notwithstanding', () => {
    const forgotten = (file: LooseExport, pool: Roster): void => both(file, pool).forEach((one) => {
      Object.assign(one, { exclusions: one.exclusions.filter(({ lawyerId }) => lawyerId !== 'L-2'), candidatesCount: 3 });
      if ('criteria' in one) one.criteria.excludedLawyers = [];
    });
    expect(forged(forgotten, 'by-wish')).toEqual(['draw.criteria-wrong']);
    // Also where the draw says that it read the case before the conflict was recorded, or does not say what it read.
    const reading = (caseRevision: number | undefined) => forged((file, pool) => {
      forgotten(file, pool);
      Object.assign(both(file, pool)[1] as object, { caseRevision });
    }, 'by-wish');
    const conflict = goldenFile('by-wish').entries.findIndex(({ type }) => type === 'assignment.ConflictRecorded');
    for (const revision of [conflict - 1, conflict, 99, undefined]) expect(reading(revision)).toEqual(['draw.criteria-wrong']);
  });

  it('the revision of the case that the criteria were read from', () => {
    const read = (caseRevision: number | undefined) => forged((_file, pool) => Object.assign(nth(pool, 'TurnDrawn', 1), { caseRevision }));
    const [first, declined] = ['ProviderAssigned', 'AssignmentDeclined'].map((type) => goldenFile('drawn-twice').entries.findIndex((entry) => entry['type'] === `assignment.${type}`)) as [number, number];
    expect(read(declined)).toEqual([]);
    expect(read(undefined)).toEqual([]);
    expect(read(first)).toEqual(['draw.criteria-wrong']);
    expect(read(99)).toEqual(['draw.criteria-wrong']);
  });

  it('the number of candidates', () => {
    expect(forged((file, pool) => both(file, pool).forEach((one) => Object.assign(one, { candidatesCount: 4 })))).toEqual(['draw.candidates-wrong']);
  });

  it('another person than whose turn it was', () => {
    const other = { lawyerId: 'L-5', lawyerName: '律师5' };
    const changed = forged((file, pool) => {
      both(file, pool, 1).forEach((one) => Object.assign(one, other));
      Object.assign(nth(file, 'AssignmentAccepted'), { lawyerId: 'L-5' });
    });
    expect(changed).toContain('draw.person-wrong');
  });

  it('the order of the rotation: who joined first, whose turn was counted', () => {
    expect(forged((_file, pool) => {
      const [b, c] = [all(pool, 'LawyerJoined')[1], all(pool, 'LawyerJoined')[2]] as [Record<string, unknown>, Record<string, unknown>];
      [b['data'], c['data']] = [c['data'], b['data']];
    })).toContain('draw.person-wrong');
    expect(rosterAlone((pool) => Object.assign(nth(pool, 'TurnDrawn'), { lawyerId: 'L-3', lawyerName: '律师3' }))).toContain('draw.person-wrong');
    expect(rosterAlone((pool) => {
      (all(pool, 'TurnSpent')[0] as Record<string, unknown>)['type'] = 'assignment.TurnReturned';
      Object.assign(nth(pool, 'LawyerJoined', 2), { specialities: ['CIVIL'] });
    })).not.toEqual([]);
  });

  it('a turn counted to another lawyer than the one assigned', () => {
    expect(forged((_file, pool) => Object.assign(nth(pool, 'TurnDrawn'), { lawyerId: 'L-3' }))).toContain('draw.turn-miscounted');
  });

  it('the revision of the roster, the date, the year', () => {
    expect(forged((file) => Object.assign(nth(file, 'ProviderAssigned', 1), { rosterRevision: 5 }))).toEqual(['draw.revision-wrong']);
    expect(forged((_file, pool) => Object.assign(nth(pool, 'TurnDrawn'), { onYear: 2023 }))).toEqual(['draw.date-wrong']);
    expect(forged((file, pool) => both(file, pool).forEach((one) => {
      if ('criteria' in one) one.criteria['onDate'] = '2024-03-13';
      for (const line of [...one.trace, ...one.exclusions.flatMap(({ trace }) => trace as Data['trace'])]) if ('onDate' in line.saw) line.saw['onDate'] = '2024-03-13';
      for (const reason of one.exclusions.flatMap(({ reasons }) => reasons as { params: Record<string, unknown> }[])) if ('onDate' in reason.params) reason.params['onDate'] = '2024-03-13';
    }))).toEqual(['draw.date-wrong']);
  });

  it('the criteria: what the grant says, whom the recipient wished for', () => {
    expect(forged((_file, pool) => Object.assign(nth(pool, 'TurnDrawn').criteria, { matter: 'LABOUR_PAY' }))).toEqual(['draw.criteria-wrong']);
    expect(forged((file) => Object.assign(file.entries.find(({ type }) => type === 'eligibility.AidGranted')?.['data'] as object, { minorInvolved: true }))).toEqual(['draw.criteria-wrong']);
    expect(forged((file, pool) => {
      const chosen = { mode: 'BY_ROTATION', lawyerId: 'L-3', lawyerName: '律师3' };
      both(file, pool).forEach((one) => Object.assign(one, chosen));
      delete both(file, pool)[1]?.criteria['preferredLawyer'];
    }, 'by-wish')).toContain('draw.criteria-wrong');
  });

  it('a condition that is left out, was met by nobody, or saw something else', () => {
    for (const change of [
      (one: Data) => one.trace.splice(0, 1), (one: Data) => one.trace.pop(), (one: Data) => one.trace.reverse(), (one: Data) => Object.assign(one.trace[0] as object, { said: 'no' }),
      (one: Data) => Object.assign(one.trace[0]?.saw as object, { licensedSince: '2009-01-01' }), (one: Data) => Object.assign(one.trace[0] as object, { rule: 'no.such.pack' }),
      (one: Data) => one.trace.splice(1, 0, { ...one.trace[0] } as never), (one: Data) => Object.assign(one.trace[3]?.saw as object, { cap: 'many' }), (one: Data) => Object.assign(one.trace[0] as object, { verified: true }),
      (one: Data) => Object.assign(one.trace[0] as object, { ground: 'TOO_YOUNG' }),
    ]) expect(forged((file, pool) => both(file, pool).forEach(change))).toEqual(['draw.trace-wrong']);
  });

  it('a draw for another case, under another id, from another pool, or used twice', () => {
    expect(forged((_file, pool) => Object.assign(nth(pool, 'TurnDrawn'), { caseId: 'another' }))).toEqual(['draw.other-case']);
    const id = '5d1b2f0a-6a8e-5c0e-9d36-0a4f7d1c8e21';
    expect(forged((file, pool) => {
      const from = nth(file, 'ProviderAssigned')['drawId'];
      for (const entry of [...file.entries, ...pool.entries]) if (dataOf(entry)['drawId'] === from) dataOf(entry)['drawId'] = id;
    })).toEqual(['draw.id-wrong']);
    expect(forged((_file, pool) => pool.entries.forEach((entry) => (entry['stream'] = 'roster-340203')))).toContain('draw.other-pool');
    expect(alone((file) => Object.assign(nth(file, 'ProviderAssigned'), { pool: '340203' }))).toEqual(['draw.other-pool']);
    expect(alone((file) => Object.assign(nth(file, 'ProviderAssigned', 1), { drawId: nth(file, 'ProviderAssigned')['drawId'] }))).toContain('draw.used-twice');
    expect(rosterAlone((pool) => Object.assign(nth(pool, 'TurnDrawn', 1), { drawId: nth(pool, 'TurnDrawn')['drawId'] }))).toContain('draw.used-twice');
    expect(forged((_file, pool) => without(pool, ...all(pool, 'TurnDrawn')))).toEqual(expect.arrayContaining(['draw.unknown', 'roster.settlement-wrong']));
  });

  it('a turn returned that the case used; a draw that the case keeps quiet about', () => {
    expect(forged((_file, pool) => ((all(pool, 'TurnSpent')[1] as Record<string, unknown>)['type'] = 'assignment.TurnReturned'))).toContain('draw.settled-otherwise');
    expect(forged((file) => without(file, all(file, 'ProviderAssigned')[0], all(file, 'AssignmentDeclined')[0]))).toEqual(expect.arrayContaining(['draw.hidden', 'draw.id-wrong']));
  });

  it('what only one of the two says', () => {
    expect(forged((file) => Object.assign(nth(file, 'ProviderAssigned'), { firm: '某所' }))).toEqual(['draw.differs']);
    expect(forged((file) => Object.assign(nth(file, 'ProviderAssigned'), { candidatesCount: 9 }))).toEqual(['draw.candidates-wrong']);
    expect(forged((file) => nth(file, 'ProviderAssigned').exclusions.pop())).toEqual(['draw.exclusions-wrong']);
  });
});

describe('of a case alone', () => {
  it('an assignment of somebody excluded, against the choice, or of no known form is found', () => {
    expect(alone((file) => Object.assign(nth(file, 'ProviderAssigned').exclusions[0] as object, { lawyerId: 'L-2' }))).toEqual(['draw.person-excluded']);
    expect(alone((file) => Object.assign(nth(file, 'ProviderAssigned', 1), { lawyerId: 'L-2' }))).toContain('draw.person-excluded');
    expect(alone((file) => Object.assign(nth(file, 'ProviderAssigned'), { mode: 'BY_RECIPIENT_CHOICE' }))).toEqual(['draw.choice-wrong']);
    expect(alone((file) => Object.assign(nth(file, 'ProviderAssigned'), { lawyerId: 'L-3', lawyerName: '律师3' }), 'by-wish')).toContain('draw.choice-wrong');
    expect(alone((file) => Object.assign(nth(file, 'ProviderAssigned'), { exclusions: 'nobody' }))).toEqual(['draw.malformed']);
    expect(alone((file) => Object.assign(nth(file, 'ProviderAssigned', 1).exclusions.find(({ lawyerId }) => lawyerId === 'L-2') as object, { lawyerId: 'L-9' }))).toEqual(['draw.exclusions-wrong']);
  });

  it('an entry about another draw than the one in force is found', () => {
    expect(alone((file) => Object.assign(nth(file, 'AssignmentAccepted'), { lawyerId: 'L-5' }))).toEqual(['draw.not-current']);
  });
});

describe('a roster', () => {
  it('whose entries were changed is found by hash and head, which name the roster', () => {
    const changed = ROSTER_TEXT.replace('律师5', '律师9');
    expect(verifyExport(goldenText('by-wish'), { rosters: [changed] }).problems).toEqual(expect.arrayContaining([expect.objectContaining({ code: 'entry.hash-wrong', stream: 'roster-340202', revision: 4 })]));
    const cut = roster();
    cut.entries.pop();
    expect(noted(verifyRoster(canonical(cut)).problems)).toEqual(['head.mismatch']);
    expect(noted(verifyRoster(`${ROSTER_TEXT}\n`).problems)).toEqual(['export.not-canonical']);
  });

  it('signed with another key is found by who knows the right one', () => {
    const { publicKey } = goldenFile('by-wish').head.signature as { publicKey: string };
    expect(verifyExport(goldenText('by-wish'), { rosters: [canonical(forge(roster()))], trustedKeys: [publicKey] }).problems).toMatchObject([{ code: 'head.key-unknown', stream: 'roster-340202' }]);
  });

  it('with entries that it is not known how to read is not relied on', () => {
    expect(rosterAlone((pool) => ((pool.entries[0] as Record<string, unknown>)['version'] = 2))).toContain('roster.entry-unknown');
    expect(rosterAlone((pool) => ((all(pool, 'LawyerSuspended')[0] as Record<string, unknown>)['type'] = 'assignment.LawyerPromoted'))).toContain('roster.entry-unknown');
    expect(rosterAlone((pool) => (nth(pool, 'LawyerJoined')['specialities'] = 3))).toContain('roster.entry-malformed');
  });

  it.each([['nothing', ''], ['no roster', goldenText('by-wish')], ['bytes', new Uint8Array([255, 254])], ['another format', ROSTER_TEXT.replace('juanzong.roster/1', 'juanzong.roster/2')]])('%s is none, never an error', (_what, bytes) => {
    expect(['roster.malformed', 'export.unreadable']).toContain(noted(verifyRoster(bytes).problems)[0]);
  });

  it('is read by the command line, alone and with a case', () => {
    const folder = mkdtempSync(join(tmpdir(), 'roster-'));
    const run = (...args: string[]): [number, string] => {
      let output = '';
      return [runVerifier(args, (text) => (output += text)), output];
    };
    try {
      const file = join(folder, 'roster.json');
      writeFileSync(file, ROSTER_TEXT);
      expect(run(file)).toEqual([0, expect.stringMatching(/每次抽派均可重新得出[\s\S]*3 次抽派 draws/)]);
      expect(run(file, '--json')).toEqual([0, expect.stringMatching(/"recomputed":3/)]);
      expect(run(goldenPath('drawn-twice'), '--roster', file)).toEqual([0, expect.stringMatching(/已由名册 340202 重新抽取 drawn again[\s\S]*候选 2 人/)]);
      expect(run(goldenPath('drawn-twice'))).toEqual([0, expect.stringMatching(/未重新抽取：缺名册 340202/)]);
      expect(run(goldenPath('drawn-twice'), '--roster', join(folder, 'none.json'))).toEqual([2, expect.stringMatching(/ENOENT/)]);
      writeFileSync(file, ROSTER_TEXT.replace('"candidatesCount":3', '"candidatesCount":4'));
      expect(run(goldenPath('drawn-twice'), '--roster', file)).toEqual([1, expect.stringMatching(/draw\.candidates-wrong \[roster-340202 #\d+ r\d+/)]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

afterAll(() => {
  const codes = Object.keys(PROBLEMS).filter((code) => /^(draw|roster)\./.test(code));
  expect(codes.filter((code) => !seen.has(code))).toEqual([]);
});
