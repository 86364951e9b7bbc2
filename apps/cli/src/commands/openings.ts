import type { OpeningItem } from '@juanzong/case-history-contracts';
import { agencyOf } from '../cases/labels.js';
import { resolveCase } from '../cases/resolve-case.js';
import type { ExitCode } from '../exit-codes.js';
import { showListing } from '../lists/listing.js';
import { wholeNumber } from '../lists/number-option.js';
import { pathLabel } from '../replay/field-labels.js';
import { localTime } from '../replay/times.js';
import { type Context, READER } from './context.js';

export interface OpeningsOptions {
  readonly case?: string;
  readonly by?: string;
  readonly agency?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit: string;
  readonly out?: string;
}

const COLUMNS = [{ head: '时间 at' }, { head: '查阅人 who' }, { head: '理由 reason', max: 40 }, { head: '案号 case number', max: 34 }, { head: '字段 fields', max: 50 }, { head: '案件编号 case id' }];

/** `juanzong openings`: who opened which personal data, when and why. */
export async function openingsCommand(context: Context, { case: typed, by, agency, from, to, limit, out }: OpeningsOptions): Promise<ExitCode> {
  const caseId = typed === undefined ? undefined : await resolveCase(context.client, context.persona ?? READER, typed);
  return showListing<{ total: number; openings: readonly OpeningItem[] }, OpeningItem>(context, {
    path: '/api/case-history/v1/openings',
    query: { caseId, by, agency: agency === undefined ? undefined : agencyOf(agency), from, to, limit: wholeNumber('limit', limit) },
    columns: COLUMNS,
    rows: ({ openings }) => openings,
    cells: (one) => [localTime(one.at), one.actorId, one.reason, one.caseNumber ?? '—', one.fields.map(pathLabel).join('、'), one.caseId ?? '—'],
    summary: ({ total, openings }) => `共 ${total} 次查阅，显示 ${openings.length} 次 / ${total} opening(s), ${openings.length} shown`,
  }, out);
}
