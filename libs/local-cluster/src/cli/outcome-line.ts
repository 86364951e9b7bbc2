import stringWidth from 'string-width';
import type { Outcome, Way } from '../up/outcome.js';

const NAME_WIDTH = 12;

const WAYS: Readonly<Record<Way, string>> = {
  given: '环境变量所指，有应答 / named by the environment, answers',
  running: '已在运行 / runs already',
  elsewhere: '标准端口上已有，直接使用 / answers at its standard port and is used',
  started: '已启动 / started',
  container: '已用 docker compose 启动 / started by docker compose',
};

const padded = (text: string): string => text + ' '.repeat(Math.max(1, NAME_WIDTH - stringWidth(text)));

/** What came of one component, as a line for a terminal. */
export function outcomeLine(outcome: Outcome): string {
  const name = padded(outcome.component.title);
  switch (outcome.how) {
    case 'missing':
      return `✗ ${name}没有 / missing：${outcome.needs.zh} / ${outcome.needs.en}`;
    case 'failed':
      return `✗ ${name}${outcome.problem}`;
    default:
      return `✓ ${name}${WAYS[outcome.how]} (${(outcome.milliseconds / 1000).toFixed(1)} s)`;
  }
}
