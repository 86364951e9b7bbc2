import { agencyCode, type AgencyCode, type Bilingual, type RegionCode, regionCode, regionPath } from '@juanzong/kernel';
import { normalised } from './catalogue/catalogue.js';

/** A legal-aid agency, coded by its region. */
export interface Agency {
  readonly code: AgencyCode;
  readonly region: RegionCode;
  readonly name: Bilingual;
  /** The name without 法律援助中心, as registers and case numbers write it. */
  readonly shortName: string;
  readonly aliases: readonly string[];
}

const agency = (code: string, zh: string, en: string, aliases: readonly string[] = []): Agency => ({
  code: agencyCode(code), region: regionCode(code), shortName: zh,
  name: { zh: `${zh}法律援助中心`, en: `${en} Legal Aid Centre` }, aliases: [zh, ...aliases],
});

export const AGENCIES: readonly Agency[] = [
  agency('440700', '江门市', 'Jiangmen'),
  agency('440703', '江门市蓬江区', 'Jiangmen Pengjiang District', ['蓬江区', '蓬江区法律援助中心', '蓬江区法律援助处']),
  agency('340100', '合肥市', 'Hefei'),
  agency('340202', '芜湖市镜湖区', 'Wuhu Jinghu District', ['镜湖区', '镜湖区法律援助中心']),
  agency('320100', '南京市', 'Nanjing'),
  agency('330100', '杭州市', 'Hangzhou'),
  agency('510100', '成都市', 'Chengdu'),
  agency('511400', '眉山市', 'Meishan'),
  agency('340200', '芜湖市', 'Wuhu'),
  agency('340103', '合肥市庐阳区', 'Hefei Luyang District', ['庐阳区', '庐阳区法律援助中心']),
  agency('340104', '合肥市蜀山区', 'Hefei Shushan District', ['蜀山区', '蜀山区法律援助中心']),
  agency('440705', '江门市新会区', 'Jiangmen Xinhui District', ['新会区', '新会区法律援助中心', '新会区法律援助处']),
  agency('440781', '江门市台山市', 'Taishan', ['台山市', '台山市法律援助中心', '台山市法律援助处']),
  // 鼓楼区 and 西湖区 alone mean districts of several cities.
  agency('320106', '南京市鼓楼区', 'Nanjing Gulou District'),
  agency('330106', '杭州市西湖区', 'Hangzhou Xihu District'),
  agency('330109', '杭州市萧山区', 'Hangzhou Xiaoshan District', ['萧山区', '萧山区法律援助中心']),
  agency('511402', '眉山市东坡区', 'Meishan Dongpo District', ['东坡区', '东坡区法律援助中心']),
  agency('500000', '重庆市', 'Chongqing'),
  agency('500112', '重庆市渝北区', 'Chongqing Yubei District', ['渝北区', '渝北区法律援助中心']),
];

const byCode = new Map(AGENCIES.map((one) => [one.code as string, one]));
const byName = new Map(AGENCIES.flatMap((one) => [one.code, one.name.zh, one.name.en, ...one.aliases].map((name) => [normalised(name), one])));

export const agencyByCode = (code: string): Agency | undefined => byCode.get(code);
/** By code, full name, or a name without 法律援助中心; blanks and widths do not matter. */
export const agencyByName = (nameOrCode: string): Agency | undefined => byName.get(normalised(nameOrCode));

/** The agency of a region: its own, else the nearest above it (a district without one is served by its city's); undefined if there is none. */
export const agencyFor = (region: RegionCode | AgencyCode): Agency | undefined =>
  regionPath(region).map((code) => byCode.get(code)).findLast((agency) => agency !== undefined);
