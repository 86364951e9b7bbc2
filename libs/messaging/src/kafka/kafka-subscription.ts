import type { Subscription } from '../bus/transport.js';
import { membersOf } from './former-self.js';
import { GroupMember, type MemberSetting } from './group-member.js';

/** A group's place in this process: a member of the group, and another one when that cannot go on. */
export class KafkaSubscription implements Subscription {
  readonly #closed = new AbortController();
  readonly #living: Promise<void>;

  private constructor(
    private readonly setting: MemberSetting,
    first: GroupMember,
  ) {
    this.#living = this.#live(first);
  }

  /** @throws what keeps the first member from joining: nothing is left running then. */
  static async open(setting: MemberSetting): Promise<KafkaSubscription> {
    const { kafka, group, ownClientId } = setting;
    const formers = ownClientId === undefined ? [] : await membersOf(kafka, group, ownClientId);
    return new KafkaSubscription(setting, await GroupMember.start(setting, formers));
  }

  async close(): Promise<void> {
    this.#closed.abort();
    await this.#living;
  }

  async #live(first: GroupMember): Promise<void> {
    const { signal } = this.#closed;
    const closed = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
    let member: GroupMember | undefined = first;
    let formers: readonly string[] = [];
    while (!signal.aborted) {
      const crash = member && (await Promise.race([closed, member.crashed.then((error) => ({ error }))]));
      if (crash) this.setting.onError(crash.error);
      if (member?.memberId !== undefined) formers = [member.memberId];
      await member?.leave();
      member = signal.aborted ? undefined : await this.#again(formers);
    }
    await member?.leave();
  }

  async #again(formers: readonly string[]): Promise<GroupMember | undefined> {
    const { timer, timings, onError } = this.setting;
    await timer.sleep(timings.redeliverMs, this.#closed.signal);
    if (this.#closed.signal.aborted) return undefined;
    try {
      return await GroupMember.start(this.setting, formers);
    } catch (error) {
      onError(error);
      return undefined;
    }
  }
}
