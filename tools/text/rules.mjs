const FORBIDDEN = [
  { word: /eslint-disable|eslint-enable/, why: 'no check is switched off' },
  { word: /@ts-(ignore|nocheck)/, why: 'no check is switched off' },
  { word: /(^|[\s"'`(=])\/(home|Users|work|workspace)\//, why: 'a path of one machine' },
  { word: /\b(TODO|FIXME)\b/, why: 'finish it or leave it out' },
];

/** Every forbidden word of a file, as `file:line: why`. */
export function faultsOfText(file, text) {
  return text.split('\n').flatMap((line, i) => FORBIDDEN.filter(({ word }) => word.test(line)).map(({ why }) => `${file}:${i + 1}: ${why}: ${line.trim().slice(0, 80)}`));
}

/** The lock file names packages, never the machine they came from. */
export function faultsOfLock(text) {
  const { packages } = JSON.parse(text);
  return Object.entries(packages)
    .filter(([, { resolved }]) => typeof resolved === 'string' && /^[a-z+]+:\/\//i.test(resolved))
    .map(([path, { resolved }]) => `package-lock.json: ${path} names a host: ${resolved}`);
}

const LINK = /\]\((?!https?:|#|mailto:)([^)#\s]+)(?:#[^)]*)?\)/g;
const PATH = /`((?:libs|apps|tools|docs|examples)\/[\w./-]+\.(?:ts|mjs|md|json|xlsx|csv))`/g;

/**
 * Places of the repository that a document names and that are gone: links beside it, and paths from the root in back quotes.
 * @param {(path: string) => boolean} exists of a path from the root
 */
export function faultsOfLinks(file, text, exists) {
  const folder = file.split('/').slice(0, -1);
  const links = [...text.matchAll(LINK)].map(([, target]) => resolve(folder, target));
  const paths = [...text.matchAll(PATH)].map(([, path]) => path);
  return [...links, ...paths].filter((path) => !exists(path)).map((path) => `${file}: names ${path}, which is not there`);
}

function resolve(folder, target) {
  const parts = [...folder];
  for (const part of target.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
