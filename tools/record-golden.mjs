// Records golden histories: lets a platform of its own take a few invented cases through their lives, and keeps what the
// streams hold and what each domain folds from them. node tools/record-golden.mjs
// Histories are named by the version that wrote them and are never rewritten after its release: `--rewrite` is for before it.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { root } from './workspaces.mjs';

await build();
const load = (file) => import(pathToFileURL(join(root, file)).href);
const e2e = (name) => load(`apps/platform/dist/e2e/${name}.js`);
const [{ Client }, { driveCase }, { receive }, { applicationOf, lawyerOf }, { startPlatformProcess }, { TemporaryData }] = await Promise.all(
  ['client', 'drive-case', 'receive', 'applications', 'platform-process', 'temporary-data'].map(e2e),
);
const { startEmbeddedEventStore } = await load('libs/embedded-event-store/dist/index.js');
const { openRuntime, realClock } = await load('libs/profile/dist/index.js');
const { FOLDS, foldToJson } = await import('./golden/deciders.mjs');

const AGENCY = '340202';
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const rewrite = process.argv.includes('--rewrite');

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
  return cases;
}

/** What a stream holds, opened but not lifted to newer versions, without what only the store needs. */
async function entriesOf({ log, vault }, stream) {
  const entries = [];
  for await (const { entry } of log.read(stream)) {
    const { eventId, type, version: written, revision, occurredAt, recordedAt, actor, agency, corrects } = entry;
    const data = vault.openFields(entry.stream, eventId, entry.data);
    entries.push({ eventId, type, version: written, data, revision, occurredAt, recordedAt, actor, agency, ...(corrects === undefined ? {} : { corrects }) });
  }
  return entries;
}

function keep(context, name, history) {
  const folder = join(root, 'libs', context, 'domain/golden');
  const file = join(folder, `${name}.v${version}.json`);
  if (existsSync(file) && !rewrite) throw new Error(`${file} is there already; a released history is never rewritten`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, `${JSON.stringify(history, null, 1)}\n`);
}

const data = new TemporaryData();
try {
  const directory = await data.make();
  const platform = await startPlatformProcess(directory);
  const cases = await live(new Client(platform.url));
  await new Promise((resolve) => setTimeout(resolve, 2_000));
  await platform.kill();

  const store = await startEmbeddedEventStore({ dataDirectory: join(directory, 'event-store') });
  const { runtime } = await openRuntime({
    eventStore: store.connectionString, vaultDirectory: join(directory, 'vault'), documentsDirectory: join(directory, 'documents'), clock: realClock,
  });
  let written = 0;
  const record = async (context, family, stream, name) => {
    const entries = await entriesOf(runtime, stream);
    keep(context, name, { recordedBy: version, family, stream, entries, state: foldToJson(FOLDS[context][family], entries, runtime.registry) });
    written += 1;
  };
  for (const context of Object.keys(FOLDS)) for (const [name, caseId] of Object.entries(cases)) await record(context, 'case', `case-${caseId}`, name);
  await record('assignment', 'roster', `roster-${AGENCY}`, 'roster');
  await record('intake', 'agency', `agency-${AGENCY}`, 'ledger');
  console.log(`${written} 份历史 / histories recorded by ${version}`);
} finally {
  await data.remove();
}
process.exit(0);
