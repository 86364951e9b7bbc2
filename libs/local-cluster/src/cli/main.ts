import { readArguments, UsageError } from './arguments.js';
import { down } from './down.js';
import { type Io, processIo } from './io.js';
import { one, ONE_VERBS } from './one.js';
import { status } from './status.js';
import { up } from './up.js';

const VERBS = ['up', 'down', 'status', ...ONE_VERBS] as const;

const USAGE = `用法 / usage: infra/local/<${VERBS.join('|')}> [kafka|postgres|redis|event-store|s3 …]
  --data DIR        全部数据所在目录，缺省 ./data/cluster / the folder of all data, ./data/cluster by default
  --port-base N     从 N 起依次分配端口，不用标准端口 / ports from N on instead of the standard ones
  --json            up、status：以 JSON 给出 / up, status: told as JSON
  --env FILE        up：把各服务所需的环境变量写入文件 / up: writes the variables that the services need
  --test-env FILE   up：把测试用的环境变量写入文件 / up: writes the variables for tests
  --wipe            down：连同数据一起删除 / down: deletes the data too
`;

function isOne(verb: string): verb is (typeof ONE_VERBS)[number] {
  return ONE_VERBS.some((known) => known === verb);
}

async function perform(verb: string, words: readonly string[], io: Io): Promise<0 | 1> {
  const given = readArguments(words);
  if (given.help) {
    io.out(USAGE);
    return 0;
  }
  if (verb === 'up') return up(given, io);
  if (verb === 'down') return down(given, io);
  if (verb === 'status') return status(given, io);
  if (!isOne(verb)) throw new UsageError(`没有命令 / there is no verb ${verb}`);
  if (!given.named) throw new UsageError('请写明组件 / name a component');
  return one(verb, given, io);
}

/** Runs one verb with what was typed after it. Returns the exit code: 0 done, 1 something is missing or failed, 2 wrong usage. */
export async function main(verb: string, words: readonly string[], io: Io = processIo): Promise<0 | 1 | 2> {
  try {
    return await perform(verb, words, io);
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`${error.message}\n${USAGE}`);
      return 2;
    }
    io.err(`✗ ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}
