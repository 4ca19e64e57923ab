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

const ascending = (a: number, b: number): number => a - b;

export function spansOf({ tokens }: Note): Spans {
  const width = tokens.length + 1;
  const first = (span: number): number => Math.floor(span / width);
  const last = (span: number): number => first(span) + width - (span % width);
  return {
    of: (first, last) => first * width + width - (last - first),
    first,
    last,
    longest(spans, silencing) {
      if (spans.length > 1) spans.sort(ascending);
      if (silencing.length > 1) silencing.sort(ascending);
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
