// Walls between libraries: which tag may depend on which. Every library has one `type:` tag, and those of a context its `context:`.
const KERNEL = ['type:kernel', 'type:common-contracts'];
const PURE = ['type:pure'];
const CONTRACTS = ['type:contracts'];

/** What a service may take from anywhere: never another context's domain. */
const SHARED_BY_SERVICES = [...KERNEL, ...PURE, ...CONTRACTS, 'type:common-domain', 'type:platform', 'type:letters'];

/** Tests may also use the platform's registry, rule packs and the verifier; what they import is in no running code. */
const ALSO_IN_TESTS = [...PURE, ...CONTRACTS, 'type:common-domain', 'type:platform', 'type:verifier'];
const STAND_ALONE = new Set(['type:kernel', 'type:verifier', 'type:simulator']);

const rows = [
  ['type:kernel'],
  ['type:verifier'],
  ['type:common-contracts', 'type:kernel'],
  ['type:contracts', ...KERNEL],
  ['type:pure', 'type:kernel', ...PURE],
  ['type:common-domain', ...KERNEL, ...PURE, ...CONTRACTS],
  ['type:domain', ...KERNEL, ...PURE, ...CONTRACTS, 'type:common-domain'],
  ['type:platform', ...KERNEL, ...PURE, 'type:platform'],
  ['type:letters', ...KERNEL, ...PURE, ...CONTRACTS, 'type:platform'],
  ['type:service', ...SHARED_BY_SERVICES, 'type:domain'],
  ['context:intake', ...SHARED_BY_SERVICES, 'context:intake'],
  ['context:eligibility', ...SHARED_BY_SERVICES, 'context:eligibility'],
  ['context:assignment', ...SHARED_BY_SERVICES, 'context:assignment'],
  ['context:cross-region-transfer', ...SHARED_BY_SERVICES, 'context:cross-region-transfer'],
  ['context:quality-review', ...SHARED_BY_SERVICES, 'context:quality-review'],
  ['context:sealing', ...SHARED_BY_SERVICES, 'context:sealing'],
  ['type:profile', ...SHARED_BY_SERVICES, 'type:domain', 'type:service', 'type:verifier'],
  // People: they know the platform by its address alone, and their work by the register.
  ['type:simulator', 'type:kernel', 'type:platform'],
  // Measures the platform from outside, and its parts by themselves; nothing that runs imports it.
  ['type:bench', ...KERNEL, 'type:pure', 'type:platform', 'type:domain', 'type:profile'],
  // Breaks whole clusters and looks at what is left; nothing imports it, and it knows the platform by its address, its stores and its entries.
  ['type:faults', ...KERNEL, 'type:pure', 'type:platform'],
  ['type:app', ...SHARED_BY_SERVICES, 'type:domain', 'type:service', 'type:profile', 'type:verifier', 'type:simulator'],
];

/** The read side across all services folds with every domain's own `evolve` and writes nothing: `type:service` alone holds it. */
export const READS_EVERY_DOMAIN = ['context:case-history'];

/** For `@nx/enforce-module-boundaries`, in what runs. */
export const depConstraints = rows.map(([sourceTag, ...tags]) => ({ sourceTag, onlyDependOnLibsWithTags: tags }));

/** The same for `*.spec.ts`. */
export const testDepConstraints = rows.map(([sourceTag, ...tags]) => ({
  sourceTag,
  onlyDependOnLibsWithTags: STAND_ALONE.has(sourceTag) ? tags : [...new Set([...tags, ...ALSO_IN_TESTS])],
}));
