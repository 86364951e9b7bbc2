import type { Bilingual } from '@juanzong/kernel';
import type { ForwardingStatus } from './codes.js';

/** A clock of a forwarded case: who holds it, and how much is left in words. */
export interface ForwardingClock {
  readonly ruleId: string;
  readonly ruleLabel: Bilingual;
  readonly owner: string;
  readonly dueAt: string;
  readonly dueDate: string;
  /** 剩余 3 天 · 剩余 5 小时 · 已逾期 2 天 · 中止计算 */
  readonly left: Bilingual;
  readonly paused: boolean;
  readonly overdue: boolean;
  readonly unverified: boolean;
}

/** One forwarding, as the outbox, the inbox and the list of disputes show it. */
export interface ForwardingListItem {
  readonly forwardingId: string;
  readonly caseId: string;
  readonly from: string;
  readonly fromName: string;
  readonly to: string;
  readonly toName: string;
  readonly status: ForwardingStatus;
  readonly statusLabel: Bilingual;
  /** Who owns the file now, and with it every open clock. */
  readonly owner: string;
  readonly ownerName: string;
  readonly materialsAgreed: boolean;
  readonly interviewRecorded: boolean;
  readonly authority: string | null;
  readonly claims: string | null;
  readonly designated: string | null;
  readonly proposedAt: string;
  readonly forwardedAt: string | null;
  readonly answeredAt: string | null;
  readonly clocks: readonly ForwardingClock[];
  readonly revision: number;
}

export interface ForwardingList {
  readonly total: number;
  readonly asOf: string;
  readonly forwardings: readonly ForwardingListItem[];
}
