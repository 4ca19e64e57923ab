// Numbers in words and figures: what they are written as, and what they stand for.

export const units = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
  'thirteen',
  'fourteen',
  'fifteen',
  'sixteen',
  'seventeen',
  'eighteen',
  'nineteen',
];
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const unitOrdinals = [
  'zeroth',
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'fourteenth',
  'fifteenth',
  'sixteenth',
  'seventeenth',
  'eighteenth',
  'nineteenth',
];
const tenOrdinals = ['', '', 'twentieth', 'thirtieth', 'fortieth', 'fiftieth', 'sixtieth', 'seventieth', 'eightieth', 'ninetieth'];

export const ten = '(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)';
export const unitWord = `(?:${units.slice(1).join('|')})`;
export const cardinal = `(?:${ten}(?:[- ]${unitWord})?|${unitWord})`;
export const ordinalWord = `(?:${ten}[- ](?:${unitOrdinals.slice(1, 10).join('|')})|${[...unitOrdinals.slice(1), ...tenOrdinals.slice(2)].join('|')})`;

/** The number that words or digits stand for: `nine`, `twenty-first`, `9th`, `a`; null where they stand for none. */
export function readNumber(text: string): number | null {
  const word = text
    .toLowerCase()
    .replace(/[-\s]+/g, ' ')
    .trim();
  const digits = /^(\d+(?:\.\d+)?)\s?(?:st|nd|rd|th)?$/.exec(word);
  if (digits !== null) return Number(digits[1]);
  if (word === 'a' || word === 'an') return 1;
  const single = [units.indexOf(word), unitOrdinals.indexOf(word)].find((at) => at >= 0);
  if (single !== undefined) return single;
  const round = [tens.indexOf(word), tenOrdinals.indexOf(word)].find((at) => at >= 2);
  if (round !== undefined) return round * 10;
  const [high = '', low = ''] = word.split(' ');
  const highAt = tens.indexOf(high);
  const lowAt = [units.indexOf(low), unitOrdinals.indexOf(low)].find((at) => at >= 1);
  return highAt >= 2 && lowAt !== undefined && lowAt < 10 ? highAt * 10 + lowAt : null;
}
