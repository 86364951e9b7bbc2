import type { Frame } from './profile.js';

/** Where an entry's processor time goes on the platform's main thread. */
export const STAGES = ['http', 'validation', 'decide', 'seal', 'store-client', 'documents', 'bus', 'projections', 'gc', 'other'] as const;
export type Stage = (typeof STAGES)[number];

type Rule = readonly [RegExp, Stage];

/** Libraries that stand for a stage wherever they are called from. */
const ANYWHERE: readonly Rule[] = [
  [/node_modules\/zod\//, 'validation'],
  [/node_modules\/(@eventstore|@grpc|google-protobuf)\//, 'store-client'],
];

/** The platform's own files. The innermost of them on a stack tells the stage; what is pure works for whoever called it. */
const OWN: readonly Rule[] = [
  [/\/libs\/event-store\/dist\/(entries-so-far|client\/|embedded-event-log|read-event|stored-form)/, 'store-client'],
  [/\/libs\/embedded-event-store\//, 'store-client'],
  [/\/libs\/event-store\/dist\/compose-entries/, 'seal'],
  [/\/libs\/event-store\//, 'decide'],
  [/\/libs\/(vault\/|case-file\/dist\/(seal|personal-fields|entry-ids))/, 'seal'],
  [/\/libs\/documents\//, 'documents'],
  [/\/libs\/(http|identity|observability)\//, 'http'],
  [/\/service\/dist\/read\/|\/libs\/read-model\//, 'projections'],
  [/\/service\/dist\/edge\/http\//, 'http'],
  [/\/service\/dist\/edge\/|\/libs\/(messaging|deadlines)\/|\/libs\/profile\/dist\/(consumers|feeds|positions)/, 'bus'],
  [/\/service\/dist\/write\/|\/libs\/service-kit\//, 'decide'],
];
const PURE = /\/(domain|contracts)\/dist\/|\/libs\/(policy|kernel|calendar|case-file)\//;

/** Where no file of the platform is on the stack: the work of a library after an answer has come. */
const LEFT_ALONE: readonly Rule[] = [
  [/node_modules\/(fastify|@fastify|@nestjs|find-my-way|light-my-request|secure-json-parse|fast-json-stringify|avvio|jose|pino|rxjs|reflect-metadata)\/|^node:_?http(?!2)|^node:internal\/(http(?!2)|url)|^node:url/, 'http'],
  [/^node:(internal\/)?http2/, 'store-client'],
  [/node_modules\/(typeorm|pg|pg-[a-z-]+)\//, 'projections'],
  [/node_modules\/lmdb\//, 'seal'],
];

const ruled = (rules: readonly Rule[], url: string): Stage | undefined => rules.find(([pattern]) => pattern.test(url))?.[1];

/** The stage of a stack, from the innermost frame to the outermost. */
export function stageOf(stack: readonly Frame[]): Stage {
  if (stack[0]?.functionName === '(garbage collector)') return 'gc';
  let pure = false;
  for (const { url } of stack) {
    const stage = ruled(ANYWHERE, url) ?? ruled(OWN, url);
    if (stage !== undefined) return stage;
    pure ||= PURE.test(url);
  }
  if (pure) return 'decide';
  for (const { url } of stack) {
    const stage = ruled(LEFT_ALONE, url);
    if (stage !== undefined) return stage;
  }
  return 'other';
}

/** What part of a thread's busy time each stage takes, all of them together 1. */
export function shares(stacks: readonly { readonly stack: readonly Frame[]; readonly micros: number }[]): ReadonlyMap<Stage, number> {
  const total = stacks.reduce((sum, { micros }) => sum + micros, 0);
  const spent = new Map<Stage, number>();
  for (const { stack, micros } of stacks) spent.set(stageOf(stack), (spent.get(stageOf(stack)) ?? 0) + micros);
  return new Map(STAGES.map((stage) => [stage, total === 0 ? 0 : (spent.get(stage) ?? 0) / total]));
}
