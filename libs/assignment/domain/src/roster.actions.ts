import type { Bilingual, Role } from '@juanzong/kernel';
import type { RosterCommand } from './roster.commands.js';

/** What each role may ask of a roster, with its label. The platform itself settles turns. */
export const ROSTER_ACTIONS: Readonly<Record<RosterCommand['kind'], { readonly label: Bilingual; readonly roles: readonly Role[] }>> = {
  enrolLawyer: { label: { zh: '律师入库', en: 'Enrol a lawyer' }, roles: ['assigner', 'operator'] },
  correctLawyer: { label: { zh: '更正律师信息', en: 'Correct a lawyer’s particulars' }, roles: ['assigner', 'operator'] },
  suspendLawyer: { label: { zh: '暂停指派', en: 'Suspend a lawyer' }, roles: ['assigner', 'operator'] },
  resumeLawyer: { label: { zh: '恢复指派', en: 'Resume a lawyer' }, roles: ['assigner', 'operator'] },
  removeLawyer: { label: { zh: '律师出库', en: 'Remove a lawyer' }, roles: ['assigner', 'operator'] },
  drawTurn: { label: { zh: '抽派', en: 'Draw a turn' }, roles: ['assigner', 'system'] },
  spendTurn: { label: { zh: '轮次使用', en: 'Spend a turn' }, roles: ['assigner', 'system'] },
  returnTurn: { label: { zh: '轮次退回', en: 'Return a turn' }, roles: ['assigner', 'system'] },
};
