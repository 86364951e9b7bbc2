// Draws true applications: rows by header, written in the plain way. Styles and mistakes come later.
import { AGENCIES, CHANNELS, GROUPS, MATERIALS, VERIFICATION_METHODS } from '@juanzong/policy';
import * as mix from './mixes.mjs';
import { matterOf, proceeding, story } from './matters.mjs';
import { person, personName } from './people.mjs';

const two = (n) => String(n).padStart(2, '0');
const zh = (catalogue, code) => catalogue.get(code).label.zh;
const shift = (date, days) => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86400000).toISOString().slice(0, 10);
const age = (birth, on) => Number(on.slice(0, 4)) - Number(birth.slice(0, 4)) - (on.slice(5) < birth.slice(5) ? 1 : 0);

const dateIn2024 = (random) => {
  const month = Number(random.weighted(mix.MONTH_WEIGHTS));
  return `2024-${two(month)}-${two(random.int(1, new Date(Date.UTC(2024, month, 0)).getUTCDate()))}`;
};

function ageClass(random, code) {
  if (random.chance(mix.MINOR_SHARE[code] ?? 0)) return 'minor';
  return random.chance(mix.ELDERLY_SHARE[code] ?? 0.07) ? 'elderly' : 'adult';
}

function groupsOf(random, { code, who, years, migrant }) {
  const groups = new Set();
  if (migrant) groups.add('MIGRANT_WORKER');
  if (years < 18) groups.add('MINOR');
  if (years >= 60) groups.add('ELDERLY');
  if (who.sex === '女' && years >= 18 && random.chance(0.6)) groups.add('WOMAN');
  if (code === 'NOTIFIED_DISABLED' || (!code.startsWith('NOTIFIED') && random.chance(0.05))) groups.add('DISABLED');
  if (code === 'INJURY_WORK' && random.chance(0.3)) groups.add('WORK_INJURED');
  if (code === 'DOMESTIC_VIOLENCE' || code === 'ABUSE' || code === 'ABANDONMENT') groups.add('VIOLENCE_VICTIM');
  if (code === 'GOOD_SAMARITAN') groups.add('GOOD_SAMARITAN');
  if (code === 'HEROES_HONOUR') groups.add('MARTYR_FAMILY');
  if (code === 'RETRIAL_ACQUITTAL_COMPENSATION') groups.add('RETRIAL_ACQUITTED');
  if (code === 'MILITARY_BENEFITS' || (years >= 20 && random.chance(0.02))) groups.add(random.pick(['MILITARY', 'VETERAN']));
  if (years >= 20 && random.chance(0.07)) groups.add('DIBAO');
  if (!migrant && years >= 20 && years < 50 && /LABOUR|TRAFFIC/.test(code) && random.chance(0.3)) groups.add('NEW_EMPLOYMENT');
  if (random.chance(0.03)) groups.add('SERIOUSLY_ILL');
  return groups.size > 0 ? [...groups] : random.chance(0.5) ? ['ORDINARY'] : [];
}

function papers(random, { notified, verification, hasAgent, groups, waived }) {
  if (notified) return ['NOTIFICATION_LETTER', 'CHARGE_DOCUMENT'];
  const list = ['APPLICATION_FORM', 'IDENTITY', 'MATTER_MATERIALS'];
  if (!waived) list.push('HARDSHIP_STATEMENT', 'VERIFICATION_AUTHORISATION');
  if (verification === 'COMMITMENT') list.push('COMMITMENT_LETTER');
  if (verification === 'CERTIFICATE') list.push('HARDSHIP_CERTIFICATE');
  if (hasAgent) list.push('AGENT_PROOF');
  if (groups.some((group) => group !== 'ORDINARY' && group !== 'WOMAN')) list.push('MEMBERSHIP_PROOF');
  if (random.chance(mix.INCOMPLETE_SHARE)) list.splice(random.int(0, list.length - 1), 1);
  return list;
}

/** Household income by class: most lie below twice a minimum wage, some clearly above any threshold. Chosen. */
const incomeOf = (random) => Number(random.weighted({ 0: 6, 900: 12, 2100: 22, 3400: 26, 5200: 18, 8800: 10, 16500: 6 })) + random.int(0, 99) * 10;

