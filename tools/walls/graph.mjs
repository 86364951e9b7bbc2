// The wall between projects is checked against Nx's project graph. Without one the rule skips itself with a warning, so
// the graph is computed before every check, here and nowhere else.
process.env.NX_DAEMON = 'false';
process.env.NX_ISOLATE_PLUGINS = 'false';

/** Computes and caches the project graph of the present files. */
export async function freshGraph() {
  const { createProjectGraphAsync } = await import('@nx/devkit');
  return createProjectGraphAsync({ exitOnError: false });
}
