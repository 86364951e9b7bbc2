// Records golden exports: a platform of its own takes two cases through a decline, a recipient's choice, a conflict of interest and
// a suspension, and hands over the case files, with everything disclosed, and the roster their lawyers were drawn from.
// node tools/record-golden-exports.mjs — written once by the version that introduced the format; `--rewrite` is for before its release.
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { root } from './workspaces.mjs';

await build();
const e2e = (name) => import(pathToFileURL(join(root, `apps/platform/dist/e2e/${name}.js`)).href);
const [{ startPlatformProcess }, { TemporaryData }] = await Promise.all(['platform-process', 'temporary-data'].map(e2e));
const { applicationOf, Client, driveCase, lawyerOf, receive } = await import(pathToFileURL(join(root, 'libs/testing/dist/e2e/index.js')).href);

const AGENCY = '340202';
const [ASSIGNER, ROSTER] = [`assigner@${AGENCY}`, `/api/assignment/v1/rosters/${AGENCY}`];

const textOf = async (client, path) => Buffer.from(await client.bytes('auditor', path)).toString('utf8');
/** Applied on the first day, everything else on the second: on a virtual clock, since nobody of this is real. */
const [FIRST, SECOND] = ['2024-03-12', '2024-03-14'];

/** The settlement of the last draw stands in the roster. */
async function settled(client, caseId) {
  for (;;) {
    const { entries } = JSON.parse(await textOf(client, `${ROSTER}/entries?case=${caseId}`));
    if (/\.Turn(Spent|Returned)$/.test(entries.at(-1).type)) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

async function live(client) {
  const roster = (action, body) => client.do(ASSIGNER, `${ROSTER}/${action}`, body);
  for (const n of [1, 2, 3, 4, 5]) await roster('enrol-lawyer', { lawyer: { ...lawyerOf(`L-${n}`, `律师${n}`), ...(n === 4 ? { specialities: ['CRIMINAL'] } : {}) } });
  await roster('suspend-lawyer', { lawyerId: 'L-1', from: '2024-01-01', reason: '病假' });
  await roster('correct-lawyer', { lawyer: { ...lawyerOf('L-2', '律师2'), firm: '安徽更名律师事务所' }, reason: '律所更名', evidence: '执业证' });
  const declined = await receive(client, AGENCY, applicationOf(1, { materials: ['APPLICATION_FORM'] }));
  const chosen = await receive(client, AGENCY, applicationOf(2, { preferredLawyer: '律师5' }));
  await client.post('operator', '/api/simulation/v1/clock', { to: `${SECOND}T09:00:00+08:00` });
  await driveCase(client, { caseId: declined, agency: AGENCY, declined: true, on: SECOND });
  await settled(client, declined);
  await driveCase(client, { caseId: chosen, agency: AGENCY, until: 'GRANTED', on: SECOND });
  const act = (persona, action, body) => client.do(persona, `/api/assignment/v1/cases/${chosen}/${action}`, body);
  const opened = () => client.read('auditor', `/api/assignment/v1/cases/${chosen}/actions`).then(({ state }) => state !== 'NotOpen');
  while (!(await opened())) await new Promise((resolve) => setTimeout(resolve, 200));
  await act(ASSIGNER, 'record-conflict', { lawyerId: 'L-2', conflict: 'REPRESENTS_OPPONENT', note: '系对方当事人常年法律顾问' });
  await client.post('operator', '/api/simulation/v1/clock', { to: `${SECOND}T09:10:00+08:00` });
  await act(ASSIGNER, 'assign-provider', {});
  await act('lawyer:L-5', 'accept-assignment', {});
  const document = await client.post('lawyer:L-5', `/api/intake/v1/cases/${chosen}/documents`, { kind: 'CLOSING_REPORT', mediaType: 'text/plain', contentBase64: Buffer.from('结案报告（样例）').toString('base64') });
  await act('lawyer:L-5', 'sign-agreement', { signedOn: SECOND, powerOfAttorney: true });
  await act('lawyer:L-5', 'close-case', { result: 'MEDIATED', resultText: '调解结案', recoveredFen: 100000, closingDocuments: [document.body], closedOn: SECOND });
  await settled(client, chosen);
  return { 'drawn-twice': declined, 'by-wish': chosen };
}

const data = new TemporaryData();
try {
  const platform = await startPlatformProcess(await data.make(), { JUANZONG_CLOCK: 'virtual', JUANZONG_CLOCK_START: FIRST });
  const client = new Client(platform.url);
  const cases = await live(client);
  const keep = (name, text) => {
    const file = join(root, 'libs/verifier/golden', name);
    if (existsSync(file) && !process.argv.includes('--rewrite')) throw new Error(`${file} is there already; a released export is never rewritten`);
    writeFileSync(file, text);
    console.log(name, text.length);
  };
  for (const [name, caseId] of Object.entries(cases)) keep(`case-file-export-1.${name}.json`, await textOf(client, `/api/case-history/v1/cases/${caseId}/export?disclose=all&documents=true&reason=${encodeURIComponent('样例')}`));
  keep('roster-1.platform.json', await textOf(client, `${ROSTER}/entries`));
  await platform.kill();
} finally {
  await data.remove();
}
process.exit(0);
