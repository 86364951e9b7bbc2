/** Does all of the work, so much of it at once; fails with the first failure. */
export async function inLanes(work: readonly (() => Promise<void>)[], lanes: number): Promise<void> {
  const waiting = [...work];
  const lane = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await next();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
