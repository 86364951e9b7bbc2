// Records golden histories: lets a platform of its own take a few invented cases through their lives, and keeps what the
// streams hold and what each domain folds from them. node tools/record-golden.mjs
// `--only sealing` records what takes days, on a virtual clock, and nothing else.
// Histories are named by the version that wrote them and are never rewritten after its release: `--rewrite` is for before it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { root } from './workspaces.mjs';

await build();
const load = (file) => import(pathToFileURL(join(root, file)).href);
const e2e = (name) => load(`apps/platform/dist/e2e/${name}.js`);
const [{ startPlatformProcess }, { TemporaryData }] = await Promise.all(['platform-process', 'temporary-data'].map(e2e));
const { applicationOf, Client, driveCase, lawyerOf, receive } = await load('libs/testing/dist/e2e/index.js');
const { realClock, VirtualClock } = await load('libs/profile/dist/index.js');
const { FOLDS, foldToJson } = await import('./golden/deciders.mjs');
const { recordedEntry } = await import('./golden/read-stream.mjs');
const { openStopped } = await import('./golden/stopped-platform.mjs');

const AGENCY = '340202';
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const rewrite = process.argv.includes('--rewrite');
const onlySealing = process.argv.includes('--only') && process.argv.includes('sealing');

/** Every road through the line, each as `{ name: case id }`. */
async function live(client) {
  const clerk = (caseId, action, body) => client.do(`clerk@${AGENCY}`, `/api/intake/v1/cases/${caseId}/${action}`, body);
  for (const n of [1, 2, 3]) await client.do(`assigner@${AGENCY}`, `/api/assignment/v1/rosters/${AGENCY}/enrol-lawyer`, { lawyer: lawyerOf(`L-${n}`, `律师${n}`) });
  const received = async (ordinal, changes) => receive(client, AGENCY, applicationOf(ordinal, changes));
  const cases = {
    closed: await received(1),
    'closed-after-return-decline-and-supplement': await received(2, { materials: ['APPLICATION_FORM'] }),
    refused: await received(3, { household: { size: 1, monthlyIncomeFen: 5_000_000, assetsFen: 900_000_000 }, verification: 'DATA_QUERY' }),
    withdrawn: await received(4),
    corrected: await received(5),
    duplicate: '',
  };
  await driveCase(client, { caseId: cases.closed, agency: AGENCY });
  await driveCase(client, { caseId: cases['closed-after-return-decline-and-supplement'], agency: AGENCY, returned: true, declined: true });
  await driveCase(client, { caseId: cases.refused, agency: AGENCY });
  await clerk(cases.withdrawn, 'withdraw-application', { reason: '双方已和解' });
  await clerk(cases.corrected, 'correct-application', { changes: { applicant: { name: '张三丰' } }, reason: '录入错误', evidence: '身份证复印件' });
  cases.duplicate = await received(5);
  cases['forwarded-and-withdrawn'] = await forwarded(client, 6);
  await client.do('clerk@340104', `/api/cross-region-transfer/v1/cases/${cases['forwarded-and-withdrawn']}/accept-forwarding`);
  await client.do('clerk@340104', `/api/intake/v1/cases/${cases['forwarded-and-withdrawn']}/withdraw-application`, { reason: '双方已和解' });
  cases['disputed-and-designated'] = await disputed(client, 7);
  cases['granted-by-order'] = await received(8, { household: { size: 1, monthlyIncomeFen: 5_000_000, assetsFen: 900_000_000 }, verification: 'DATA_QUERY' });
  await grantedByOrder(client, cases['granted-by-order']);
  cases['terminated'] = await received(9);
  await driveCase(client, { caseId: cases['terminated'], agency: AGENCY, until: 'GRANTED' });
  await client.do(`approver@${AGENCY}`, `/api/eligibility/v1/cases/${cases['terminated']}/terminate-aid`, { ground: 'OWN_LAWYER_RETAINED', explanation: '受援人自行委托律师', evidence: '委托代理合同' });
  await archivedWithFinding(client, cases.closed);
  return cases;
}

const today = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** From one district of Hefei to another, where the court is. */
async function forwarded(client, ordinal) {
  const caseId = await receive(client, '340103', applicationOf(ordinal, { handlingOrgan: '合肥市蜀山区人民法院' }));
  const act = (agency, action, body) => client.do(`clerk@${agency}`, `/api/cross-region-transfer/v1/cases/${caseId}/${action}`, body);
  await act('340103', 'propose-forwarding', {});
  await act('340104', 'agree-materials', { agreed: ['APPLICATION_FORM', 'IDENTITY'] });
  await act('340103', 'record-interview', { interviewedOn: today(), readBack: true, explained: true });
  await act('340103', 'forward');
  return caseId;
}

async function disputed(client, ordinal) {
  const caseId = await forwarded(client, ordinal);
  const act = (persona, action, body) => client.do(persona, `/api/cross-region-transfer/v1/cases/${caseId}/${action}`, body);
  await act('clerk@340104', 'dispute-forwarding', { claims: '340103', ground: 'SENDER_COMPETENT', reasons: '案件由庐阳区人民法院管辖' });
  await act('supervisor@340100', 'designate', { to: '340103', reasons: '案件由庐阳区人民法院管辖' });
  return caseId;
}

/** Refused, objected to, and granted because the bureau said so. */
async function grantedByOrder(client, caseId) {
  await driveCase(client, { caseId, agency: AGENCY });
  const act = (persona, action, body) => client.do(persona, `/api/eligibility/v1/cases/${caseId}/${action}`, body);
  await act(`recipient:${caseId}`, 'file-objection', { grounds: '家庭收入计算有误' });
  await act(`supervisor@${AGENCY}`, 'decide-objection', { outcome: 'ORDERED_TO_GRANT', reasons: '收入核算有误，符合经济困难标准' });
}

