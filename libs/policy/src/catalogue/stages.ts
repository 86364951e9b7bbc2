import { catalogue } from './catalogue.js';

/** 诉讼阶段: where a matter stands. `litigation` decides the venue rule (LAW 38) and the subsidy later. */
export const STAGES = catalogue([
  { code: 'INVESTIGATION', litigation: true, label: { zh: '侦查', en: 'Investigation' }, aliases: ['侦查阶段'] },
  { code: 'PROSECUTION', litigation: true, label: { zh: '审查起诉', en: 'Examination for prosecution' }, aliases: ['审查起诉阶段', '起诉阶段'] },
  { code: 'FIRST_INSTANCE', litigation: true, label: { zh: '一审', en: 'First instance' }, aliases: ['审判', '审判阶段', '一审阶段', '诉讼'] },
  { code: 'SECOND_INSTANCE', litigation: true, label: { zh: '二审', en: 'Second instance' }, aliases: ['上诉', '二审阶段'] },
  { code: 'RETRIAL', litigation: true, label: { zh: '再审', en: 'Retrial' }, aliases: ['再审阶段', '申诉'] },
  { code: 'DEATH_REVIEW', litigation: true, label: { zh: '死刑复核', en: 'Review of a death sentence' }, aliases: ['死刑复核阶段'] },
  { code: 'ENFORCEMENT', litigation: true, label: { zh: '执行', en: 'Enforcement' }, aliases: ['执行阶段', '强制执行'] },
  { code: 'ARBITRATION', litigation: false, label: { zh: '仲裁', en: 'Arbitration' }, aliases: ['劳动仲裁', '仲裁阶段', '劳动争议仲裁'] },
  { code: 'RECONSIDERATION', litigation: false, label: { zh: '行政复议', en: 'Administrative reconsideration' }, aliases: ['复议'] },
  { code: 'MEDIATION', litigation: false, label: { zh: '调解', en: 'Mediation' }, aliases: ['调解阶段'] },
  { code: 'NON_LITIGATION', litigation: false, label: { zh: '非诉讼', en: 'Out of court' }, aliases: ['非诉', '未起诉', '诉前', '协商'] },
]);

export type StageCode = (typeof STAGES.entries)[number]['code'];
export const stageByName = (nameOrCode: string): (typeof STAGES.entries)[number] | undefined => STAGES.find(nameOrCode);
