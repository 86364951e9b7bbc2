// What a PromQL expression names. Not a parser: it drops what cannot be a metric, and takes the rest that looks like one.
const STRING = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g;
const SELECTOR = /\{([^}]*)\}/g;
const RANGE = /\[[^\]]*\]/g;
const LABEL_LIST = /\b(?:by|without|on|ignoring|group_left|group_right)\s*\(([^)]*)\)/g;
const IDENTIFIER = /(?<![\w.:$])[a-zA-Z_:][\w:]*(?!\s*\()(?![\w:])/g;
const WORDS = new Set(['and', 'or', 'unless', 'bool', 'offset', 'inf', 'nan', 'atan2', 'by', 'without', 'on', 'ignoring', 'group_left', 'group_right']);

/** The metrics of an expression, as they are written: `juanzong_append_duration_seconds_bucket`. */
export function metricsIn(expression) {
  const bare = expression.replace(STRING, ' ').replace(SELECTOR, ' ').replace(RANGE, ' ').replace(LABEL_LIST, ' ');
  return [...new Set([...bare.matchAll(IDENTIFIER)].map(([name]) => name).filter((name) => !WORDS.has(name.toLowerCase())))];
}

/** The labels of an expression, in selectors and in lists. */
export function labelsIn(expression) {
  const bare = expression.replace(STRING, '""');
  const selected = [...bare.matchAll(SELECTOR)].flatMap(([, inside]) => [...inside.matchAll(/([a-zA-Z_]\w*)\s*(?:=~|!~|!=|=)/g)].map(([, label]) => label));
  const listed = [...bare.matchAll(LABEL_LIST)].flatMap(([, inside]) => inside.split(',').map((label) => label.trim())).filter((label) => label !== '');
  return [...new Set([...selected, ...listed])];
}
