// Headings in capitals with a full stop, or nothing, for a colon: "FIXATION. Two anchors", "AFTERCARE spica for six weeks".

export interface Shouted {
  readonly start: number;
  readonly end: number;
  /** Where its body begins. */
  readonly bodyStart: number;
  readonly words: string;
}

const stopped = /(?<=^|[.\n][ ]{0,3})[A-Z][A-Z/&-]+(?:[ ][A-Z/&-]+){0,2}(?<!\b(?:DR|MR|MRS|MS|ST|NO|VS))(?=\.[ ]+(?:[a-z]|[A-Z][a-z]|\d))/g;
const unmarked = /(?<=^|\n[ ]{0,3})[A-Z][A-Z/&-]{3,}(?:[ ][A-Z/&-]+){0,2}(?=[ ]+(?:[a-z]|[A-Z][a-z]))/g;
/** So many of one style are headings, even those that no list knows. */
const style = 3;
/** An unknown word of fewer letters is an abbreviation: "NWB." */
const shortest = 5;

/** All such headings of a text that is not in capitals alone; `isKnown` tells those of the list. */
export function shoutedHeadings(text: string, isKnown: (words: string) => boolean): Shouted[] {
  const found = (pattern: RegExp): Shouted[] =>
    [...text.matchAll(pattern)].map(({ 0: words, index: start }) => {
      const end = start + words.length;
      const mark = /^\.?[ ]+/.exec(text.slice(end, end + 10))?.[0] ?? '';
      return { start, end, bodyStart: end + mark.length, words };
    });
  const withStop = found(stopped);
  const known = withStop.filter(({ words }) => isKnown(words));
  const isStyle = known.length > 0 && withStop.length >= style;
  return [
    ...(isStyle ? withStop.filter(({ words }) => words.length >= shortest || isKnown(words)) : known),
    ...found(unmarked).filter(({ words }) => isKnown(words)),
  ].sort((a, b) => a.start - b.start);
}
