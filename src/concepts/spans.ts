// Places of a note as single numbers that sort by where they begin, the longer first: many are sorted without an object for each.
import type { Note } from '../note/note.ts';

export interface Spans {
  /** The number of tokens `first` to `last` (half-open). */
  of(first: number, last: number): number;
  first(span: number): number;
  last(span: number): number;
  /** Of `spans`, those that no longer one contains and none of `silencing` covers; in order, each once. */
  longest(spans: number[], silencing: number[]): number[];
}

/** Most lists are short and nearly in order, which this takes less for than a call of the general sort. */
function sort(spans: number[]): void {
  if (spans.length > 32) spans.sort((a, b) => a - b);
  else
    for (let at = 1; at < spans.length; at++) {
      const span = spans[at] as number;
      let to = at;
      for (; to > 0 && (spans[to - 1] as number) > span; to--) spans[to] = spans[to - 1] as number;
      spans[to] = span;
    }
}

export function spansOf({ tokens }: Note): Spans {
  const width = tokens.length + 1;
  const first = (span: number): number => Math.floor(span / width);
  const last = (span: number): number => first(span) + width - (span % width);
  return {
    of: (first, last) => first * width + width - (last - first),
    first,
    last,
    longest(spans, silencing) {
      sort(spans);
      sort(silencing);
      const kept: number[] = [];
      // What contains a place comes before it, so that only how far the places so far reach need be known.
      let reach = 0;
      let silenced = 0;
      let next = 0;
      for (const span of spans) {
        const end = last(span);
        if (end <= reach) continue;
        reach = end;
        for (; next < silencing.length && first(silencing[next] as number) <= first(span); next++)
          silenced = Math.max(silenced, last(silencing[next] as number));
        if (end > silenced) kept.push(span);
      }
      return kept;
    },
  };
}
