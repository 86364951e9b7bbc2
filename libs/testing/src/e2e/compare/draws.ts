import { doubled, type Told, textsOf } from './told.js';

const ASSIGNED = 'assignment.ProviderAssigned';
const VOIDED = 'assignment.DrawVoided';

/** Drawn turns without their counterparts: in the case an assignment or a voiding, in the roster a turn spent or returned, one of each and of the same kind. */
export function drawFaults(log: readonly Told[]): string[] {
  const draws = textsOf(log, 'drawId', 'assignment.TurnDrawn');
  const [assigned, voided] = [textsOf(log, 'drawId', ASSIGNED), textsOf(log, 'drawId', VOIDED)];
  const [spent, returned] = [textsOf(log, 'drawId', 'assignment.TurnSpent'), textsOf(log, 'drawId', 'assignment.TurnReturned')];
  return [
    ...doubled(draws).map((id) => `draw ${id}: drawn twice`),
    ...draws.flatMap((id) => [
      ...oneOf(id, 'in the case', [...assigned, ...voided]), ...oneOf(id, 'in the roster', [...spent, ...returned]),
      ...(assigned.includes(id) === spent.includes(id) ? [] : [`draw ${id}: the case and the roster say different things of it`]),
    ]),
    ...[...assigned, ...spent, ...returned].filter((id) => !draws.includes(id)).map((id) => `draw ${id}: never drawn`),
  ];
}

function oneOf(id: string, where: string, counterparts: readonly string[]): string[] {
  const count = counterparts.filter((one) => one === id).length;
  return count === 1 ? [] : [`draw ${id}: ${count} counterparts ${where}`];
}
