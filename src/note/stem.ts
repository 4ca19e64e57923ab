// Words without their endings, as weighings of words count them.

/** So many different words are remembered; then remembering starts anew, so that a long run keeps its memory. */
const mostStems = 20_000;

const stems = new Map<string, string>();

/** A word without its commonest endings, so that inflections count as one: "anchors", "anchored" → "anchor". */
export function stem(norm: string): string {
  const known = stems.get(norm);
  if (known !== undefined) return known;
  const made = cut(norm);
  if (stems.size >= mostStems) stems.clear();
  stems.set(norm, made);
  return made;
}

function cut(norm: string): string {
  if (norm.length > 5) return norm.replace(/(?:ing|ed|es|s|e)$/, '');
  return norm.length > 3 ? norm.replace(/s$/, '') : norm;
}
