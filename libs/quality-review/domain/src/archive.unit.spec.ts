import { describe, expect, it } from '@jest/globals';
import { caseClosedV1 } from '@juanzong/assignment-contracts';
import { objectionDecidedV1 } from '@juanzong/eligibility-contracts';
import { catalogueFaults } from '@juanzong/http';
import { policyBook } from '@juanzong/policy';
import fc from 'fast-check';
import { contentsOf, qualityActionsFor, type QualityCommand, qualityReactions, qualityRefusals } from './index.js';
import { at, awaiting, bureau, CIVIL_SUIT, clerk, closed, CLOSED_ON, inHand, input, lawyer, officer, paper, submission, submitted, system } from './spec-support/closed-case.js';

const namesOf = (file: ReturnType<typeof closed>, actor: typeof lawyer): string[] => qualityActionsFor(file.state, actor).map(({ name }) => name);

describe('the duty to hand in the archive', () => {
  it('begins with the closing, on its day, under the rules of the owning agency, also after termination', () => {
    for (const result of ['MEDIATED', 'TERMINATED']) {
      const file = closed('340202', result);
      const [reaction] = qualityReactions({ type: 'assignment.CaseClosed', eventId: file.entries.at(-1)?.eventId as never, data: {} });
      file.when(reaction?.command as QualityCommand, { input, actor: system, occurredAt: { precision: 'day', date: CLOSED_ON as never } }).then({
        type: 'quality-review.DeadlineStarted', data: { deadline: { ruleId: 'archive-submission', owner: '340202', dueDate: '2024-06-19', verified: false, startedBy: file.entries.at(-1)?.eventId } },
      });
    }
  });

  it('begins once, and only for a case that is closed', () => {
    const file = awaiting();
    const closing = file.state.file.closed?.entry ?? '';
    file.when({ kind: 'startSubmission', closing }, { input, actor: system }).then();
    inHand().when({ kind: 'startSubmission', closing }, { input, actor: system }).then();
    submitted().when({ kind: 'startSubmission', closing }, { input, actor: system }).then();
    expect(qualityReactions({ type: 'assignment.CaseReopened', eventId: closing as never, data: {} })).toEqual([]);
  });

  it('was met by who handed in before the platform noticed', () => {
    closed().when(submission(), { input, actor: lawyer, at: at('2024-06-01') }).then(
      'quality-review.ArchiveSubmitted', { type: 'quality-review.DeadlineStarted', data: { deadline: { ruleId: 'archive-submission' } } },
      { type: 'quality-review.DeadlineMet', data: { ruleId: 'archive-submission', late: false } }, { type: 'quality-review.DeadlineStarted', data: { deadline: { ruleId: 'archive-review' } } },
    );
  });
});

describe('a termination that is revoked', () => {
  const revocation = { type: 'eligibility.ObjectionDecided', data: { ...objectionDecidedV1.example, outcome: 'TERMINATION_REVOKED' }, at: at('2024-06-10') };
  const revoked = (file: ReturnType<typeof closed>) => file.events(revocation);
  const drop = (file: ReturnType<typeof closed>) => {
    const [reaction] = qualityReactions(revocation as never);
    return file.when({ ...reaction?.command, because: file.entries.at(-1)?.eventId } as QualityCommand, { input, actor: system });
  };
  const clocks = (file: ReturnType<typeof closed>) => Object.values(file.state.file.deadlines).map(({ deadline }) => deadline.ruleId);

  it('opens the case again: no archive is owed, none can be handed in, and the clock falls away', () => {
    const file = revoked(awaiting('340202', 'TERMINATED'));
    expect(file.state.archive.status).toBe('NotClosed');
    file.when(submission(), { input, actor: lawyer }).thenRefused('quality-review.not-closed');
    drop(file).then({ type: 'quality-review.DeadlineFellAway', data: { ruleId: 'archive-submission', reason: 'CASE_GOES_ON', late: false } });
  });

  it('ends the review of what was handed in as well; a second closing has a clock of its own, which stays', () => {
    const missing = ['ASSIGNMENT_NOTICE', 'LETTER_TO_ORGAN', 'LEGAL_DOCUMENT', 'TERMINATION_DECISION'].map((item) => ({ item, reason: '无此材料' }));
    const handedIn = awaiting('340202', 'TERMINATED').when({ ...submission(['APPLICATION_PAPERS', 'GRANT_DECISION', 'CLOSING_REPORT']), missing }, { input, actor: lawyer, at: at('2024-06-01') });
    expect(clocks(handedIn.file)).toEqual(['archive-review']);
    const file = revoked(handedIn.file);
    expect(file.state.archive.status).toBe('NotClosed');
    const again = file.events({ type: 'assignment.CaseClosed', data: { ...caseClosedV1.example, closedOn: '2024-09-02' }, at: at('2024-09-02'), actor: lawyer });
    const restarted = again.when({ kind: 'startSubmission', closing: again.entries.at(-1)?.eventId ?? '' }, { input, actor: system }).file;
    const { file: late } = drop(restarted);
    expect(clocks(late)).toEqual(['archive-submission']);
  });

  it('is no matter of an objection that was decided otherwise', () => {
    expect(qualityReactions({ ...revocation, data: { ...revocation.data, outcome: 'UPHELD' } } as never)).toEqual([]);
    expect(awaiting().events({ ...revocation, data: { ...revocation.data, outcome: 'UPHELD' } }).state.archive.status).toBe('AwaitingSubmission');
  });
});

