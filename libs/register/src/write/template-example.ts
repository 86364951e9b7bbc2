import type { RegisterCatalogue } from '../catalogue.js';
import type { ColumnKey } from '../columns.js';
import { checkCharacter } from '../normalise/identity-number.js';

// An invented person.
const FIRST_17 = '44070319850612996';

/** The example row of the template, by column; the first values of the catalogue where any would do. */
export function exampleRow(catalogue: RegisterCatalogue): Partial<Record<ColumnKey, string | number | Date>> {
  const day = (year: number, month: number, date: number): Date => new Date(Date.UTC(year, month - 1, date));
  const pick = (entries: readonly { readonly zh: string }[], prefer: string): string => (entries.find(({ zh }) => zh === prefer) ?? entries[0])?.zh ?? '';
  return {
    registerNumber: '示例-0001', applicationDate: day(2024, 3, 5), agency: pick(catalogue.agencies, '江门市蓬江区'), channel: pick(catalogue.channels, '窗口'),
    name: '示例人', sex: '女', birthDate: day(1985, 6, 12), idType: pick(catalogue.idTypes, '居民身份证'), idNumber: FIRST_17 + checkCharacter(FIRST_17), phone: '13800000000',
    domicile: '四川省眉山市东坡区', residence: '广东省江门市蓬江区', groups: ['农民工', '妇女'].map((group) => pick(catalogue.groups, group)).join('、'),
    matter: pick(catalogue.matters, '支付劳动报酬'), cause: '追索劳动报酬纠纷', stage: pick(catalogue.stages, '仲裁'), handlingOrgan: '江门市蓬江区劳动人事争议仲裁委员会',
    disputePlace: '广东省江门市蓬江区', opponents: '示例家具有限公司', summary: '2023年9月至12月在示例家具有限公司工作，拖欠工资共18600元。',
    householdSize: 3, monthlyIncome: 4200, assets: 15000, verification: pick(catalogue.verifications, '诚信承诺'),
    materials: ['法律援助申请表', '身份证明', '诚信承诺书'].map((material) => pick(catalogue.materials, material)).join('、'), limitationDate: day(2024, 12, 31),
  };
}
