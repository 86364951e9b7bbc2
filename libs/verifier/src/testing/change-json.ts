import { hashOf } from '../check-entries.js';
import type { EntryShape } from '../shapes.js';
import type { Dice } from './dice.js';
import { forge } from './forge.js';
import type { LooseExport } from './golden.js';

type ChangeFile = (file: LooseExport, dice: Dice, other: LooseExport) => unknown;
type Json = Record<string, unknown>;

interface Place {
  readonly holder: Json | unknown[];
  readonly key: string | number;
}

/** Every member and item below a value. */
function placesIn(value: unknown, found: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return found;
  const keys: (string | number)[] = Array.isArray(value) ? value.map((_item, i) => i) : Object.keys(value);
  for (const key of keys) {
    found.push({ holder: value as Json, key });
    placesIn((value as Json)[key], found);
  }
  return found;
}

const at = ({ holder, key }: Place): unknown => (holder as Json)[key];
const put = ({ holder, key }: Place, value: unknown): void => void ((holder as Json)[key] = value);

function otherValue(value: unknown, dice: Dice): unknown {
  const others: unknown[] = [null, true, false, 0, -1, 3.5, '', 'x', [], {}, [value], { value }];
  if (typeof value === 'number') others.push(value + 1, value - 1, String(value));
  if (typeof value === 'string') others.push(`${value} `, value.slice(1), [...value].reverse().join(''), value.toUpperCase(), `${value.slice(0, -1)}0`);
  if (Array.isArray(value)) others.push([...(value as unknown[]), ...(value as unknown[])], [...(value as unknown[])].reverse(), value.slice(1));
  return dice.of(others);
}

function remove({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

const two = (length: number, dice: Dice): [number, number] => {
  const first = dice.below(length);
  return [first, (first + 1 + dice.below(length - 1)) % length];
};
const pick = (items: readonly Json[], dice: Dice): Json => structuredClone(dice.of(items));
const swap = (items: unknown[], [a, b]: [number, number]): void => void ([items[a], items[b]] = [items[b], items[a]]);

/** Says something else in one entry. @returns the entry */
function rewrite(file: LooseExport, dice: Dice): Json {
  const entry = dice.of(file.entries.filter(({ data }) => placesIn(data).length > 0));
  const inside = dice.of(placesIn(entry['data']));
  put(inside, otherValue(at(inside), dice));
  return entry;
}

/** What can be done to an export by who writes it anew in canonical form. */
export const JSON_CHANGES: Readonly<Record<string, ChangeFile>> = {
  'a value for another': (file, dice) => {
    const place = dice.of(placesIn(file));
    put(place, otherValue(at(place), dice));
  },
  'a member or item left out': (file, dice) => remove(dice.of(placesIn(file).filter(({ key }) => key !== 'content' && key !== 'disclosures'))),
  'a member renamed': (file, dice) => {
    const place = dice.of(placesIn(file).filter(({ holder }) => !Array.isArray(holder)));
    const value = at(place);
    remove(place);
    (place.holder as Json)[`${String(place.key)}_`] = value;
  },
  'a member added': (file, dice) => void ((dice.of([file, ...file.entries, ...file.documents, ...file.disclosures, file.head, file.head.signature]) as Json)[dice.of(['extra', 'calendarVersion', 'corrects', 'pages', 'content'])] = dice.of(['x', 1, null])),
  'two values exchanged': (file, dice) => {
    const places = placesIn(file).filter((place) => typeof at(place) === 'string');
    const [a, b] = two(places.length, dice).map((i) => places[i] as Place) as [Place, Place];
    const [x, y] = [at(a), at(b)];
    put(a, y);
    put(b, x);
  },
  'an entry dropped': (file, dice) => file.entries.splice(dice.below(file.entries.length), 1),
  'an entry doubled': (file, dice) => file.entries.splice(dice.below(file.entries.length + 1), 0, pick(file.entries, dice)),
  'two entries swapped': (file, dice) => swap(file.entries, two(file.entries.length, dice)),
  'the tail cut off': (file, dice) => void (file.entries.length = dice.below(file.entries.length)),
  'an entry of another export put in': (file, dice, other) => file.entries.splice(dice.below(file.entries.length + 1), 0, pick(other.entries, dice)),
  'an entry exchanged for one of another export': (file, dice, other) => void (file.entries[dice.below(file.entries.length)] = pick(other.entries, dice)),
  'all entries of another export': (file, _dice, other) => void (file.entries = other.entries),
  'data of one entry in another': (file, dice) => {
    const [a, b] = two(file.entries.length, dice);
    (file.entries[a] as Json)['data'] = structuredClone(file.entries[b]?.['data']);
  },
  'a document with other content': (file, dice, other) => {
    const [one, contents] = [dice.of(file.documents), [...file.documents, ...other.documents].flatMap(({ content }) => (typeof content === 'string' ? [content] : []))];
    one['content'] = dice.of([...contents, 'AAAA', `${String(one['content']).slice(0, -4)}AAA=`, '']);
  },
  'a document of another export': (file, dice, other) => file.documents.splice(dice.below(file.documents.length + 1), dice.below(2), pick([...other.documents, ...file.documents], dice)),
  'a document left out': (file, dice) => file.documents.splice(dice.below(file.documents.length), 1),
  'documents in another order': (file) => file.documents.push(...file.documents.splice(0, 1)),
  'the head of another export': (file, _dice, other) => void (file.head = other.head),
  'a member of the head of another export': (file, dice, other) => {
    const [from, to] = dice.of([[other.head, file.head], [other.head.signature, file.head.signature]] as const);
    const key = dice.of(Object.keys(to));
    to[key] = from[key];
  },
  'a forged key': (file, dice) => void (dice.of(file.disclosures)['key'] = Array.from({ length: 64 }, () => dice.below(16).toString(16)).join('')),
  'the key of another field': (file, dice) => {
    const [a, b] = two(file.disclosures.length, dice);
    (file.disclosures[a] as Json)['key'] = file.disclosures[b]?.['key'];
  },
  'a disclosure of another entry or field': (file, dice) => {
    const [a, b] = two(file.disclosures.length, dice);
    const member = dice.of(['eventId', 'field']);
    (file.disclosures[a] as Json)[member] = file.disclosures[b]?.[member];
  },
  'a disclosure of another export': (file, dice, other) => file.disclosures.splice(dice.below(file.disclosures.length + 1), 0, pick(other.disclosures, dice)),
  'a disclosure doubled': (file, dice) => file.disclosures.splice(dice.below(file.disclosures.length + 1), 0, pick(file.disclosures, dice)),
  'two disclosures swapped': (file, dice) => swap(file.disclosures, two(file.disclosures.length, dice)),
  'an entry rewritten, with its hash': (file, dice) => {
    const place = rewrite(file, dice);
    place['hash'] = hashOf(place as unknown as EntryShape);
  },
  'a history rewritten, all hashes and the head made anew, under the old signature': (file, dice) => {
    const { signature } = file.head;
    rewrite(file, dice);
    forge(file);
    file.head.signature = signature;
  },
  'a history rewritten and signed with another key': (file, dice) => {
    rewrite(file, dice);
    forge(file);
  },
};