describe('handing in', () => {
  it('is checked against the list for the kind of case and its stage', () => {
    awaiting().when(submission(), { input, actor: lawyer, at: at('2024-06-01') }).then(
      { type: 'quality-review.ArchiveSubmitted', data: { list: 'CIVIL_SUIT', stage: 'FIRST_INSTANCE', missing: [] } },
      { type: 'quality-review.DeadlineMet', data: { ruleId: 'archive-submission', late: false } },
      { type: 'quality-review.DeadlineStarted', data: { deadline: { ruleId: 'archive-review', dueDate: '2024-07-01' } } },
    );
  });

  it.each([
    ['a suit', {}, undefined, 'CIVIL_SUIT'],
    ['wages without a stage, as they usually are', { stage: undefined }, undefined, 'NON_LITIGATION'],
    ['what the lawyer says it was', {}, 'ARBITRATION', 'NON_LITIGATION'],
  ] as const)('the list is that of %s', (_what, more, stage, list) => {
    const outcome = awaiting('340202', 'MEDIATED', more).when({ ...submission(['CLOSING_REPORT']), ...(stage ? { stage } : {}) }, { input, actor: lawyer });
    outcome.thenRefused('quality-review.archive-incomplete');
    const explained = [...CIVIL_SUIT, 'REQUEST_PAPERS'].filter((item) => item !== 'CLOSING_REPORT' && !(list === 'NON_LITIGATION' ? ['PLEADINGS', 'HEARING_PAPERS'] : ['REQUEST_PAPERS']).includes(item));
    const missing = explained.map((item) => ({ item, reason: '无此材料' }));
    const { events } = awaiting('340202', 'MEDIATED', more).when({ ...submission(['CLOSING_REPORT']), missing, ...(stage ? { stage } : {}) }, { input, actor: lawyer });
    expect(events[0]?.data).toMatchObject({ list, missing });
  });

  it('pins the packs of the list and says which are not verified', () => {
    const [entry] = awaiting().when(submission(), { input, actor: lawyer }).events;
    expect(entry?.rules?.policyVersions.map(({ id, verified }) => [id, verified])).toEqual([['cn.law.archive-list.closing', true], ['cn.param.archive-list.civil-suit', false]]);
    expect((entry?.data as { trace: { rule: string }[] }).trace.map(({ rule }) => rule).sort()).toEqual(['cn.law.archive-list.closing', 'cn.param.archive-list.civil-suit']);
  });

  it('after termination needs the decision to terminate, and not what was never done', () => {
    const few = ['APPLICATION_PAPERS', 'GRANT_DECISION', 'ASSIGNMENT_NOTICE', 'LETTER_TO_ORGAN', 'LEGAL_DOCUMENT', 'CLOSING_REPORT'];
    awaiting('340202', 'TERMINATED').when(submission(few), { input, actor: lawyer }).thenRefused('quality-review.archive-incomplete', { items: ['终止法律援助决定书（TERMINATION_DECISION）'], itemsEn: ['Decision to terminate (TERMINATION_DECISION)'] });
    awaiting('340202', 'TERMINATED').when(submission([...few, 'TERMINATION_DECISION']), { input, actor: lawyer }).then('quality-review.ArchiveSubmitted', 'quality-review.DeadlineMet', 'quality-review.DeadlineStarted');
  });

  it('refuses what is not on the list, what is named twice, and an unknown stage', () => {
    awaiting().when(submission([...CIVIL_SUIT, 'SONGS']), { input, actor: lawyer }).thenRefused('quality-review.item-not-on-list', { items: ['SONGS'] });
    awaiting().when({ ...submission(), missing: [{ item: 'PLEADINGS', reason: '无' }] }, { input, actor: lawyer }).thenRefused('quality-review.item-twice', { items: ['PLEADINGS'] });
    awaiting().when({ ...submission(), stage: 'SINGING' }, { input, actor: lawyer }).thenRefused('quality-review.stage-unknown');
  });

  it('is the lawyer’s of the case, once it is closed', () => {
    inHand().when(submission(), { input, actor: lawyer }).thenRefused('quality-review.not-closed');
    awaiting().when(submission(), { input, actor: { id: 'lawyer:other', role: 'lawyer' } }).thenRefused('quality-review.not-the-lawyer');
    awaiting().when(submission(), { input, actor: clerk }).thenRefused('quality-review.role-not-allowed');
    expect(namesOf(awaiting(), lawyer)).toEqual(['submit-archive']);
    expect(namesOf(awaiting(), { id: 'lawyer:other', role: 'lawyer' })).toEqual([]);
    expect(namesOf(submitted(), lawyer)).toEqual([]);
  });

  it('without a list in force is an error, never a fallback', () => {
    const without = { ...input, book: policyBook(input.book.packs.filter(({ kind }) => kind !== 'archive-list')) };
    awaiting().when(submission(), { input: without, actor: lawyer }).thenRefused('policy.missing', { kind: 'archive-list', region: '340202' });
  });
});

