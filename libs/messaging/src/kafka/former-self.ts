import type { Broker, Cluster, Kafka } from 'kafkajs';
import type { Timer } from '../bus/timer.js';
import { ask } from './kafka-client.js';
import { isNotReady, isUnknownMember } from './kafka-errors.js';

/** What kafkajs says of a coordinator but leaves out of its types. */
type Coordinator = Broker & { leaveGroup(member: { groupId: string; memberId: string }): Promise<unknown> };

/** The members of a group that have this client id, by what the group calls them. */
export async function membersOf(kafka: Kafka, groupId: string, clientId: string): Promise<readonly string[]> {
  const { groups } = await ask(kafka, (admin) => admin.describeGroups([groupId]));
  return groups.flatMap(({ members }) => members.filter((member) => member.clientId === clientId).map(({ memberId }) => memberId));
}

interface FormerSelf {
  readonly cluster: Pick<Cluster, 'findGroupCoordinator'>;
  readonly groupId: string;
  readonly memberId: string;
  readonly timer: Timer;
  /** Between two tries while the coordinator is not ready. */
  readonly pauseMs: number;
  /** Tried for so long: by then the broker has given the member up by itself. */
  readonly longestMs: number;
}

/**
 * Takes out of its group who can no longer say so itself: a member that lost its broker, or was killed. The broker gives nobody
 * anything until that member's session has run out, and has it back from its log after a restart. One that is gone is no matter.
 * @throws Error where the broker does not answer.
 */
export async function takeOut({ cluster, groupId, memberId, timer, pauseMs, longestMs }: FormerSelf): Promise<void> {
  for (let waited = 0; waited < longestMs; waited += pauseMs) {
    try {
      const coordinator = (await cluster.findGroupCoordinator({ groupId })) as Coordinator;
      await coordinator.leaveGroup({ groupId, memberId });
      return;
    } catch (error) {
      if (isUnknownMember(error)) return;
      if (!isNotReady(error)) throw error;
    }
    await timer.sleep(pauseMs);
  }
}
