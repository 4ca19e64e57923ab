// Places of a text, and which of several that overlap stand.

/** A half-open range of UTF-16 code units of the text searched. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Those that none of the others contains or overlaps by a longer stretch, in order of their place. */
export function longest<T extends Place>(mentions: readonly T[]): T[] {
  const kept: T[] = [];
  const byLength = [...mentions]
    .map((one, at) => ({ one, at }))
    .sort((a, b) => b.one.end - b.one.start - (a.one.end - a.one.start) || a.at - b.at);
  // What is kept already is at least as long: where it overlaps, it holds the first or the last character.
  const taken = new Uint8Array(mentions.reduce((most, { end }) => Math.max(most, end), 0));
  for (const { one } of byLength) {
    if (taken[one.start] === 1 || taken[one.end - 1] === 1) continue;
    taken.fill(1, one.start, one.end);
    kept.push(one);
  }
  return kept.sort((a, b) => a.start - b.start);
}
