const FORBIDDEN = [
  { word: /eslint-disable|eslint-enable/, why: 'no check is switched off' },
  { word: /@ts-(ignore|nocheck)/, why: 'no check is switched off' },
  { word: /(^|[\s"'`(=])\/work\//, why: 'a path of one machine' },
  { word: /\/tmp\/(bash|brief)/, why: 'a path of one machine' },
  { word: /\.\.\/shared\b/, why: 'a path outside the checkout' },
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
