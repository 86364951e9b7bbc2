// A canary: code that breaks one wall, and which rule has to say so. `*.canary`, so that neither build nor lint picks it up.
const HEAD = ['at', 'wall', 'rule', 'says'];

/**
 * @returns {{ name: string, at: string, wall: string, rule: string, says: string[], code: string }} `says`: one of these stands in the message.
 * @throws Error for a canary without its four lines.
 */
export function parseCanary(name, text) {
  const lines = text.split('\n');
  const head = Object.fromEntries(
    HEAD.map((key, i) => {
      const value = lines[i]?.startsWith(`// ${key}: `) ? lines[i].slice(`// ${key}: `.length).trim() : '';
      if (!value) throw new Error(`canary ${name}: line ${i + 1} must be "// ${key}: …"`);
      return [key, value];
    }),
  );
  return { ...head, name, says: head.says.split('|'), code: lines.slice(HEAD.length).join('\n') };
}

/** What is wrong with how ESLint answered; nothing if the wall stands. */
export function faultsOf({ rule, says }, messages) {
  const reported = messages.filter(({ ruleId }) => ruleId === rule);
  const fatal = messages.filter((message) => message.fatal);
  if (fatal.length > 0) return fatal.map(({ message }) => `does not parse: ${message}`);
  if (reported.length === 0) return [`not reported by ${rule}${messages.length > 0 ? `, only by ${messages.map((m) => m.ruleId).join(', ')}` : ''}`];
  return reported.some(({ message }) => says.some((part) => message.includes(part))) ? [] : [`${rule} says something else: ${reported[0].message}`];
}

/** Constraints that no project or no tag answers to, and projects that no constraint holds: walls that can never be hit. */
export function deadConstraints(constraints, projects, exempt = []) {
  const tags = new Set(projects.flatMap((project) => project.tags));
  const dead = constraints.flatMap(({ sourceTag, onlyDependOnLibsWithTags }) =>
    [sourceTag, ...onlyDependOnLibsWithTags].filter((tag) => !tags.has(tag)).map((tag) => `${sourceTag}: nothing bears the tag ${tag}`),
  );
  const sources = new Set([...constraints.map(({ sourceTag }) => sourceTag), ...exempt]);
  const free = projects.flatMap(({ name, tags: own }) => {
    const types = own.filter((tag) => tag.startsWith('type:'));
    const contextual = own.filter((tag) => tag.startsWith('context:') && own.includes('type:service'));
    if (types.length !== 1) return [`${name} has ${types.length} type tags`];
    return [...types, ...contextual].filter((tag) => !sources.has(tag)).map((tag) => `${name}: no wall for ${tag}`);
  });
  return [...dead, ...free];
}
