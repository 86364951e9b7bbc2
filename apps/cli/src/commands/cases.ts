import type { CaseListItem } from '@juanzong/case-history-contracts';
import { agencyOf, stateOf } from '../cases/labels.js';
import type { ExitCode } from '../exit-codes.js';
import type { CaseListAnswer } from '../http/answers.js';
import { showListing } from '../lists/listing.js';
import { wholeNumber } from '../lists/number-option.js';
import type { Context } from './context.js';

export interface CasesOptions {
  readonly agency?: string;
  readonly state?: string;
  readonly overdue?: boolean;
  readonly search?: string;
  readonly inHandOf?: string;
  readonly limit: string;
  readonly offset: string;
  readonly out?: string;
}

const COLUMNS = [
  { head: '案号/登记编号 number', max: 34 }, { head: '机构 agency' }, { head: '申请人 applicant', max: 16 }, { head: '事项 matter', max: 28 }, { head: '状态 state' },
  { head: '申请日 received' }, { head: '承办 lawyer', max: 16 }, { head: '标记 marks' }, { head: '案件编号 case id' },
];

/** `juanzong cases`: the list, filtered and paged. */
export function casesCommand(context: Context, options: CasesOptions): Promise<ExitCode> {
  return showListing<CaseListAnswer, CaseListItem>(context, {
    path: '/api/case-history/v1/cases',
    query: {
      agency: options.agency === undefined ? undefined : agencyOf(options.agency),
      state: options.state === undefined ? undefined : stateOf(options.state),
      overdue: options.overdue === true ? true : undefined,
      search: options.search,
      inHandOf: options.inHandOf,
      limit: wholeNumber('limit', options.limit),
      offset: wholeNumber('offset', options.offset),
    },
    columns: COLUMNS,
    rows: ({ cases }) => cases,
    cells: cellsOf,
    summary: ({ total, cases }) => `共 ${total} 件，显示 ${cases.length} 件 / ${total} case(s), ${cases.length} shown`,
  }, options.out);
}

const cellsOf = (one: CaseListItem): string[] => [
  one.caseNumber ?? one.registerNumber ?? '—', one.agencyName.replace(/法律援助中心$/, ''), one.applicant ?? '—', one.matterLabel.zh, `${one.stateLabel.zh} ${one.stateLabel.en}`,
  one.receivedOn, one.lawyerName ?? '—', [one.greenChannel ? '绿色通道 green' : '', one.overdue ? '逾期 overdue' : ''].filter(Boolean).join('、') || '—', one.caseId,
];
