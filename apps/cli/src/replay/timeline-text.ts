import type { Timeline } from '@juanzong/case-history-contracts';
import { pairs } from '../text/pairs.js';
import { deadlineTable } from './deadline-table.js';
import { entryText } from './entry-text.js';
import { UNVERIFIED } from './rule-text.js';
import { localTime } from './times.js';

/** A timeline as an auditor reads it; `now` stands for an instant that was not asked for. */
export function timelineText(timeline: Timeline, now: string): string {
  const revisionOf = new Map(timeline.entries.map(({ eventId, revision }) => [eventId, revision]));
  const entries = timeline.entries.map((entry) => entryText(entry, revisionOf, timeline.at)).join('\n');
  return `案卷 case file ${timeline.caseId}\n${askedText(timeline)}\n${entries}\n${stateText(timeline, timeline.clock === 'virtual' ? lastRecorded(timeline, now) : now)}`;
}

/** On a virtual clock the machine's time says nothing of how much is left: the last entry does. */
const lastRecorded = ({ entries }: Timeline, now: string): string => entries.at(-1)?.recordedAt ?? now;

const askedText = ({ at, knownAt, clock, revealed, unverified }: Timeline): string => [
  clock === 'virtual' ? '! 演练时钟：并非真实案件 / virtual clock: not a real case\n' : '',
  pairs([
    ['有效时刻 valid at', at === null ? '现在 now' : localTime(at)],
    ['知悉时刻 known at', knownAt === null ? '现在 now' : localTime(knownAt)],
    ['个人信息 personal data', revealed ? '已公开查阅并留痕 opened, and logged' : '已遮蔽 masked'],
    ['', unverified ? `${UNVERIFIED} 本卷用到未核实的规则 / rules that could not be verified were used` : ''],
  ]),
].join('');

/** The state at the instant asked for, with the deadlines. */
export function stateText(timeline: Pick<Timeline, 'at' | 'knownAt' | 'stateLabel' | 'byContext' | 'deadlines'>, now: string): string {
  const { at, knownAt, stateLabel, byContext, deadlines } = timeline;
  const asOf = at ?? knownAt ?? now;
  const state = stateLabel ? `${stateLabel.zh} / ${stateLabel.en}` : '尚未立卷 / not opened yet';
  const contexts = Object.entries(byContext).map(([context, name]) => `${context}=${name}`).join('  ');
  const table = deadlines.length === 0 ? '' : `\n${deadlineTable(deadlines, asOf)}`;
  return `${pairs([[`状态 state (${localTime(asOf)})`, state], ['各环节 by context', contexts]])}${table}`;
}