/** The papers are archived after one return; a finding of the bureau is answered and rechecked. */
async function archivedWithFinding(client, caseId) {
  const base = `/api/quality-review/v1/cases/${caseId}`;
  const timeline = async ({ revision }) => (await client.read('auditor', `/api/case-history/v1/cases/${caseId}/timeline?minRevision=${revision}`)).entries;
  const lawyer = (await timeline({ revision: 0 })).findLast(({ type }) => type === 'assignment.ProviderAssigned').data.lawyerId;
  const act = (persona, action, body) => client.do(persona, `${base}/${action}`, body);
  const { body: document } = await client.post(`lawyer:${lawyer}`, `/api/intake/v1/cases/${caseId}/documents`, { kind: 'ARCHIVE_PAPER', mediaType: 'text/plain', contentBase64: Buffer.from('办理情况报告').toString('base64') });
  const items = [{ item: 'CLOSING_REPORT', documents: [document], pages: 2 }];
  const { body: problem } = await client.post(`lawyer:${lawyer}`, `${base}/submit-archive`, { items });
  const papers = { items, missing: problem.params.missing.map((item) => ({ item, reason: '原件由办案机关留存' })) };
  await act(`lawyer:${lawyer}`, 'submit-archive', papers);
  await act(`quality-officer@${AGENCY}`, 'return-archive', { reasons: [{ item: 'CLOSING_REPORT', reason: '缺少签名' }] });
  await act(`lawyer:${lawyer}`, 'submit-archive', papers);
  const accepted = await act(`quality-officer@${AGENCY}`, 'accept-archive', { archiveNumber: '镜湖卷第1号' });
  const seen = (await timeline(accepted)).findLast(({ type }) => type === 'quality-review.ArchiveAccepted').eventId;
  const opened = await act('supervisor@340200', 'open-supervision-act', { act: 'FILE_CHECK', saw: [seen] });
  const { actId } = (await timeline(opened)).findLast(({ type }) => type === 'quality-review.SupervisionActOpened').data;
  const raised = await act('supervisor@340200', 'raise-finding', { actId, text: '材料缺失较多', severity: 'MAJOR', duty: 'AGENCY' });
  const { findingId } = (await timeline(raised)).findLast(({ type }) => type === 'quality-review.FindingRaised').data;
  const mended = await act(`clerk@${AGENCY}`, 'record-rectification', { findingId, measures: '已补齐复印件' });
  const measure = (await timeline(mended)).findLast(({ type }) => type === 'quality-review.RectificationRecorded').eventId;
  await act(`clerk@${AGENCY}`, 'answer-finding', { findingId, by: [measure], text: '见整改' });
  await act('supervisor@340200', 'recheck-finding', { findingId, accepted: true, reason: '属实' });
  await act('supervisor@340200', 'close-supervision-act', { actId });
}

async function entriesOf({ log, vault }, stream) {
  const entries = [];
  for await (const { entry } of log.read(stream)) entries.push(await recordedEntry(entry, vault));
  return entries;
}

function keep(context, name, history) {
  const folder = join(root, 'libs', context, 'domain/golden');
  const file = join(folder, `${name}.v${version}.json`);
  if (existsSync(file) && !rewrite) throw new Error(`${file} is there already; a released history is never rewritten`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(history, null, 1)}\n`);
}

/** Days pass over two files of an agency: one of them is withdrawn on the second day. */
async function liveDays(client) {
  const clock = (to) => client.do('operator', '/api/simulation/v1/clock', { to });
  const caseId = await receive(client, AGENCY, applicationOf(1));
  await clock('2024-03-06T09:00:00+08:00');
  await receive(client, AGENCY, applicationOf(2));
  await client.do(`clerk@${AGENCY}`, `/api/intake/v1/cases/${caseId}/withdraw-application`, { reason: '双方已和解' });
  await clock('2024-03-09T09:00:00+08:00');
}

/** Lets a platform live on a directory of its own, then hands its streams to `record`. */
async function recorded({ env = {}, clock, live: lived, record }) {
  const directory = await data.make();
  const platform = await startPlatformProcess(directory, env);
  const result = await lived(new Client(platform.url));
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  await platform.kill();

  const { runtime, close } = await openStopped(directory, clock);
  await record(async (context, family, stream, name) => {
    const entries = await entriesOf(runtime, stream);
    keep(context, name, { recordedBy: version, family, stream, entries, state: foldToJson(FOLDS[context][family], entries, runtime.registry) });
    written += 1;
  }, result);
  await close();
}

const data = new TemporaryData();
let written = 0;
try {
  await recorded({
    env: { JUANZONG_CLOCK: 'virtual', JUANZONG_CLOCK_START: '2024-03-05' }, clock: new VirtualClock('2024-04-01T00:00:00.000Z'), live: liveDays,
    record: (record) => record('sealing', 'seal', `seal-${AGENCY}`, 'seals'),
  });
  if (!onlySealing) {
    await recorded({
      clock: realClock, live,
      record: async (record, cases) => {
        for (const context of Object.keys(FOLDS).filter((one) => FOLDS[one].case)) for (const [name, caseId] of Object.entries(cases)) await record(context, 'case', `case-${caseId}`, name);
        await record('assignment', 'roster', `roster-${AGENCY}`, 'roster');
        await record('intake', 'agency', `agency-${AGENCY}`, 'ledger');
      },
    });
  }
  console.log(`${written} 份历史 / histories recorded by ${version}`);
} finally {
  await data.remove();
}
