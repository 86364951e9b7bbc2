interface Exported {
  readonly entries?: readonly { readonly type: string; readonly data: { readonly pool?: unknown } }[];
}

/** The pools that a case's lawyers were drawn from, as its export says. */
export function poolsOf(exported: string): string[] {
  const { entries = [] } = JSON.parse(exported) as Exported;
  const pools = entries.flatMap(({ type, data }) => (['assignment.ProviderAssigned', 'assignment.DrawVoided'].includes(type) && typeof data.pool === 'string' ? [data.pool] : []));
  return [...new Set(pools)];
}
