import type { DrawReport } from './check-draws.js';

const MODES: Readonly<Record<string, string>> = { BY_ROTATION: '轮派 by rotation', BY_RECIPIENT_CHOICE: '点援 by choice' };

/** What a reader is told of the draws of a case: which were drawn again, and what could not be told. */
export function drawLines(draws: readonly DrawReport[] = []): string[] {
  return draws.flatMap(({ as, drawId, pool, lawyerId, recomputed, mode, order, candidates, excluded, wish }) => [
    `抽派 draw ${drawId}：${lawyerId}${as === 'VOIDED' ? '（已作废 voided）' : ''}`,
    ...(recomputed
      ? [`  已由名册 ${pool} 重新抽取 drawn again from the roster：${MODES[mode ?? ''] ?? ''}，在库 ${order?.length ?? 0} 人 members，候选 ${candidates?.length ?? 0} 人 candidates，排除 ${excluded?.length ?? 0} 人 excluded`]
      : [`  未重新抽取：缺名册 ${pool}，只核对了案卷所示 / not drawn again without the roster; only what the case shows was checked`]),
    ...(recomputed && wish === 'NOT_DISCLOSED' ? ['  申请所载意向律师未披露，未核对 / the wish of the application is not disclosed and was not compared'] : []),
  ]);
}
