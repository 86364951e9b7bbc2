// The many ways in which a clerk types the same thing; every one of them must be read.
const wide = (text) => [...text].map((c) => (c >= '!' && c <= '~' ? String.fromCharCode(c.charCodeAt(0) + 0xfee0) : c)).join('');
const parts = (date) => [date.slice(0, 4), Number(date.slice(5, 7)), Number(date.slice(8, 10))];
const serial = (date) => Date.parse(`${date}T00:00:00Z`) / 86400000 + 25569;
const grouped = (digits) => digits.replace(/\B(?=(\d{3})+$)/g, ',');

const DATES = [
  (d) => { const [y, m, n] = parts(d); return `${y}年${m}月${n}日`; },
  (d) => { const [y, m, n] = parts(d); return `${y}.${m}.${n}`; },
  (d) => { const [y, m, n] = parts(d); return `${y}/${m}/${n}`; },
  (d) => d.replaceAll('-', ''),
  (d) => Number(d.replaceAll('-', '')),
  (d) => new Date(`${d}T00:00:00Z`),
  (d) => serial(d),
  (d) => wide(d),
  (d) => `  ${d} `,
  (d) => { const [y, m, n] = parts(d); return `${y} 年 ${m} 月 ${n} 日`; },
];
const MONEY = [(v) => Number(v), (v) => grouped(v), (v) => `${v}元`, (v) => `${grouped(v)}.00`, (v) => `￥${v}`, (v) => wide(v), (v) => ` ${v} 元`, (v) => (Number(v) % 1000 === 0 && v !== '0' ? `${Number(v) / 10000}万` : v)];
const IDS = [(v) => v.toLowerCase(), (v) => `${v.slice(0, 6)} ${v.slice(6, 14)} ${v.slice(14)}`, wide, (v) => ` ${v}\u3000`, (v) => (v.slice(6, 8) === '19' ? v.slice(0, 6) + v.slice(8, 17) : v), (v) => (v.slice(6, 8) === '19' ? Number(v.slice(0, 6) + v.slice(8, 17)) : v)];
const PHONES = [(v) => Number(v), (v) => `${v.slice(0, 3)}-${v.slice(3, 7)}-${v.slice(7)}`, (v) => `+86 ${v}`, wide, (v) => `${v.slice(0, 3)} ${v.slice(3, 7)} ${v.slice(7)}`];
const LISTS = [(v) => v.replaceAll('、', '，'), (v) => v.replaceAll('、', ','), (v) => v.replaceAll('、', '；'), (v) => v.replaceAll('、', '\n'), (v) => v.replaceAll('、', ' 、 ')];
const NAMES = [(v) => (v.length === 2 ? `${v[0]}　${v[1]}` : v), (v) => ` ${v} `];
const AGENCIES = [(v) => `${v}法律援助中心`, (v) => ` ${v}`];

const STYLES = {
  申请日期: DATES, 出生日期: DATES, 时效届满日: DATES, '家庭月收入(元)': MONEY, '家庭资产(元)': MONEY, 证件号码: IDS, 联系电话: PHONES,
  人群类别: LISTS, 对方当事人: LISTS, 申请人姓名: NAMES, 受理机构: AGENCIES, 证件类型: [() => '身份证'], 家庭人口: [(v) => `${v}人`, (v) => String(v), (v) => wide(String(v))],
};

/** The row with one to four of its cells typed in another style. The originals stay as they are. */
export function typedOtherwise(random, row) {
  const copy = { ...row };
  for (const column of random.shuffled(Object.keys(STYLES)).slice(0, random.int(1, 4))) {
    if (copy[column] === undefined || (column === '证件类型' && copy[column] !== '居民身份证')) continue;
    copy[column] = random.pick(STYLES[column])(copy[column]);
  }
  return copy;
}
