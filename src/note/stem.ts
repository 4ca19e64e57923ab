// Words without their endings, as weighings of words count them.

/** A word without its commonest endings, so that inflections count as one: "anchors", "anchored" → "anchor". */
export function stem(norm: string): string {
  if (norm.length > 5) return norm.replace(/(?:ing|ed|es|s|e)$/, '');
  return norm.length > 3 ? norm.replace(/s$/, '') : norm;
}
