import { writeFile } from 'node:fs/promises';
import { verifyCampaign } from '@juanzong/verifier';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { showListing } from '../lists/listing.js';
import { wholeNumber } from '../lists/number-option.js';
import { asJson } from '../text/json.js';
import { type Context, READER } from './context.js';
import { writing } from './writing.js';

export interface CampaignsOptions {
  readonly region?: string;
  readonly limit: string;
  readonly out?: string;
}

interface Campaign {
  readonly campaign: string;
  readonly regionName: string;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly state: string;
  readonly frameSize: number | null;
  readonly sampleSize: number | null;
}

const PATH = '/api/quality-review/v1/campaigns';
const COLUMNS = [{ head: '评估活动 campaign' }, { head: '地区 region' }, { head: '归档期间 archived' }, { head: '状态 state' }, { head: '范围 frame' }, { head: '抽取 sample' }];

/** `juanzong campaigns`: review campaigns, the latest first; with an id, its draw is drawn again here. Exit code 1 where that gives other files. */
export async function campaignsCommand(context: Context, id: string | undefined, { region, limit, out }: CampaignsOptions): Promise<ExitCode> {
  if (id !== undefined) return verifyDraw(context, id, out);
  return showListing<{ total: number; campaigns: readonly Campaign[] }, Campaign>(context, {
    path: PATH,
    query: { region, limit: wholeNumber('limit', limit) },
    columns: COLUMNS,
    rows: ({ campaigns }) => campaigns,
    cells: (one) => [one.campaign, one.regionName, `${one.periodFrom} — ${one.periodTo}`, one.state, String(one.frameSize ?? '—'), String(one.sampleSize ?? '—')],
    summary: ({ total, campaigns }) => `共 ${total} 次，显示 ${campaigns.length} 次 / ${total} campaign(s), ${campaigns.length} shown`,
  }, out);
}

/** `out` gets the campaign's entries, which the verifier reads without the platform. */
async function verifyDraw({ client, io, json, persona = READER }: Context, id: string, out: string | undefined): Promise<ExitCode> {
  const bytes = await client.getBytes(`${PATH}/${encodeURIComponent(id)}/entries`, persona, {});
  if (out !== undefined) await writing(out, () => writeFile(out, bytes, { mode: 0o600 }));
  const report = verifyCampaign(bytes);
  const { ok, problems, entries, selected } = report;
  const found = problems.map(({ code, message }) => `  - ${code} ${message.zh} / ${message.en}\n`).join('');
  const drawn = selected === undefined ? '尚未抽取 / not drawn yet\n' : `抽中 ${selected.length} 件 / ${selected.length} file(s) drawn\n${selected.map((one) => `  ${one}\n`).join('')}`;
  const verdict = ok ? '✓ 记录完整，抽样可以重新得出 / the record is whole and the sample is drawn again' : `✗ 发现 ${problems.length} 处问题 / ${problems.length} problem(s) found`;
  io.out(json ? asJson(report) : `${verdict}（${entries} 条 entries）\n${found}${drawn}`);
  return ok ? EXIT.done : EXIT.notAllGood;
}
