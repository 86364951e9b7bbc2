// From true applications to the rows of a register, good and bad, with what must be said about each.
import { randomSource } from './random.mjs';
import * as mix from './mixes.mjs';
import { allMatters } from './matters.mjs';
import { application } from './applications.mjs';
import { typedOtherwise } from './variants.mjs';
import { MISTAKES } from './mistakes.mjs';
import { FIRST_ROW } from './workbook.mjs';

const later = (on, days) => {
  const date = new Date(Date.parse(`${on}T00:00:00Z`) + days * 86400000).toISOString().slice(0, 10);
  return date > '2024-12-31' ? '2024-12-31' : date;
};

/** Numbers in the order of dates, by agency, as a centre gives them. */
function number(applications) {
  const counts = new Map();
  for (const one of applications) {
    const count = (counts.get(one.agencyCode) ?? 0) + 1;
    counts.set(one.agencyCode, count);
    one.row = { 登记编号: `2024${String(count).padStart(4, '0')}`, ...one.row };
  }
}

function spoil(random, applications) {
  let next = 0;
  const candidates = random.shuffled(applications.filter((one) => !one.keep && one.second === undefined));
  for (const one of candidates) {
    if (next >= mix.BAD_ROWS - 6) return;
    const mistakes = [MISTAKES[next % MISTAKES.length]];
    // Every fifth bad row has a second mistake elsewhere: all of them must be reported.
    const another = MISTAKES[(next * 7 + 3) % MISTAKES.length];
    if (next % 5 === 0 && another.column === '案由' ) mistakes.push(another);
    else if (next % 5 === 0 && mistakes[0].column !== '联系电话') mistakes.push(MISTAKES.find(({ column }) => column === '联系电话'));
    if (!mistakes.every(({ fits }) => fits(one.row))) continue;
    for (const { change } of mistakes) one.row = change(one.row);
    one.errors = mistakes.map(({ column, code }) => ({ column, code }));
    next += 1;
  }
}

const style = (random, one) => (one.errors === undefined && random.chance(mix.VARIANT_SHARE) ? { ...one, row: typedOtherwise(random, one.row), plain: one.row } : { ...one, plain: one.row });

/** The same application again, some days later, under a number of its own. */
function secondApplications(random, applications) {
  const firsts = random.shuffled(applications.filter((one) => !one.keep && one.on < '2024-11-01' && !one.row.事项类别.startsWith('通知'))).slice(0, mix.SECOND_APPLICATIONS);
  return firsts.map((first) => {
    first.keep = true;
    const on = later(first.on, random.int(2, 40));
    return { ...first, on, row: { ...first.row, 申请日期: on }, second: first };
  });
}

/** Two or more neighbours of one agency become one merged cell, now and then. */
function merges(random, rows) {
  const found = [];
  for (let i = 0; i + 1 < rows.length && found.length < 12; i += 1) {
    const [a, b] = [rows[i], rows[i + 1]];
    if (!a.errors && !b.errors && a.row.受理机构 === b.row.受理机构 && a.agencyCode === b.agencyCode && random.chance(0.25)) {
      found.push([FIRST_ROW + i, FIRST_ROW + i + 1]);
      i += 1;
    }
  }
  return found;
}

/** Values behind formulas, rich text and numbers where text is meant. */
function dress(random, one, row) {
  const income = one.row['家庭月收入(元)'];
  if (typeof income === 'string' && /^\d+$/.test(income) && random.chance(0.03) && !one.errors) one.row['家庭月收入(元)'] = { formula: `${income}*1`, result: Number(income) };
  if (!one.errors && random.chance(0.01)) one.row.案情摘要 = { richText: [{ text: one.row.案情摘要.slice(0, 4), font: { bold: true } }, { text: one.row.案情摘要.slice(4) }] };
  if (!one.errors && random.chance(0.1)) one.row.登记编号 = Number(one.row.登记编号);
  if (random.chance(0.04)) one.row.备注 = random.pick(['已电话联系', '材料后补', '转自工作站', '加急']);
  one.row.序号 = row - FIRST_ROW + 1;
}

/** Everything the workbook and its expectations are made of. */
export function exampleRegister(seed) {
  const random = randomSource(seed);
  const applications = allMatters.map(({ code }) => ({ ...application(random, code), keep: true }));
  const single = mix.ROWS - mix.REPEATED_ROWS - 6 - mix.SECOND_APPLICATIONS;
  while (applications.length < single) applications.push(application(random));
  applications.push(...secondApplications(random, applications));
  applications.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  number(applications);
  spoil(random, applications);
  const rows = applications.map((one) => style(random, one));
  const sound = random.shuffled(rows.filter((one) => one.errors === undefined));
  for (const first of sound.slice(0, mix.REPEATED_ROWS)) rows.push({ ...first, row: { ...first.plain }, repeats: first });
  for (const first of sound.slice(mix.REPEATED_ROWS, mix.REPEATED_ROWS + 6)) {
    const row = { ...first.plain, 案情摘要: `${first.plain.案情摘要}（补充）`, 联系电话: '13900001111' };
    rows.push({ ...first, row, errors: [{ column: '登记编号', code: 'register.number-conflict' }] });
  }
  rows.forEach((one, i) => {
    one.at = FIRST_ROW + i;
    one.row = { ...one.row };
  });
  const merged = merges(random, rows);
  for (const one of rows) dress(random, one, one.at);
  return { rows, merged };
}
