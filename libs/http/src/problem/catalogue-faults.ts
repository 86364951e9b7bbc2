import type { Refusal } from '@juanzong/kernel';
import type { RefusalCatalogue } from './catalogue.js';

const HAN = /\p{Script=Han}/u;

/**
 * Walks a whole catalogue and names what is wrong with it: a code that is no `context.kebab-case`, a status that
 * is none, a text that is empty, in the other language, or filled with `undefined`. Empty if all is well.
 * `samples` are params for codes whose texts need particular ones; for the rest every param is `示例` or `sample`.
 */
export function catalogueFaults<Code extends string>(
  catalogue: RefusalCatalogue<Code>,
  samples: Partial<Record<Code, Refusal['params']>> = {},
): string[] {
  return (Object.keys(catalogue) as Code[]).flatMap((code) => {
    const answer = catalogue[code];
    const zh = answer.zh(samples[code] ?? anyParams('示例'));
    const en = answer.en(samples[code] ?? anyParams('sample'));
    const wrong = [
      !/^[a-z][a-z-]*\.[a-z][a-z0-9-]*$/.test(code) && 'the code is not context.kebab-case',
      !(Number.isInteger(answer.status) && answer.status >= 400 && answer.status < 600) && `no status of a problem: ${answer.status}`,
      !HAN.test(zh) && 'the Chinese text is not Chinese',
      !/[a-z]/i.test(en) && 'the English text is empty',
      samples[code] === undefined && HAN.test(en) && 'the English text has Chinese in it',
      /undefined|\[object|NaN/.test(zh + en) && 'a text shows a value that is not there',
    ];
    return wrong.flatMap((fault) => (fault === false ? [] : [`${code}: ${fault}`]));
  });
}

const anyParams = (value: string): Refusal['params'] => new Proxy<Record<string, string>>({}, { get: () => value, has: () => true });
