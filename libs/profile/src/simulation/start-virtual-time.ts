import type { Clock, Instant } from '@juanzong/kernel';
import { BEFORE_FIRST, type StreamReader } from '@juanzong/messaging';
import type { Log } from '@juanzong/observability';
import type { Sealer } from '@juanzong/sealing-service';
import type { DeadlineKeeper, ServiceRuntime } from '@juanzong/service-kit';
import { type Consumers, newestOf } from '../consumers.js';
import type { ReadModels } from '../read-models.js';
import { recomputeAll } from '../recompute-all.js';
import { Gate } from './gate.js';
import { News } from './news.js';
import { nextDue } from './next-due.js';
import { Rest } from './rest.js';
import { Simulation } from './simulation.js';
import { TimeMachine } from './time-machine.js';
import { VirtualClock } from './virtual-clock.js';

interface StoreParts {
  readonly head: bigint | undefined;
  readonly reader: StreamReader;
}

/** For a virtual clock: goes on from the last recorded instant, and becomes what is offered over HTTP. Undefined for any other clock. */
export async function simulationOf(clock: Clock, newest: () => Promise<Instant | undefined>, { head, reader }: StoreParts): Promise<Simulation | undefined> {
  if (!(clock instanceof VirtualClock)) return undefined;
  return simulationWith(clock, newest, new News(head ?? BEFORE_FIRST, (range) => reader.readRange(range)));
}

/** The simulation of a clock, which goes on from the last recorded instant. */
export async function simulationWith(clock: VirtualClock, newest: () => Promise<Instant | undefined>, news: Simulation['news']): Promise<Simulation> {
  const last = await newest();
  if (last) clock.forwardTo(last);
  return new Simulation(clock, news, new Gate(READ_MODELS_LAG_MS), new Gate(LONGEST_HELD_MS));
}

/** Real time: a bus that is held and forgotten goes on by itself. */
const LONGEST_HELD_MS = 60_000;
/** Real time: so much later than the case files the lists may be while a simulation runs. */
const READ_MODELS_LAG_MS = 2_000;

interface Parts {
  readonly simulation: Simulation;
  readonly runtime: ServiceRuntime;
  readonly readModels: ReadModels;
  readonly consumers: Consumers;
  /** By context. */
  readonly keepers: ReadonlyMap<string, DeadlineKeeper>;
  readonly head: bigint | undefined;
  readonly log: Log;
  readonly sealer: Pick<Sealer, 'run'>;
}

/** Instead of the deadline clock: nothing falls due by itself. Resolves at rest, so that what an earlier run left undone is done before anybody asks. */
export async function startVirtualTime({ simulation, runtime, readModels: { dataSource, runner }, consumers, keepers, head, log, sealer }: Parts): Promise<{ stop(): Promise<void> }> {
  const rest = new Rest({
    head: () => newestOf(runtime, head),
    relay: consumers.relay, runners: consumers.servers.map((server) => server.runner), projections: runner, gate: simulation.gate,
    ...(consumers.inStep ? { positions: consumers.inStep } : {}),
  });
  const machine = new TimeMachine({
    clock: simulation.clock,
    rest: () => rest.ofDeadlines(),
    nextDue: (except) => nextDue(dataSource, except),
    fire: async (due) => keepers.get(due.context)?.fire(due),
    dayOver: async () => void (await sealer.run()),
    recompute: () => recomputeAll({ runtime, dataSource, keepers, log }),
    onFailure: ({ caseId, deadlineId, ruleId }, err) => log.error({ caseId, deadlineId, rule: ruleId, err }, 'deadline could not be fired'),
  });
  simulation.open({ rest, machine, parked: () => consumers.servers.flatMap((server) => server.runner.parked()).length });
  await rest.ofEverything();
  await sealer.run();
  return { stop: () => Promise.resolve() };
}
