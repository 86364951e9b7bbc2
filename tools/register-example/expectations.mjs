// What a reader must say about the example, from how it was made and not from reading it.

function shares(good) {
  const count = (test) => good.filter(test).length;
  const tally = (key) => Object.fromEntries(Object.entries(groupBy(good, key)).map(([name, list]) => [name, list.length]).sort(([a], [b]) => (a < b ? -1 : 1)));
  return {
    migrantWorkers: count((one) => one.groups.includes('MIGRANT_WORKER')), minors: count((one) => one.groups.includes('MINOR')),
    notified: count((one) => one.channel.endsWith('_NOTICE')), agencies: tally((one) => one.agencyCode), channels: tally((one) => one.channel), matters: tally((one) => one.code),
  };
}

function groupBy(list, key) {
  const groups = {};
  for (const one of list) (groups[key(one)] ??= []).push(one);
  return groups;
}

/** Row numbers are those of the sheet. `errors` in the order of rows; within a row in any order. */
export function expectations(seed, rows) {
  const good = rows.filter((one) => one.errors === undefined && one.repeats === undefined);
  const rowOf = (wanted) => rows.find((one) => one.row.登记编号 !== undefined && String(one.row.登记编号) === String(wanted.row.登记编号) && one.agencyCode === wanted.agencyCode)?.at;
  const errors = rows.flatMap((one) => (one.errors ?? []).map(({ column, code }) => ({ row: one.at, column, code })));
  return {
    seed, read: rows.length, good: good.length, rejected: rows.filter((one) => one.errors !== undefined).length,
    repeated: rows.filter((one) => one.repeats !== undefined).map((one) => ({ row: one.at, of: one.repeats.at })),
    secondApplications: rows.filter((one) => one.second !== undefined && one.errors === undefined && one.repeats === undefined).map((one) => ({ row: one.at, of: rowOf(one.second) })),
    unknownColumns: ['序号', '备注'], otherSheets: ['填表说明'], errors, mix: shares(good),
  };
}
