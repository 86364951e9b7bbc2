import type { Told } from './told.js';

/** The case a number was drawn for was accepted, or the number is explained; ordinals of a stream are contiguous and none is given away twice. */
export function numberFaults(log: readonly Told[]): string[] {
  const accepted = new Set(log.filter(({ type }) => type === 'intake.ApplicationAccepted').map(({ caseId }) => caseId));
  const streams = new Set(log.map(({ stream }) => stream).filter((stream) => stream.startsWith('numbers-')));
  return [...streams].flatMap((stream) => {
    const entries = log.filter((told) => told.stream === stream);
    const drawn = entries.filter(({ type }) => type === 'intake.NumberDrawn').map(({ data }) => ({ ordinal: Number(data['ordinal']), caseId: String(data['drawnFor']) }));
    const explained = new Set(entries.filter(({ type }) => type === 'intake.NumberGapExplained').map(({ data }) => Number(data['ordinal'])));
    const carried = drawn.filter(({ ordinal }) => !explained.has(ordinal)).map(({ caseId }) => caseId);
    return [
      ...drawn.filter(({ ordinal }, i) => ordinal !== i + 1).map(({ ordinal }) => `${stream} ${ordinal}: not contiguous`),
      ...carried.filter((caseId) => !accepted.has(caseId)).map((caseId) => `${stream}: neither carried nor explained, drawn for ${caseId}`),
      ...carried.filter((caseId, i) => carried.indexOf(caseId) !== i).map((caseId) => `${stream}: two numbers for ${caseId}`),
    ];
  });
}
