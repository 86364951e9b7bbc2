interface Check {
  readonly ok: boolean;
  readonly detail?: string;
}

/**
 * What keeps a process from being ready, of an answer of `/health/ready`, leaving out the checks named in `but`; the gateway's
 * checks are services, whose own checks stand in their details. Empty where nothing is left.
 */
export function unreadiness(answer: string, but: readonly string[]): string[] {
  const { checks } = JSON.parse(answer) as { readonly checks: Readonly<Record<string, Check>> };
  const left = (name: string, detail: string): boolean => !but.includes(name) && !detail.split('; ').every((instance) => instance.endsWith(' ready') || onlyFor(instance, but));
  return Object.entries(checks).flatMap(([name, { ok, detail = '' }]) => (!ok && left(name, detail) ? [`${name}: ${detail}`] : []));
}

const NOT_READY = ' not ready: ';

function onlyFor(instance: string, but: readonly string[]): boolean {
  const at = instance.indexOf(NOT_READY);
  return at >= 0 && instance.slice(at + NOT_READY.length).split(', ').every((name) => but.includes(name));
}
