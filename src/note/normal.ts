// One spelling for a word: lower case, US spelling, no hyphens. Applied alike to notes and to the vocabulary.

const spellings: readonly (readonly [RegExp, string])[] = [
  [/[-\u00ad']/g, ''],
  [/(an|h|p|orthop|gyn|c|f|isch|leuk|septic|tox)ae(?=[a-z])/, '$1e'],
  [/(tum|col|lab|od|fav|behavi|neighb|vap|rum)our/, '$1or'],
  [/(cent|fib|lit|met|theat|calib)re(s?)$/, '$1er$2'],
  [/^o?oede/, 'ede'],
  [/^oesoph/, 'esoph'],
  [/manoeuv(re|er)/, 'maneuver'],
  [/isation/, 'ization'],
  [/(?<=[a-z]{3})is(e|es|ed|ing|er)$/, 'iz$1'],
  [/(?<=[a-z]{3})ys(e|es|ed|ing)$/, 'yz$1'],
  [/ll(ed|ing|er)$/, 'l$1'],
  [/^grey/, 'gray'],
  [/mould/, 'mold'],
  [/^sulph/, 'sulf'],
];

const known = new Map<string, string>();

/** The one spelling of `word` that phrases and notes are compared in. */
export function normal(word: string): string {
  const found = known.get(word);
  if (found !== undefined) return found;
  let result = word.toLowerCase();
  if (result.length > 2) for (const [pattern, replacement] of spellings) result = result.replace(pattern, replacement);
  if (result === '') result = word;
  // Bounded, so that names and numbers of a long run do not fill the memory.
  if (known.size > 50_000) known.clear();
  known.set(word, result);
  return result;
}

const beforeNot = new Map([
  ['ca', 'can'],
  ['wo', 'will'],
  ['sha', 'shall'],
]);

/** The verb that stands before "n't" as `start`: "can" for the "ca" of "can't". */
export const verbBeforeNot = (start: string): string => beforeNot.get(start) ?? start;
