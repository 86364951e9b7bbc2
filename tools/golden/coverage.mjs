/** A kind of entry, of one version. */
export const kindOf = ({ type, version }) => `${type} v${version}`;

/** The kinds that occur in none of these histories. */
export function kindsWithout(contracts, histories) {
  const seen = new Set(histories.flatMap(({ entries }) => entries.map(kindOf)));
  return contracts.map(kindOf).filter((kind) => !seen.has(kind));
}

/** The histories to keep so that every one of the wanted kinds occurs that occurs at all: again and again the one that brings the most for its size, and in the end none whose kinds the others have. */
export function fewest(wanted, histories) {
  const missing = new Set(wanted);
  const brings = ({ entries }) => new Set(entries.map(kindOf).filter((kind) => missing.has(kind)));
  const worth = (history) => brings(history).size / JSON.stringify(history.entries).length;
  const kept = [];
  while (missing.size > 0) {
    const best = histories.reduce((a, b) => (worth(b) > worth(a) ? b : a));
    const brought = brings(best);
    if (brought.size === 0) break;
    kept.push(best);
    for (const kind of brought) missing.delete(kind);
  }
  return kept.reduce((left, history) => (bringsNothing(history, left.filter((one) => one !== history), wanted) ? left.filter((one) => one !== history) : left), kept);
}

/** Whether all the wanted kinds of a history are in the others. */
const bringsNothing = ({ entries }, others, wanted) => kindsWithout(entries.filter((entry) => wanted.includes(kindOf(entry))), others).length === 0;