/** One application; `code` is the matter, `agency` the agency where given. */
export function application(random, code = random.weighted(mix.MATTER_WEIGHTS)) {
  const matter = matterOf(code);
  const notified = matter.origin === 'NOTIFICATION';
  const waived = matter.article?.startsWith('32(') ?? false;
  const agencyCode = random.weighted(mix.AGENCY_WEIGHTS);
  const agency = AGENCIES.find((one) => one.code === agencyCode);
  const on = dateIn2024(random);
  const kind = ageClass(random, code);
  const migrant = kind === 'adult' && !notified && random.chance(mix.MIGRANT_SHARE[code] ?? 0.06);
  const violence = code === 'DOMESTIC_VIOLENCE';
  const who = person(random, { agency: agencyCode, on, age: kind, migrant, ...(violence ? { sex: random.chance(0.93) ? '女' : '男' } : matter.category === 'CRIMINAL' ? { sex: random.chance(0.88) ? '男' : '女' } : {}) });
  const years = age(who.birth, on);
  const channel = notified ? (code === 'NOTIFIED_ORDINARY_TRIAL' || /REVIEW|ABSENTIA|MEDICAL/.test(code) ? 'COURT_NOTICE' : random.weighted(mix.NOTIFYING_WEIGHTS))
    : years >= 70 && random.chance(0.4) ? 'HOME_VISIT' : random.weighted(mix.CHANNEL_WEIGHTS);
  const groups = groupsOf(random, { code, who, years, migrant });
  const { stage, organ } = proceeding(random, matter, channel, agency.shortName);
  const told = story(random, matter, who);
  const hasAgent = (years < 18 && !notified) || (code === 'CRIMINAL_DEFENCE' && random.chance(0.7)) || random.chance(0.04);
  const verification = notified || waived ? undefined : random.weighted(mix.VERIFICATION_WEIGHTS);
  const size = random.int(1, 6);
  const income = incomeOf(random);
  const row = {
    申请日期: on, 受理机构: agency.shortName, 申请渠道: zh(CHANNELS, channel), 申请人姓名: who.name, 性别: who.sex, 出生日期: who.birth,
    证件类型: years < 16 && random.chance(0.5) ? '户口簿' : '居民身份证', 证件号码: who.idNumber, 联系电话: who.phone, 户籍地: who.domicile, 经常居住地: who.residence,
    人群类别: groups.map((group) => zh(GROUPS, group)).join('、'), 事项类别: matter.label.zh, 案由: told.cause,
    诉讼阶段: stage, 办案机关: organ, 争议发生地: matter.category === 'CRIMINAL' ? undefined : who.here, 对方当事人: told.opponents.join('、'), 案情摘要: told.summary,
    家庭人口: notified ? undefined : size, '家庭月收入(元)': notified ? undefined : String(income), '家庭资产(元)': notified ? undefined : String(random.int(0, 40) * 500 + (random.chance(0.06) ? 260000 : 0)),
    核查方式: verification === undefined ? undefined : zh(VERIFICATION_METHODS, verification),
    已交材料: papers(random, { notified, verification, hasAgent, groups, waived }).map((code_) => zh(MATERIALS, code_)).join('、'),
  };
  if (matter.category === 'CRIMINAL') row.办案机关 ??= `${agency.shortName}公安局`;
  if (hasAgent) Object.assign(row, { 代理人姓名: personName(random, random.pick(['男', '女'])), 与申请人关系: years < 18 ? '父母' : matter.category === 'CRIMINAL' ? random.pick(['配偶', '父母', '子女']) : random.pick(['子女', '配偶', '委托代理人']) });
  if (matter.category === 'CIVIL' && random.chance(0.28)) row.时效届满日 = shift(on, random.chance(0.1) ? random.int(1, 6) : random.int(8, 600));
  if (notified) row.通知机关文书号 = `（2024）${organ?.slice(0, 1) ?? '公'}援通字第${random.int(1, 980)}号`;
  if (!notified && random.chance(0.06)) row.意向律师 = personName(random, random.pick(['男', '女']));
  return { row: Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined && value !== '')), code, groups, channel, agencyCode, on, verification };
}
