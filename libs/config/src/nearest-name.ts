const CLOSE = 3;

/** The known name that differs from a mistyped one in at most three letters; undefined if none does. */
export function nearestName(typed: string, known: readonly string[]): string | undefined {
  const [best] = known.map((name) => ({ name, distance: distance(typed, name) })).sort((a, b) => a.distance - b.distance);
  return best && best.distance <= CLOSE ? best.name : undefined;
}

/** Levenshtein: letters put in, left out or changed. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[b.length] as number;
}
