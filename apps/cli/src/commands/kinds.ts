import { EXIT, type ExitCode } from '../exit-codes.js';
import { asJson } from '../text/json.js';
import { table } from '../text/table.js';
import { type Context, READER } from './context.js';

interface KindSeen {
  readonly type: string;
  readonly label: { readonly zh: string; readonly en: string };
  readonly count: number;
}

/** `juanzong kinds`: how often each kind of entry of the catalogue occurs; `--never` only those that never did, with exit code 1 if there are any. */
export async function kindsCommand({ client, io, json, persona = READER }: Context, { never = false }: { readonly never?: boolean }): Promise<ExitCode> {
  const { kinds } = await client.get<{ kinds: readonly KindSeen[] }>('/api/ops/v1/kinds', persona);
  const shown = never ? kinds.filter(({ count }) => count === 0) : kinds;
  if (json) io.out(asJson({ kinds: shown }));
  else if (never && shown.length === 0) io.out(`✓ ${kinds.length} 类记录全部出现过 / all ${kinds.length} kinds of entry occur\n`);
  else io.out(table([{ head: '次数 count' }, { head: '类型 type' }, { head: '名称 name' }], shown.map(({ type, label, count }) => [String(count), type, `${label.zh} / ${label.en}`])));
  return never && shown.length > 0 ? EXIT.notAllGood : EXIT.done;
}
