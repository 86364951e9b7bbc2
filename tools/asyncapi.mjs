// Writes docs/asyncapi.yaml from the contracts, and holds every published version of a contract to what it was.
//   node tools/asyncapi.mjs               writes the document
//   node tools/asyncapi.mjs --check       says whether the document is up to date and no published version changed
//   node tools/asyncapi.mjs --accept-new  publishes new versions; refuses if one that is published changed
// --lock=<file> keeps the published versions elsewhere: the check's own canary does.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stringify } from 'yaml';
import { z } from 'zod';
import { asyncApiDocument } from './asyncapi/document.mjs';
import { envelopeSchemas } from './asyncapi/envelope.mjs';
import { exampleEntry } from './asyncapi/example-entry.mjs';
import { breaches, compareWithLock, LOCK_FORMAT, withNew } from './asyncapi/lock.mjs';
import { reactionsOf } from './asyncapi/reactions.mjs';
import { storedForm } from './asyncapi/stored-form.mjs';
import { build } from './build.mjs';
import { root } from './workspaces.mjs';

const DOCUMENT = 'docs/asyncapi.yaml';
const LOCK = process.argv.find((word) => word.startsWith('--lock='))?.slice('--lock='.length) ?? 'docs/contracts.lock.json';

await build();
const load = (file) => import(pathToFileURL(join(root, file)).href);
const [{ allContracts }, { ENTRY_FORMAT, HASH_ALGORITHMS, mapPersonal, personalPathsOf, STREAM_FAMILIES }, { isPublished }, { ROLES }] = await Promise.all(
  ['profile/dist/contracts.js', 'case-file/dist/index.js', 'messaging/dist/index.js', 'kernel/dist/index.js'].map((file) => load(`libs/${file}`)),
);
const services = await Promise.all(['intake', 'eligibility', 'assignment', 'cross-region-transfer', 'quality-review', 'sealing'].map((context) => load(`libs/${context}/service/dist/index.js`)));
const modules = services.flatMap((service) => Object.entries(service).filter(([name]) => name.endsWith('Module')).map(([, module]) => module));

const contracts = allContracts();
const read = (file, otherwise) => (existsSync(resolve(root, file)) ? readFileSync(resolve(root, file), 'utf8') : otherwise);
const write = (file, text) => writeFileSync(resolve(root, file), text);

function documentText() {
  const onTheBus = new Set(STREAM_FAMILIES.filter((family) => isPublished(`${family}-x`)));
  const events = contracts.filter(({ streams }) => streams.some((family) => onTheBus.has(family))).map((contract) => ({
    ...contract,
    schema: storedForm(z.toJSONSchema(contract.schema, { target: 'draft-7' })),
    example: exampleEntry({ ...contract, personal: personalPathsOf(contract.schema) }, mapPersonal),
  }));
  const schemas = envelopeSchemas({ roles: ROLES, algorithms: HASH_ALGORITHMS, entryFormat: ENTRY_FORMAT });
  const { version } = JSON.parse(read('package.json'));
  const document = asyncApiDocument({ events, reactions: reactionsOf(modules), schemas, version });
  const head = `# 由 tools/asyncapi.mjs 从合同生成，请勿手改 / generated from the contracts by tools/asyncapi.mjs; do not edit\n`;
  return { count: events.length, text: head + stringify(document, { lineWidth: 0, aliasDuplicateObjects: false }) };
}

const withSchemas = contracts.map(({ type, version, schema }) => ({ type, version, schema: z.toJSONSchema(schema) }));
const lock = JSON.parse(read(LOCK, JSON.stringify({ format: LOCK_FORMAT, published: {} })));
const compared = compareWithLock(lock, withSchemas);
const faults = breaches(compared);

if (process.argv.includes('--check')) {
  const { count, text } = documentText();
  faults.push(...compared.added.map((key) => `${key} 尚未登记为已发布，请运行 node tools/asyncapi.mjs --accept-new / ${key} is not recorded as published; run node tools/asyncapi.mjs --accept-new`));
  if (read(DOCUMENT) !== text) faults.push(`${DOCUMENT} 已过期，请运行 node tools/asyncapi.mjs / ${DOCUMENT} is stale; run node tools/asyncapi.mjs`);
  if (faults.length === 0) console.log(`AsyncAPI 文档是最新的：${count} 种消息；${withSchemas.length} 个已发布的版本均未改动 / the AsyncAPI document is up to date: ${count} messages; none of the ${withSchemas.length} published versions changed`);
} else if (process.argv.includes('--accept-new')) {
  if (faults.length === 0) {
    write(LOCK, `${JSON.stringify(withNew(lock, withSchemas), null, 1)}\n`);
    console.log(`新发布 ${compared.added.length} 个版本 / ${compared.added.length} versions published anew: ${compared.added.join(', ') || '—'}`);
  }
} else {
  const { count, text } = documentText();
  write(DOCUMENT, text);
  console.log(`${count} 种消息写入 ${DOCUMENT} / ${count} messages written`);
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;
