// Compares every row of the read models with a fold of all entries that shares nothing with the projections:
// libs/profile/src/spec-support/oracle. Of a data directory whose platform has been stopped, or of a cluster whose stores are
// named by the JUANZONG_ variables of its services and may be at work. node tools/independent-fold.mjs DIRECTORY | --cluster
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './workspaces.mjs';

const SHOWN = 20;
const [where] = process.argv.slice(2);
if (where === undefined) {
  console.error('用法 / usage: node tools/independent-fold.mjs DIRECTORY | --cluster');
  process.exit(2);
}
const oracle = (name) => import(pathToFileURL(join(root, `libs/profile/dist/spec-support/oracle/${name}.js`)).href);
const { entries, tables, rows, faults } = where === '--cluster' ? await (await oracle('check-cluster')).checkCluster(process.env) : await (await oracle('check-directory')).checkDirectory(where);
for (const fault of faults.slice(0, SHOWN)) console.log(`✗ ${fault}`);
const found = faults.length === 0 ? '全部相符 / all agree' : `${faults.length} 处不符 / ${faults.length} faults`;
console.log(`${faults.length === 0 ? '✓' : '✗'} 独立重算 ${entries} 条记录，比对 ${tables} 张表 ${rows} 行：${found.split(' / ')[0]} / ${entries} entries folded independently, ${tables} tables with ${rows} rows compared: ${found.split(' / ')[1]}`);
process.exit(faults.length === 0 ? 0 : 1);
