import { describe, expect, it } from '@jest/globals';
import { caseClosedV1 } from '@juanzong/assignment-contracts';
import { type Actor, isRefusal } from '@juanzong/kernel';
import fc from 'fast-check';
import { findingsOf, isLater, qualityActionsFor, type QualityCommand } from './index.js';
import { Written } from './written.js';
import { at, awaiting, bureau, clerk, closed, HEARING, inHand, input, lawyer, officer, submitted, system } from './spec-support/closed-case.js';

type File = ReturnType<typeof awaiting>;
const idOf = (file: File, type: string): string => file.entries.findLast((entry) => entry.type === type)?.eventId ?? 'none';
const actIdIn = (file: File): string => Object.keys(file.state.supervision.acts).at(-1) ?? 'none';
const findingIdIn = (file: File): string => Object.keys(file.state.supervision.findings).at(-1) ?? 'none';
const namesOf = (file: File, actor: Actor): string[] => qualityActionsFor(file.state, actor).map(({ name }) => name);

const openOn = (file: File, actor: Actor = officer, act: 'FILE_CHECK' | 'HEARING_OBSERVATION' = 'FILE_CHECK', saw = [file.entries[0]?.eventId ?? '']) =>
  file.when({ kind: 'openAct', act, saw, note: null }, { input, actor });
const checked = (actor: Actor = officer) => openOn(submitted(), actor).file;
const raise = (file: File, duty: 'LAWYER' | 'AGENCY' = 'LAWYER'): QualityCommand => ({ kind: 'raiseFinding', actId: actIdIn(file), text: '会见笔录未签名', severity: 'MINOR', duty });
const raised = (duty: 'LAWYER' | 'AGENCY' = 'LAWYER', actor: Actor = officer) => {
  const file = checked(actor);
  return file.when(raise(file, duty), { input, actor, at: at('2024-06-03') }).file;
};
const rectify = (file: File): QualityCommand => ({ kind: 'recordRectification', findingId: findingIdIn(file), measures: '已补签', documents: [] });
const rectified = (file: File = raised(), actor: Actor = lawyer) => file.when(rectify(file), { input, actor, at: at('2024-06-05') }).file;
const answer = (file: File, by: readonly string[] = [idOf(file, 'quality-review.RectificationRecorded')]): QualityCommand => ({ kind: 'answerFinding', findingId: findingIdIn(file), by, text: '见整改' });
const answered = (file: File = rectified(), actor: Actor = lawyer) => file.when(answer(file), { input, actor, at: at('2024-06-06') }).file;
const recheck = (file: File, accepted: boolean): QualityCommand => ({ kind: 'recheckFinding', findingId: findingIdIn(file), accepted, reason: '核对笔录' });
const close = (file: File): QualityCommand => ({ kind: 'closeAct', actId: actIdIn(file) });

describe('an act of supervision', () => {
  it('names the exact entries of the file that it saw', () => {
    const file = submitted();
    const saw = [idOf(file, 'assignment.CaseClosed'), idOf(file, 'quality-review.ArchiveSubmitted')];
    openOn(file, officer, 'FILE_CHECK', [...saw, saw[0] ?? '']).then({ type: 'quality-review.SupervisionActOpened', data: { kind: 'FILE_CHECK', saw } });
    openOn(file, officer, 'FILE_CHECK', [...saw, 'e3b0c442-98fc-5c14-9afb-f4c8996fb924']).thenRefused('quality-review.entries-unknown', { entries: ['e3b0c442-98fc-5c14-9afb-f4c8996fb924'] });
  });

  it('is carried out by the owning agency or a bureau above it, and gone on with by who opened it', () => {
    openOn(submitted(), bureau).then('quality-review.SupervisionActOpened');
    openOn(submitted(), { ...bureau, agency: '000000' }).then('quality-review.SupervisionActOpened');
    openOn(submitted(), { ...bureau, agency: '340100' }).thenRefused('quality-review.other-agency');
    openOn(submitted(), { ...officer, agency: '340203' }).thenRefused('quality-review.other-agency');
    openOn(submitted(), lawyer).thenRefused('quality-review.role-not-allowed');
    const file = checked(bureau);
    file.when(raise(file), { input, actor: officer }).thenRefused('quality-review.act-of-others', { office: 'supervisor@340200' });
    file.when(raise(file), { input, actor: { ...bureau, id: 'supervisor2@340200' } }).then('quality-review.FindingRaised', 'quality-review.DeadlineStarted');
    expect([namesOf(file, bureau).includes('raise-finding'), namesOf(file, officer).includes('raise-finding')]).toEqual([true, false]);
  });

  it('is followed up, of a review of the file, by the agency or a bureau, but neither added to nor closed here', () => {
    const file = submitted().events({ type: 'quality-review.SupervisionActOpened', data: { actId: 'act-1', kind: 'FILE_REVIEW', saw: [], note: null }, actor: system });
    file.when(raise(file), { input, actor: officer }).thenRefused('quality-review.act-of-review');
    file.when(close(file), { input, actor: officer }).thenRefused('quality-review.act-of-review');
    const found = file.events({
      type: 'quality-review.FindingRaised', data: { actId: 'act-1', findingId: 'finding-1', text: '缺页', severity: 'MAJOR', duty: 'LAWYER' }, actor: { id: 'reviewer:1', role: 'reviewer' },
    });
    const done = answered(rectified(found));
    done.when(recheck(done, true), { input, actor: bureau }).then('quality-review.FindingRechecked');
    done.when(recheck(done, true), { input, actor: officer }).then('quality-review.FindingRechecked');
  });
});

