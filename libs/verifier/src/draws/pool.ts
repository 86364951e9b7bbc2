import { dayBefore } from '../dates.js';
import type { Particulars } from './roster-shapes.js';

export interface Suspension {
  readonly from: string;
  readonly until?: string | undefined;
}

/** A lawyer of the pool with the account in the rotation. */
export interface Member {
  readonly about: Particulars;
  readonly joined: number;
  readonly left: boolean;
  /** Turns put to the account without a draw. */
  readonly base: number;
  /** Turns held and spent, oldest first. */
  readonly turns: readonly { readonly drawId: string; readonly revision: number; readonly year: number }[];
  readonly suspensions: readonly Suspension[];
}

/** Turns that count in the rotation: what was credited and what was drawn since joining. */
export const account = ({ base, turns, joined }: Member): number => base + turns.filter(({ revision }) => revision > joined).length;

const fewest = (members: readonly Member[]): number => (members.length === 0 ? 0 : Math.min(...members.map(account)));
const lastTurn = ({ turns }: Member): number => turns.at(-1)?.revision ?? -1;
const endedBy = (from: string) => (one: Suspension): Suspension[] => {
  if (one.until !== undefined && one.until < from) return [one];
  return one.from >= from ? [] : [{ from: one.from, until: dayBefore(from) }];
};

/** The pool as its entries leave it, one after the other (docs/case-file-format.md §11). */
export class Pool {
  readonly #lawyers = new Map<string, Member>();

  find(lawyerId: string): Member | undefined {
    const found = this.#lawyers.get(lawyerId);
    return found?.left === false ? found : undefined;
  }

  /** Whose turn it is: the fewest turns, then the last turn longest ago, then who joined first. */
  rotation(): Member[] {
    return this.#members().sort((a, b) => account(a) - account(b) || lastTurn(a) - lastTurn(b) || a.joined - b.joined);
  }

  join(about: Particulars, revision: number): void {
    const before = this.#lawyers.get(about.lawyerId);
    const base = Math.max(fewest(this.#members()), before ? account(before) : 0);
    this.#lawyers.set(about.lawyerId, { about, joined: revision, left: false, base, turns: before?.turns ?? [], suspensions: before?.suspensions ?? [] });
  }

  correct(about: Particulars): void {
    this.#change(about.lawyerId, () => ({ about }));
  }

  suspend({ lawyerId, from, until }: { lawyerId: string } & Suspension): void {
    this.#change(lawyerId, ({ suspensions }) => ({ suspensions: [...suspensions, { from, until }] }));
  }

  resume(lawyerId: string, from: string): void {
    this.#change(lawyerId, ({ suspensions }) => ({ suspensions: suspensions.flatMap(endedBy(from)) }));
  }

  leave(lawyerId: string): void {
    this.#change(lawyerId, () => ({ left: true }));
  }

  /** A turn is drawn; the account of members who were away moves along with the fewest of the others. */
  draw(turn: { readonly drawId: string; readonly lawyerId: string; readonly revision: number; readonly year: number; readonly away: readonly string[] }): void {
    const { drawId, lawyerId, revision, year, away } = turn;
    this.#change(lawyerId, ({ turns }) => ({ turns: [...turns, { drawId, revision, year }] }));
    const floor = fewest(this.#members().filter(({ about }) => !away.includes(about.lawyerId)));
    for (const one of away) this.#change(one, (member) => ({ base: member.base + Math.max(0, floor - account(member)) }));
  }

  giveBack(drawId: string, lawyerId: string): void {
    this.#change(lawyerId, ({ turns }) => ({ turns: turns.filter((turn) => turn.drawId !== drawId) }));
  }

  #members(): Member[] {
    return [...this.#lawyers.values()].filter(({ left }) => !left);
  }

  #change(lawyerId: string, how: (member: Member) => Partial<Member>): void {
    const member = this.#lawyers.get(lawyerId);
    if (member) this.#lawyers.set(lawyerId, { ...member, ...how(member) });
  }
}
