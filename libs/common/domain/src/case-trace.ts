import type { CaseTraceLine, TraceLine } from '@juanzong/common-contracts';

/** What rules see of a person in figures; everything else that they see are codes and the figures of the rules themselves. */
const OF_PERSON: readonly string[] = ['age', 'perHeadFen', 'heads', 'assetsFen'];

/** A trace as a case file keeps it: the figures of the person set apart, to be encrypted. */
export const caseTraceOf = (trace: readonly TraceLine[]): CaseTraceLine[] => trace.map(setApart);

function setApart({ saw, ...line }: TraceLine): CaseTraceLine {
  const ofPerson = Object.entries(saw).filter((one): one is [string, number] => OF_PERSON.includes(one[0]) && typeof one[1] === 'number');
  const rest = Object.fromEntries(Object.entries(saw).filter(([name]) => !ofPerson.some(([personal]) => personal === name)));
  return { ...line, saw: rest, ...(ofPerson.length === 0 ? {} : { sawOfPerson: Object.fromEntries(ofPerson) }) };
}
