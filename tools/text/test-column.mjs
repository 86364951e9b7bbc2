// The failure table names for every scenario the test that shows it, or says that there is none.
const COLUMN = '显示它的测试 test that shows it';
const NONE = /无 none/;
const NAMED = /\[[^\]]+\]\(([^)]+\.spec\.(?:ts|mjs))\) “([^”]+)”/g;

const cellsOf = (line) => line.split('|').slice(1, -1).map((cell) => cell.trim());

/**
 * Tables without the column, rows that name no test, and tests that are gone: the file, or the words of its name.
 * @param {(path: string) => string | undefined} read the text of a file beside the document; undefined if there is none
 */
export function faultsOfTestColumn(file, text, read) {
  const lines = text.split('\n');
  return lines.flatMap((line, i) => {
    if (!line.startsWith('|') || line.startsWith('|---')) return [];
    const cell = cellsOf(line).at(-1) ?? '';
    const at = `${file}:${i + 1}`;
    if (lines[i + 1]?.startsWith('|---')) return cell === COLUMN ? [] : [`${at}: the table ends without the column “${COLUMN}”`];
    const named = [...cell.matchAll(NAMED)].map(([, path, title]) => ({ path, title }));
    if (named.length === 0) return NONE.test(cell) ? [] : [`${at}: names no test and does not say 无 none`];
    return named.flatMap(({ path, title }) => {
      const spec = read(path);
      if (spec === undefined) return [`${at}: ${path} is not there`];
      return spec.includes(title) ? [] : [`${at}: ${path} has no test “${title}”`];
    });
  });
}
