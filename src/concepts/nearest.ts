// What was perhaps meant by a word that is not known: for messages that ask "did you mean …?".

/** The nearest of `words` to `word` by shared letter pairs, or null where none is near. */
export function nearest(word: string, words: Iterable<string>): string | null {
  const pairs = (text: string): Set<string> => new Set(Array.from({ length: text.length - 1 }, (_, at) => text.slice(at, at + 2)));
  const own = pairs(word);
  let best: string | null = null;
  let bestScore = 0.4;
  for (const other of words) {
    const theirs = pairs(other);
    const shared = [...own].filter((pair) => theirs.has(pair)).length;
    const score = (2 * shared) / (own.size + theirs.size || 1);
    if (score > bestScore) {
      bestScore = score;
      best = other;
    }
  }
  return best;
}
