// Corrections in dictation: "left, correction, right" takes back the words before it, "scratch that" the statement.
import type { Candidate } from './decide.ts';
import type { CueHit } from './hits.ts';
import { clauseAt, type Range, type Reading } from './scopes.ts';

/** How many words before a spoken correction it takes back. */
const takenBack = 4;
/** How far back the word may stand with which a correction starts anew. */
const startsAnew = 8;

/** Words that may open a statement which takes back the one before it; "I" and "we" only before some. */
const openings =
  /^(?:(?:correction|scratch|strike|delete|disregard|erase|cancel|take|sorry|pardon|no|wait|make|or|let|that|ignore|excuse|amend|change)(?: |$)|(?:i|we) (?:mean|meant|mis|should))/;
/** True where a sentence that opens with these words may take back the one before it. */
export const mayTakeBack = (first: string, second: string): boolean => openings.test(`${first} ${second}`);

/** How many words stand in [from, to), or -1 where one of them is no part of a name. */
function namesBetween({ words }: Reading, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    const token = words.tokens[at];
    if (token?.kind === 'punctuation') continue;
    if (words.forms[at] !== '' || !/^(?:NOUN|PROPN|ADJ|NUM)$/.test(token?.pos ?? '')) return -1;
    count += 1;
  }
  return count;
}

/** True where the words that end before `end` are what a correction of a word takes back. */
function isCorrected(reading: Reading, target: Range, end: number): boolean {
  if (target.last > end || target.last - target.first > takenBack) return false;
  const between = namesBetween(reading, target.last, end);
  return between >= 0 && between < 3;
}

/** Where the statement begins that "scratch that" at `hit` takes back. */
function takenFrom(reading: Reading, hit: Range): number {
  const { norms, tokens } = reading.words;
  const isMark = (at: number): boolean => tokens[at]?.kind === 'punctuation';
  let end = hit.first;
  while (end > 0 && isMark(end - 1)) end -= 1;
  if (end === 0) return 0;
  let next = hit.last;
  while (next < norms.length && isMark(next)) next += 1;
  const { first } = clauseAt(reading, end - 1);
  if (next >= norms.length) return first;
  // "with two scratch that three anchors": a number for a number.
  if (tokens[next]?.pos === 'NUM' || tokens[next]?.kind === 'number')
    for (let at = end - 1; at >= Math.max(first, end - takenBack); at--)
      if (tokens[at]?.pos === 'NUM' || tokens[at]?.kind === 'number') return at;
  // "with a screw, scratch that, with anchors": it starts anew at the same word.
  for (let at = end - 1; at >= Math.max(first, end - startsAnew); at--) if (norms[at] === norms[next]) return at;
  for (let at = end - 1; at >= first; at--) if (norms[at] === ',') return at + 1;
  return first;
}

const takesBack = (hit: CueHit): Candidate => ({ assertion: 'negated', cue: hit, rule: hit.cue.id, over: [] });

/** What a correction of dictation says of the target. */
export function correctionFrames(reading: Reading, target: Range, corrections: readonly CueHit[]): Candidate[] {
  return corrections
    .filter((hit) =>
      hit.cue.id.endsWith('.all')
        ? target.last <= hit.first && target.last > takenFrom(reading, hit)
        : target.last <= hit.first && isCorrected(reading, target, hit.first),
    )
    .map(takesBack);
}

/** What a statement that opens with the correction `hit` says of the target in the statement before it. */
export function isTakenBackLater(reading: Reading, target: Range, hit: CueHit): boolean {
  const { tokens } = reading.words;
  let end = tokens.length;
  while (end > 0 && tokens[end - 1]?.kind === 'punctuation') end -= 1;
  return hit.cue.id.endsWith('.all') ? target.last > clauseAt(reading, end - 1).first : isCorrected(reading, target, end);
}