describe('the review of the archive', () => {
  const back = { kind: 'returnArchive' as const, reasons: [{ item: 'LEGAL_DOCUMENT', reason: '缺页' }] };

  it('returns it item by item, with a clock, and gets it again', () => {
    const returned = submitted().when(back, { input, actor: officer, at: at('2024-06-10') }).then(
      { type: 'quality-review.ArchiveReturned', data: { submission: submitted().entries.find(({ type }) => type === 'quality-review.ArchiveSubmitted')?.eventId } },
      { type: 'quality-review.DeadlineMet', data: { ruleId: 'archive-review', late: false } },
      { type: 'quality-review.DeadlineStarted', data: { deadline: { ruleId: 'archive-resubmission', dueDate: '2024-06-25' } } },
    ).file;
    expect(namesOf(returned, lawyer)).toEqual(['submit-archive']);
    returned.when(submission(), { input, actor: lawyer, at: at('2024-06-26') }).then(
      'quality-review.ArchiveSubmitted', { type: 'quality-review.DeadlineMet', data: { ruleId: 'archive-resubmission', late: true } }, 'quality-review.DeadlineStarted',
    );
  });

  it('accepts it with its contents page, in the order of the list', () => {
    const outcome = submitted().when({ kind: 'acceptArchive', archiveNumber: '镜湖〔2024〕卷第17号' }, { input, actor: officer, at: at('2024-06-10') });
    outcome.then(
      { type: 'quality-review.ArchiveAccepted', data: { archiveNumber: '镜湖〔2024〕卷第17号', pages: 2 * CIVIL_SUIT.length } }, { type: 'quality-review.DeadlineMet', data: { ruleId: 'archive-review' } },
    );
    const { contents } = outcome.events[0]?.data as { contents: { item: string; from: number; to: number }[] };
    expect(contents.map(({ item, from, to }) => [item, from, to])).toEqual(CIVIL_SUIT.map((item, i) => [item, 2 * i + 1, 2 * i + 2]));
    outcome.file.when(submission(), { input, actor: lawyer }).thenRefused('quality-review.archive-accepted');
    outcome.file.when(back, { input, actor: officer }).thenRefused('quality-review.archive-accepted');
  });

  it('is the quality officer’s of the owning agency, and of what was handed in', () => {
    submitted().when(submission(), { input, actor: lawyer }).thenRefused('quality-review.archive-under-review');
    awaiting().when({ kind: 'acceptArchive' }, { input, actor: officer }).thenRefused('quality-review.nothing-submitted');
    submitted().when({ kind: 'acceptArchive' }, { input, actor: lawyer }).thenRefused('quality-review.role-not-allowed');
    submitted().when({ kind: 'acceptArchive' }, { input, actor: bureau }).thenRefused('quality-review.role-not-allowed');
    submitted().when({ kind: 'acceptArchive' }, { input, actor: { ...officer, agency: '340203' } }).thenRefused('quality-review.other-agency', { owner: '340202' });
    submitted().when({ ...back, reasons: [{ item: 'SONGS', reason: '无' }] }, { input, actor: officer }).thenRefused('quality-review.item-not-on-list');
    expect(namesOf(submitted(), officer)).toEqual(expect.arrayContaining(['return-archive', 'accept-archive']));
  });
});

