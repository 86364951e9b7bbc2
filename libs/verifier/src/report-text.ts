import { drawLines } from './draws/draw-text.js';
import type { RosterReport } from './draws/verify-roster.js';
import type { Problem } from './problems.js';
import type { SignedReport, VerificationReport } from './report.js';
import type { AgencyReport } from './verify-agency.js';
import type { CampaignReport } from './verify-campaign.js';

/** What a person reads of the verification of a case file, line by line and without its problems. */
export const caseFileText = (report: VerificationReport): string[] => [
  ...verdict(report, '案卷完整、未被改动 / the case file is complete and unchanged'),
  ...(report.stream === undefined ? [] : [`  ${report.stream}：${report.entries} 条 entries，${report.documents.length} 份材料 documents，${report.disclosed.length} 个披露字段 disclosed fields`]),
  ...signedBy(report),
  ...drawLines(report.draws).map((line) => `  ${line}`),
];

/** The same of a roster. */
export const rosterText = (report: RosterReport): string[] => [
  ...verdict(report, '名册完整、未被改动，每次抽派均可重新得出 / the roster is whole, and every draw is drawn again'),
  ...(report.stream === undefined ? [] : [`  ${report.stream}：${report.entries} 条 entries，${report.draws} 次抽派 draws，重新抽取 ${report.recomputed} 次 drawn again`]),
  ...signedBy(report),
];

/** The same of an agency. */
export function agencyText(report: AgencyReport): string[] {
  const { agency, cases, entries, sealed, published, trusted } = report;
  return [
    ...verdict(report, '全部案卷与封缄相符，未被改动 / all files are as they were sealed'),
    ...(agency === undefined ? [] : [`  ${agency}：${cases} 卷 files, ${entries} 条 entries；封缄 ${sealed.days} 日 days sealed${sealed.first === undefined ? '' : ` (${sealed.first} – ${sealed.last ?? ''})`}`]),
    `  与公布的 ${published.inExport} 行相比对，另与保存的 ${published.kept} 行 / compared with ${published.inExport} published lines in it, and with ${published.kept} that somebody kept${published.kept === 0 ? '（--published：自己保存的公布文件 a published file of your own）' : ''}`,
    `  签名 signatures：${trust(trusted)}`,
  ];
}

/** The same of a review campaign. */
export const campaignText = (report: CampaignReport): string[] => [
  ...verdict(report, '抽样可以由任何人重新得出 / the sample is the one that anybody draws again'),
  ...(report.stream === undefined ? [] : [`  ${report.stream}：${report.entries} 条 entries, ${report.selected?.length ?? 0} 件抽中 files drawn`]),
];

/** Where a problem is; empty where it is of the whole. */
export const placeOfProblem = ({ stream, index, revision, eventId, about }: Problem): string =>
  [stream ?? '', index === undefined ? '' : `#${index}`, revision === undefined ? '' : `r${revision}`, eventId ?? '', about ?? ''].filter(Boolean).join(' ');

const verdict = ({ ok, problems, clock }: Pick<SignedReport, 'ok' | 'problems' | 'clock'>, sound: string): string[] => [
  ok ? `✓ ${sound}` : `✗ 发现 ${problems.length} 处问题 / ${problems.length} problem(s) found`,
  ...(clock === 'virtual' ? ['! 演练时钟：并非真实案件 / virtual clock: not real cases'] : []),
];

const trust = (trusted: boolean): string => (trusted ? '受信任 trusted' : '未与受信任公钥核对 not compared with a trusted key');

const signedBy = ({ head, trusted }: { readonly head?: { readonly publicKey: string }; readonly trusted: boolean }): string[] =>
  head ? [`  签名公钥 signed by: ${head.publicKey}（${trust(trusted)}）`] : [];