describe('the observation of a hearing', () => {
  const file = inHand().events(HEARING);
  const observed = (of: File, now: string) => of.when({ kind: 'openAct', act: 'HEARING_OBSERVATION', saw: [idOf(of, 'assignment.HearingNotified')], note: null }, { input, actor: officer, at: now });

  it('saw a hearing that took place', () => {
    observed(file, at('2024-04-18')).then('quality-review.SupervisionActOpened');
    observed(file, at('2024-04-17')).thenRefused('quality-review.hearing-not-held', { hearingOn: '2024-04-18' });
    openOn(file, officer, 'HEARING_OBSERVATION').thenRefused('quality-review.no-hearing-seen');
  });

  it('saw none that was adjourned', () => {
    const before = idOf(file, 'assignment.HearingNotified');
    const adjourned = file.events({ ...HEARING, data: { hearingOn: '2024-05-10', court: '芜湖市镜湖区人民法院', replaces: before } });
    adjourned.when({ kind: 'openAct', act: 'HEARING_OBSERVATION', saw: [before], note: null }, { input, actor: officer, at: at('2024-05-11') }).thenRefused('quality-review.hearing-adjourned');
    observed(adjourned, at('2024-05-11')).then('quality-review.SupervisionActOpened');
  });
});

describe('a finding', () => {
  it('has a clock from the day it is raised, held by the owning agency', () => {
    const file = checked();
    file.when(raise(file), { input, actor: officer, at: at('2024-06-03') }).then(
      { type: 'quality-review.FindingRaised', data: { actId: actIdIn(file), duty: 'LAWYER' } },
      { type: 'quality-review.DeadlineStarted', data: { deadline: { ruleId: 'finding-answer', owner: '340202', dueDate: '2024-06-18', verified: false } } },
    );
  });

  it('is raised in an act that is open, and against a lawyer only where the case has one', () => {
    const file = checked();
    file.when({ ...raise(file), actId: 'other' } as QualityCommand, { input, actor: officer }).thenRefused('quality-review.act-unknown', { actId: 'other' });
    const shut = file.when(close(file), { input, actor: officer }).file;
    shut.when(raise(shut), { input, actor: officer }).thenRefused('quality-review.act-closed');
    shut.when(close(shut), { input, actor: officer }).thenRefused('quality-review.act-closed');
    const without = openOn(inHand().events({ type: 'assignment.ProviderRelieved', data: {} })).file;
    without.when(raise(without), { input, actor: officer }).thenRefused('quality-review.no-lawyer');
  });

  it('is answered by entries that were written after it, of the file, and by persons', () => {
    const file = rectified();
    file.when(answer(file), { input, actor: lawyer, at: at('2024-06-06') }).then(
      { type: 'quality-review.FindingAnswered', data: { by: [idOf(file, 'quality-review.RectificationRecorded')] } }, { type: 'quality-review.DeadlineMet', data: { ruleId: 'finding-answer', late: false } },
    );
    file.when(answer(file, [idOf(file, 'quality-review.ArchiveSubmitted')]), { input, actor: lawyer }).thenRefused('quality-review.answer-before-finding', { entries: [idOf(file, 'quality-review.ArchiveSubmitted')] });
    file.when(answer(file, ['e3b0c442-98fc-5c14-9afb-f4c8996fb924']), { input, actor: lawyer }).thenRefused('quality-review.entries-unknown', { entries: ['e3b0c442-98fc-5c14-9afb-f4c8996fb924'] });
    file.when(answer(file, [idOf(file, 'quality-review.DeadlineStarted')]), { input, actor: lawyer }).thenRefused('quality-review.no-answer', { entries: [idOf(file, 'quality-review.DeadlineStarted')] });
    openOn(file, officer, 'FILE_CHECK', []).thenRefused('quality-review.entries-unknown', { entries: [] });
    file.when(answer(file, []), { input, actor: lawyer }).thenRefused('quality-review.entries-unknown');
  });

  it('may be answered by a correction made after it, though that stands in an older place', () => {
    const file = raised();
    const rated = file.events({ type: 'intake.ApplicationReceivedCorrected', data: file.entries[0]?.data, corrects: file.entries[0]?.eventId ?? '', actor: clerk, at: at('2024-06-07') });
    const by = [rated.entries.at(-1)?.eventId ?? ''];
    expect(rated.state.file.written.get(by[0] ?? '')?.revision).toBe(0);
    rated.when(answer(rated, by), { input, actor: lawyer }).then('quality-review.FindingAnswered', 'quality-review.DeadlineMet');
    rated.when(answer(rated, [file.entries[0]?.eventId ?? '']), { input, actor: lawyer }).thenRefused('quality-review.answer-before-finding');
  });

  it('is answered by who owes it: the lawyer of the case, or the agency, never by who raised it', () => {
    const file = raised();
    expect([namesOf(file, lawyer), namesOf(file, clerk)]).toEqual([['record-rectification', 'answer-finding'], ['rate-service']]);
    file.when(rectify(file), { input, actor: clerk }).thenRefused('quality-review.not-the-answerer');
    file.when(answer(file), { input, actor: { id: 'lawyer:other', role: 'lawyer' } }).thenRefused('quality-review.not-the-answerer');
    const agency = raised('AGENCY');
    agency.when(rectify(agency), { input, actor: lawyer }).thenRefused('quality-review.not-the-answerer');
    agency.when(rectify(agency), { input, actor: officer }).thenRefused('quality-review.answers-own-finding');
    agency.when(rectify(agency), { input, actor: clerk }).then('quality-review.RectificationRecorded');
    const byBureau = raised('AGENCY', bureau);
    byBureau.when(rectify(byBureau), { input, actor: officer }).then('quality-review.RectificationRecorded');
  });

  it('is settled by an answer that was accepted', () => {
    const file = answered();
    file.when(answer(file), { input, actor: lawyer }).thenRefused('quality-review.finding-answered');
    expect(namesOf(file, officer)).toEqual(expect.arrayContaining(['recheck-finding']));
    const settled = file.when(recheck(file, true), { input, actor: officer }).then({ type: 'quality-review.FindingRechecked', data: { accepted: true } }).file;
    settled.when(recheck(settled, true), { input, actor: officer }).thenRefused('quality-review.finding-settled');
    settled.when(answer(settled), { input, actor: lawyer }).thenRefused('quality-review.finding-settled');
    settled.when(close(settled), { input, actor: officer }).then('quality-review.SupervisionActClosed');
  });

  it('whose answer was not accepted must be answered again, by entries after that, with a clock of its own', () => {
    const file = answered();
    const again = file.when(recheck(file, false), { input, actor: officer, at: at('2024-06-10') }).then(
      'quality-review.FindingRechecked', { type: 'quality-review.DeadlineStarted', data: { deadline: { ruleId: 'finding-answer', dueDate: '2024-06-25' } } },
    ).file;
    again.when(answer(again), { input, actor: lawyer }).thenRefused('quality-review.answer-before-finding');
    again.when(close(again), { input, actor: officer }).thenRefused('quality-review.findings-open', { findings: [findingIdIn(again)] });
    const done = answered(rectified(again));
    expect(Object.values(done.state.file.deadlines).filter(({ deadline }) => deadline.ruleId === 'finding-answer')).toEqual([]);
  });

  it('is not rechecked before it is answered, nor by another office, nor known under another id', () => {
    const file = raised();
    file.when(recheck(file, true), { input, actor: officer }).thenRefused('quality-review.finding-not-answered');
    file.when(recheck(answered(), true), { input, actor: bureau }).thenRefused('quality-review.act-of-others');
    for (const kind of ['recheckFinding', 'answerFinding'] as const) {
      const command = { ...(kind === 'recheckFinding' ? recheck(file, true) : answer(file)), findingId: 'other' } as QualityCommand;
      file.when(command, { input, actor: kind === 'recheckFinding' ? officer : lawyer }).thenRefused('quality-review.finding-unknown', { findingId: 'other' });
    }
  });
});

