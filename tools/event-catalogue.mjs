// Writes docs/event-catalogue.md from the contracts of the platform; with --check it only says whether the file is up to date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { build } from './build.mjs';
import { renderCatalogue } from './event-catalogue/render.mjs';
import { root } from './workspaces.mjs';

await build();
const load = (file) => import(pathToFileURL(join(root, file)).href);
const { allContracts } = await load('libs/profile/dist/contracts.js');
const { personalPathsOf } = await load('libs/case-file/dist/index.js');

const events = allContracts().map((contract) => ({
  ...contract,
  personal: personalPathsOf(contract.schema),
  schema: z.toJSONSchema(contract.schema, { unrepresentable: 'any' }),
}));
const text = renderCatalogue(events);
const file = join(root, 'docs/event-catalogue.md');
if (!process.argv.includes('--check')) {
  writeFileSync(file, text);
  console.log(`${events.length} 种记录写入 docs/event-catalogue.md / ${events.length} kinds of entry written`);
} else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
  console.error('事件目录已过期，请运行 node tools/event-catalogue.mjs / docs/event-catalogue.md is stale; run node tools/event-catalogue.mjs');
  process.exit(1);
} else {
  console.log(`事件目录是最新的：${events.length} 种记录 / the event catalogue is up to date: ${events.length} kinds of entry`);
}