describe('the contents page', () => {
  it('counts every page of every item once, without gaps', () => {
    const list = ['A', 'B', 'C', 'D'].map((code) => ({ code, label: { zh: code, en: code } }));
    fc.assert(fc.property(fc.uniqueArray(fc.tuple(fc.constantFrom('A', 'B', 'C', 'D'), fc.integer({ min: 1, max: 50 })), { selector: ([item]) => item }), (items) => {
      const lines = contentsOf(list, items.map(([item, pages]) => paper(item, pages)));
      expect(lines.map(({ item }) => item)).toEqual(items.map(([item]) => item).sort());
      expect(lines.map(({ from }) => from)).toEqual(lines.map((_line, i) => (i === 0 ? 1 : (lines[i - 1]?.to ?? 0) + 1)));
      expect(lines.at(-1)?.to ?? 0).toBe(items.reduce((sum, [, pages]) => sum + pages, 0));
    }));
  });
});

describe('the clocks of the archive', () => {
  type Step = { readonly command: 'submit' | 'return' | 'accept' | 'fire'; readonly days: number };
  const step = fc.record({ command: fc.constantFrom('submit', 'return', 'accept', 'fire'), days: fc.integer({ min: 0, max: 40 }) }) as fc.Arbitrary<Step>;

  it('each ends exactly once, met or missed, whatever the order', () => {
    fc.assert(fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      let [file, now] = [awaiting(), Date.parse(at(CLOSED_ON))];
      for (const { command, days } of steps) {
        now += days * 86_400_000;
        const commands: Record<Step['command'], readonly QualityCommand[]> = {
          submit: [submission()], return: [{ kind: 'returnArchive', reasons: [{ item: 'PLEADINGS', reason: '缺页' }] }], accept: [{ kind: 'acceptArchive' }],
          fire: Object.values(file.state.file.deadlines).map(({ deadline }) => ({ kind: 'fireDeadline', deadlineId: deadline.deadlineId, generation: deadline.generation })),
        };
        for (const one of commands[command]) {
          const outcome = file.when(one, { input, actor: { submit: lawyer, return: officer, accept: officer, fire: system }[command], at: new Date(now).toISOString() });
          if (!outcome.refusal) file = outcome.file;
        }
      }
      const idOf = (data: unknown): string => { const { deadlineId, deadline } = data as { deadlineId?: string; deadline?: { deadlineId: string } }; return deadlineId ?? deadline?.deadlineId ?? ''; };
      const ids = (...kinds: string[]): string[] => file.entries.filter(({ type }) => kinds.includes(type.replace('quality-review.', ''))).map(({ data }) => idOf(data));
      const [begun, ended] = [ids('DeadlineStarted'), ids('DeadlineMet', 'DeadlineMissed')];
      expect(new Set(ended).size).toBe(ended.length);
      expect(begun.filter((id) => !ended.includes(id)).sort()).toEqual(Object.keys(file.state.file.deadlines).sort());
      const { status } = file.state.archive;
      if (status === 'Accepted') expect(Object.keys(file.state.file.deadlines)).toEqual([]);
    }), { numRuns: 60 });
  });
});

describe('every refusal', () => {
  it('is said in both languages', () => expect(catalogueFaults<string>(qualityRefusals)).toEqual([]));
});
