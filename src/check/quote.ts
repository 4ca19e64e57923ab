// Words of a record as a report quotes them, with the cue that decided how they were understood.
import type { Assessment, TokenRange } from '../context/context.ts';
import type { Assertion, Cue, Evidence, Role } from '../contract/report.ts';
import { sectionAt } from '../note/section-at.ts';
import type { ReadDocument } from './record.ts';

/** One quote of a document from token `first` to `last` (half-open). */
export function quote(
  document: ReadDocument,
  first: number,
  last: number,
  role: Role,
  rule: string,
  context: readonly Assertion[] = ['affirmed'],
  deciding: Assessment | null = null,
): Evidence {
  const { note } = document;
  const { text, tokens } = note;
  const start = tokens[first]!.start;
  const end = tokens[last - 1]!.end;
  const section = sectionAt(note, first);
  const cue = deciding?.cue ?? null;
  return {
    document: document.index,
    start,
    end,
    text: text.slice(start, end),
    section: section.heading === null ? null : text.slice(section.heading.start, section.heading.end),
    role,
    context: [...context],
    cue: cue === null || deciding === null ? null : cueOf(document, cue, deciding.rule),
    rule,
  };
}

function cueOf({ index, note }: ReadDocument, { first, last }: TokenRange, rule: string): Cue {
  const start = note.tokens[first]!.start;
  const end = note.tokens[last - 1]!.end;
  return { document: index, start, end, text: note.text.slice(start, end), rule };
}

/** The most quotes of one role that a finding shows. */
const mostQuotes = 6;

/** Where a quote stands, and what it is for. */
type Quoted = Pick<Evidence, 'document' | 'start' | 'end' | 'role'>;

/** Quotes without repetition, at most a few of each role, no quote inside another of its role. */
export function distinct<T extends Quoted>(quotes: readonly T[]): T[] {
  const kept: T[] = [];
  const counts = new Map<Role, number>();
  for (const one of quotes) {
    const count = counts.get(one.role) ?? 0;
    if (count >= mostQuotes || kept.some((other) => repeats(one, other))) continue;
    counts.set(one.role, count + 1);
    kept.push(one);
  }
  return kept;
}

/** True where `one` shows what `other` shows: it overlaps one of its role, or is the same; what counts is not shown a second time as what does not. */
function repeats(one: Quoted, other: Quoted): boolean {
  if (one.document !== other.document) return false;
  if (other.role === one.role || one.role === 'rejected') {
    if (one.start < other.end && other.start < one.end) return true;
  }
  return other.start === one.start && other.end === one.end;
}
