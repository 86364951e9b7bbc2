import { agencyLabel } from '../cases/labels.js';
import type { ExitCode } from '../exit-codes.js';
import { showListing } from '../lists/listing.js';
import { wholeNumber } from '../lists/number-option.js';
import { usage } from '../usage-error.js';
import type { Context } from './context.js';

export interface GradesOptions {
  readonly campaign?: string;
  readonly region?: string;
  readonly of?: string;
  readonly limit: string;
  readonly out?: string;
}

interface Grade {
  readonly of: 'AGENCY' | 'LAWYER';
  readonly subject: string;
  readonly name: string;
  readonly firm: string | null;
  readonly region: string;
  readonly files: number;
  readonly meanPoints: number;
  readonly gradeLabel: string | null;
  readonly excellent: number;
  readonly good: number;
  readonly qualified: number;
  readonly unqualified: number;
  readonly publishedAt: string;
}

const COLUMNS = [{ head: '对象 of' }, { head: '名称 name', max: 40 }, { head: '件数 files' }, { head: '平均分 mean' }, { head: '等次 grade' }, { head: '优秀/良好/合格/不合格' }, { head: '公布 published' }];

const whomOf = (text: string): string => {
  const found = { AGENCY: ['AGENCY', '机构'], LAWYER: ['LAWYER', '律师', '承办律师'] } as const;
  for (const [code, words] of Object.entries(found)) if ((words as readonly string[]).includes(text.toUpperCase())) return code;
  throw usage('unknown-of', `--of 应为 机构 或 律师：${text}`, `--of must be AGENCY or LAWYER: ${text}`);
};

/** `juanzong grades`: published grades by agency and lawyer, the latest first. */
export function gradesCommand(context: Context, { campaign, region, of, limit, out }: GradesOptions): Promise<ExitCode> {
  return showListing<{ total: number; grades: readonly Grade[] }, Grade>(context, {
    path: '/api/quality-review/v1/grades',
    query: { campaign, region, of: of === undefined ? undefined : whomOf(of), limit: wholeNumber('limit', limit) },
    columns: COLUMNS,
    rows: ({ grades }) => grades,
    cells: (one) => [
      one.of === 'AGENCY' ? '机构' : '律师', one.of === 'AGENCY' ? agencyLabel(one.subject) : `${one.subject} ${one.name}${one.firm === null ? '' : `（${one.firm}）`}`, String(one.files), String(one.meanPoints),
      one.gradeLabel ?? '—', [one.excellent, one.good, one.qualified, one.unqualified].join(' / '), one.publishedAt.slice(0, 10),
    ],
    summary: ({ total, grades }) => `共 ${total} 项，显示 ${grades.length} 项 / ${total} grade(s), ${grades.length} shown`,
  }, out);
}
