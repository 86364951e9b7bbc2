// npm run test:faults: starts clusters of its own on this machine, breaks them in every way it knows, under load, and checks
// that nothing acknowledged was lost and nothing was done twice. Every fault once unless told otherwise; --brief: a few, within two
// minutes.
//   node tools/test-faults.mjs [--brief | --minutes N | --rounds N] [--outage SECONDS] [--seed TEXT] [--only PATTERN]
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { notWhole, told } from './command-line.mjs';

const { values } = told(
  'npm run test:faults -- [--brief | --minutes N | --rounds N] [--outage 秒 SECONDS] [--seed 文字 TEXT] [--only 名称 PATTERN]',
  { options: { brief: { type: 'boolean' }, minutes: { type: 'string' }, rounds: { type: 'string' }, outage: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } } },
  ({ minutes, rounds, outage }) => notWhole('minutes', minutes, 1) ?? notWhole('rounds', rounds, 1) ?? notWhole('outage', outage, 1),
);
/** What each of them is called for the specs. */
const VARIABLES = { minutes: 'JUANZONG_FAULTS_MINUTES', rounds: 'JUANZONG_FAULTS_ROUNDS', outage: 'JUANZONG_FAULTS_OUTAGE', seed: 'JUANZONG_FAULTS_SEED' };
const variables = Object.fromEntries(Object.entries(VARIABLES).flatMap(([name, variable]) => (values[name] === undefined ? [] : [[variable, values[name]]])));

// In brief nothing has to be waited for until it comes due.
const specs = values.brief ? ['libs/cluster-faults/src/cluster.fault'] : [];
const args = [fileURLToPath(new URL('test.mjs', import.meta.url)), 'fault', ...specs, ...(values.only === undefined ? [] : ['-t', values.only])];
const { status } = spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, ...variables, ...(values.brief ? { JUANZONG_FAULTS_BRIEF: '1' } : {}) } });
process.exit(status ?? 1);
