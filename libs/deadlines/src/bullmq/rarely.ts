const KINDS = 50;

/** Passes an error on unless one of the same kind (its code, or its text) was passed on within `perMs`. `now` in milliseconds. */
export function rarely(tell: (error: unknown) => void, perMs: number, now: () => number = () => performance.now()): (error: unknown) => void {
  const told = new Map<string, number>();
  return (error) => {
    const kind = kindOf(error);
    const last = told.get(kind);
    if (last !== undefined && now() - last < perMs) return;
    if (told.size >= KINDS) told.clear();
    told.set(kind, now());
    tell(error);
  };
}

function kindOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
