/** Groups that count as of age whatever their years. */
const EMANCIPATED = ['MARRIED'];

/** Whether somebody may act alone. */
export const ofAge = (years, group) => years >= 18 || EMANCIPATED.includes(group);

/** Counted one by one, so that a mutant which never comes to its end is among them. */
export function yearsUntilOfAge(years) {
  let left = 0;
  for (let age = years; age < 18; age += 1) left += 1;
  return left;
}
