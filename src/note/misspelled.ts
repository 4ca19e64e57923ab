// A heading that was misspelled: "POSTOPERTIVE PLAN:".

/** Shorter headings are one slip away from other words. */
const shortest = 6;
/** From this length on a second slip is forgiven. */
const long = 16;

/** The known heading that `words` are a slip of the pen away from; undefined where there is none. */
export function misspelledHeading(words: string, known: Iterable<string>): string | undefined {
  if (words.length < shortest) return undefined;
  const most = words.length >= long ? 2 : 1;
  for (const one of known)
    if (Math.abs(one.length - words.length) <= most && !isPlural(one, words) && slips(words, one, most) <= most) return one;
  return undefined;
}

/** "Recommendation" is no slip for "recommendations". */
const isPlural = (one: string, other: string): boolean => one === `${other}s` || other === `${one}s`;

/** How many letters are wrong, missing, too many or changed about; no more than `most` + 1 are counted. */
function slips(written: string, meant: string, most: number): number {
  let first = 0;
  while (first < written.length && first < meant.length && written[first] === meant[first]) first += 1;
  let end = 0;
  while (end < written.length - first && end < meant.length - first && written.at(-1 - end) === meant.at(-1 - end)) end += 1;
  const a = written.slice(first, written.length - end);
  const b = meant.slice(first, meant.length - end);
  if (a.length === 0 || b.length === 0) return a.length + b.length;
  if (most === 0) return 1;
  const isSwapped = a[0] === b[1] && a[1] === b[0];
  return (
    1 +
    Math.min(
      slips(a.slice(1), b, most - 1),
      slips(a, b.slice(1), most - 1),
      slips(a.slice(1), b.slice(1), most - 1),
      isSwapped ? slips(a.slice(2), b.slice(2), most - 1) : most,
    )
  );
}
