import { FORWARDING_STATUS, type ForwardingList, type ForwardingListItem } from '@juanzong/cross-region-transfer-contracts';
import { agencyOf } from '../cases/labels.js';
import type { ExitCode } from '../exit-codes.js';
import { showListing } from '../lists/listing.js';
import { wholeNumber } from '../lists/number-option.js';
import { usage } from '../usage-error.js';
import type { Context } from './context.js';

export interface ForwardingsOptions {
  readonly agency?: string;
  readonly status?: string;
  readonly limit: string;
  readonly out?: string;
}

const COLUMNS = [{ head: '状态 status' }, { head: '接收机构 from' }, { head: '转交机构 to' }, { head: '现管理机构 owner' }, { head: '期限 clocks', max: 60 }, { head: '指定机关 authority' }, { head: '案件编号 case id' }];
const short = (name: string): string => name.replace(/法律援助中心$/, '');

/** `juanzong outbox`, `inbox` and `disputes`: what was forwarded by, to or under whom, who owns the file and how much of each clock is left. */
export function forwardingsCommand(context: Context, list: 'outbox' | 'inbox' | 'disputes', { agency, status, limit, out }: ForwardingsOptions): Promise<ExitCode> {
  return showListing<ForwardingList, ForwardingListItem>(context, {
    path: `/api/cross-region-transfer/v1/${list}`,
    query: { agency: agency === undefined || (list === 'disputes' && /^\d{6}$/.test(agency)) ? agency : agencyOf(agency), status: status === undefined ? undefined : statusOf(status), limit: wholeNumber('limit', limit) },
    columns: COLUMNS,
    rows: ({ forwardings }) => forwardings,
    cells: (one) => [
      one.statusLabel.zh, short(one.fromName), short(one.toName), short(one.ownerName),
      one.clocks.map(({ ruleLabel, left, unverified }) => `${ruleLabel.zh} ${left.zh}${unverified ? '（未核实）' : ''}`).join('；') || '—', one.authority ?? '—', one.caseId,
    ],
    summary: ({ total, forwardings }) => `共 ${total} 件，显示 ${forwardings.length} 件 / ${total} forwarding(s), ${forwardings.length} shown`,
  }, out);
}

function statusOf(text: string): string {
  const found = Object.entries(FORWARDING_STATUS).find(([code, { zh }]) => code === text.toUpperCase() || zh === text);
  if (found) return found[0];
  throw usage('unknown-status', `没有转交状态“${text}”`, `there is no status “${text}”`, Object.entries(FORWARDING_STATUS).map(([code, { zh }]) => `${code}  ${zh}`));
}
