import type { Timeline } from '@juanzong/case-history-contracts';
import { resolveCase } from '../cases/resolve-case.js';
import { EXIT, type ExitCode } from '../exit-codes.js';
import { instantOf } from '../replay/instant-of.js';
import { timelineText } from '../replay/timeline-text.js';
import { asJson } from '../text/json.js';
import { type Context, READER } from './context.js';

export interface ReplayOptions {
  readonly at?: string;
  readonly knownAt?: string;
  readonly reveal?: string;
}

/** `juanzong replay <case>`: the timeline, and the state at any instant, valid and known. */
export async function replayCommand({ client, io, json, persona = READER }: Context, typed: string, { at, knownAt, reveal }: ReplayOptions): Promise<ExitCode> {
  const query = {
    at: at === undefined ? undefined : instantOf('--at', at),
    knownAt: knownAt === undefined ? undefined : instantOf('--known-at', knownAt),
    reveal,
  };
  const id = await resolveCase(client, persona, typed);
  const timeline = await client.get<Timeline>(`/api/case-history/v1/cases/${id}/timeline`, persona, query);
  io.out(json ? asJson(timeline) : timelineText(timeline, new Date(io.now()).toISOString()));
  return EXIT.done;
}