describe('the closed loop', () => {
  type Step = readonly [command: 'raise' | 'rectify' | 'answer' | 'recheck' | 'close' | 'open' | 'fire', which: number, days: number];
  const step = fc.tuple(fc.constantFrom<Step[0]>('raise', 'rectify', 'answer', 'recheck', 'close', 'open', 'fire'), fc.nat(20), fc.nat(12)) as fc.Arbitrary<Step>;
  const pick = <T>(list: readonly T[], which: number): T | undefined => list[which % Math.max(list.length, 1)];

  function commandOf([command, which]: Step, file: File): readonly [QualityCommand, Actor] {
    const { acts, findings } = file.state.supervision;
    const [actId, findingId] = [pick(Object.keys(acts), which) ?? 'none', pick(Object.keys(findings), which) ?? 'none'];
    const entry = pick(file.entries.toReversed(), which)?.eventId ?? 'none';
    const due = pick(Object.values(file.state.file.deadlines), which)?.deadline;
    switch (command) {
      case 'open': return [{ kind: 'openAct', act: 'FILE_CHECK', saw: [entry], note: null }, officer];
      case 'raise': return [{ kind: 'raiseFinding', actId, text: '缺页', severity: 'MINOR', duty: which % 3 === 0 ? 'AGENCY' : 'LAWYER' }, officer];
      case 'rectify': return [{ kind: 'recordRectification', findingId, measures: '已补', documents: [] }, findings[findingId]?.duty === 'AGENCY' ? clerk : lawyer];
      case 'answer': return [{ kind: 'answerFinding', findingId, by: [entry], text: '见整改' }, findings[findingId]?.duty === 'AGENCY' ? clerk : lawyer];
      case 'recheck': return [{ kind: 'recheckFinding', findingId, accepted: which % 2 === 0, reason: '核对' }, officer];
      case 'close': return [{ kind: 'closeAct', actId }, officer];
      case 'fire': return [{ kind: 'fireDeadline', deadlineId: due?.deadlineId ?? 'none', generation: 0 }, system];
    }
  }

  it('never closes an act with an open finding, and every answer names only later entries, whatever the order', () => {
    fc.assert(fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), (steps) => {
      let [file, now] = [checked(), Date.parse(at('2024-06-03'))];
      for (const one of steps) {
        now += one[2] * 86_400_000;
        const [command, actor] = commandOf(one, file);
        const outcome = file.when(command, { input, actor, at: new Date(now).toISOString() });
        if (isRefusal(outcome.decision)) continue;
        const before = file.state.supervision;
        if (command.kind === 'closeAct') expect(findingsOf(before, command.actId).filter(([, { status }]) => status !== 'SETTLED')).toEqual([]);
        if (command.kind === 'answerFinding') {
          const asked = file.entries.findLast(({ type, data }) => (type.endsWith('FindingRaised') || type.endsWith('FindingRechecked')) && (data as { findingId: string }).findingId === command.findingId);
          const named = file.entries.filter(({ eventId }) => command.by.includes(eventId));
          expect(named.map(({ revision }) => revision > (asked?.revision ?? Infinity))).toEqual(command.by.map(() => true));
        }
        file = outcome.file;
      }
      for (const [actId, { closed: shut }] of Object.entries(file.state.supervision.acts)) {
        if (shut) expect(findingsOf(file.state.supervision, actId).every(([, { status }]) => status === 'SETTLED')).toBe(true);
      }
      const running = Object.values(file.state.file.deadlines).filter(({ deadline }) => deadline.ruleId === 'finding-answer').map(({ deadline }) => deadline.startedBy);
      const owed = Object.values(file.state.supervision.findings).flatMap(({ status, owedSince }) => (status === 'OPEN' ? [owedSince.entry] : []));
      for (const entry of running) expect(owed).toContain(entry);
    }), { numRuns: 60 });
  });

  it('knows no entry that is not there as later', () => expect(isLater(Written.NOTHING, 'none', { revision: 0, recordedAt: at('2024-01-01') })).toBe(false));
});

describe('a file in whatever state', () => {
  it('is folded also where it begins in the middle', () => {
    const odd = closed().events({ type: 'assignment.CaseClosed', data: caseClosedV1.example }, { type: 'quality-review.FindingAnswered', data: { findingId: 'none', by: [], text: '' } }, { type: 'quality-review.SupervisionActClosed', data: { actId: 'none' } });
    expect(odd.state.supervision).toEqual({ acts: {}, findings: {} });
  });
});
