import { CLUSTER_SETTINGS, type ConfigOf, RELAY_SETTINGS, runProcess } from '@juanzong/config';
import { type Bilingual, calendarDate, type Clock, startOfDay } from '@juanzong/kernel';
import { createLog, type Log } from '@juanzong/observability';
import { realClock } from '../real-clock.js';
import { VirtualClock } from '../simulation/virtual-clock.js';
import type { ClusterService } from './cluster-service.js';
import { type RunningService, startService } from './start-service.js';
import { startRelay } from './start-relay.js';

type Settings = typeof CLUSTER_SETTINGS | typeof RELAY_SETTINGS;
type Start<S extends Settings> = (config: ConfigOf<S>, clock: Clock, log: Log) => Promise<RunningService>;

/** Runs one service as a process; see `runProcess`. */
export const runService = (service: ClusterService): Promise<void> => run(service.name, service.title, CLUSTER_SETTINGS, (config, clock, log) => startService(service, config, clock, log));

/** Runs the relay as a process. */
export const runRelay = (): Promise<void> => run('event-relay', { zh: '转发', en: 'event relay' }, RELAY_SETTINGS, startRelay);

const run = <S extends Settings>(name: string, title: Bilingual, settings: S, start: Start<S>): Promise<void> =>
  runProcess({ full: { zh: `${title.zh}服务`, en: `the ${title.en} service` }, kind: { zh: '服务', en: 'the service' } }, settings, async (config, seconds) => {
    const clock = config.clock === 'virtual' ? new VirtualClock(startOfDay(calendarDate(config.clockStart)), config.calendarLag) : realClock;
    const running = await start(config, clock, createLog(config.logLevel).child({ service: name }));
    return { ready: `${title.zh}服务就绪 / ${title.en} ready: ${running.url} (${seconds()} s)`, stop: () => running.stop() };
  });
