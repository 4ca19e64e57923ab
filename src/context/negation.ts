// What "not" and "never" deny: the complement of their verb, and its subject where the verb says that a thing was there or done.
import type { CompiledCues } from './compile.ts';
import type { Candidate } from './decide.ts';
import { Kind } from './kinds.ts';
import { clauseAt, commaContinues, type Range, type Reading } from './scopes.ts';
import { isAuxiliary, isNoun, type Words } from './words.ts';

interface Denial {
  readonly cue: Range;
  /** Where what is denied begins and ends after the negator. */
  readonly from: number;
  readonly to: number;
  /** True where the subject of the verb is denied with it. */
  readonly subject: boolean;
  readonly clause: number;
  /** True where it has no auxiliary: "epidural not placed". */
  readonly bare: boolean;
}

const be = new Set(['was', 'were', 'is', 'are', 'be', 'been', 'being', 'am']);
const occurs = new Set('occur develop exist arise form ensue appear materialize recur happen result follow'.split(' '));

/** True where a comma opens the denial: "hindered, but did not halt, the dissection". */
const asideBefore = (words: Words, at: number): boolean =>
  words.norms[at - 1] === ',' || (/^(?:but|though|and|yet)$/.test(words.norms[at - 1] ?? '') && words.norms[at - 2] === ',');

const memo = new WeakMap<Reading, readonly Denial[]>();

function denialsOf(reading: Reading, compiled: CompiledCues): readonly Denial[] {
  const known = memo.get(reading);
  if (known !== undefined) return known;
  const { words, hits } = reading;
  const existence = compiled.classes.get('existence') ?? new Set<string>();
  const found: Denial[] = [];
  words.norms.forEach((norm, at) => {
    if (norm !== 'not' && norm !== 'never') return;
    // A longer cue around it, or a pseudo-cue, says more.
    if (
      hits.cues.some(
        (hit) =>
          hit.first <= at &&
          at < hit.last &&
          hit.last - hit.first > 1 &&
          !(hit.cue.category === 'pseudo' && (hit.cue.id === 'pseudo.planned' || words.norms[at + 1] === 'possible')),
      )
    )
      return;
    const clause = clauseAt(reading, at);
    let left = at - 1;
    while (left > clause.first && words.tokens[left]?.pos === 'ADV') left -= 1;
    const auxiliary = words.norms[left] as string | undefined;
    const hasAuxiliary = auxiliary !== undefined && left >= clause.first && isAuxiliary(auxiliary);
    let main = at + 1;
    let passive = hasAuxiliary && be.has(auxiliary as string);
    while (
      main < words.tokens.length &&
      (words.tokens[main]?.pos === 'ADV' ||
        be.has(words.norms[main] as string) ||
        words.norms[main] === 'have' ||
        words.norms[main] === 'to')
    ) {
      if (be.has(words.norms[main] as string)) passive = true;
      main += 1;
    }
    const head = words.norms[main] ?? '';
    const bare = !hasAuxiliary && words.forms[main] === 'past';
    const classHit = (hits.classes.get('existence') ?? []).some((range) => range.first <= main && main < range.last);
    const subject = ((passive || bare) && (existence.has(head) || classHit)) || (!passive && hasAuxiliary && occurs.has(head));
    // "skin not closed today vac on": a note without verbs or marks goes on to something else soon.
    const limit = bare ? main + 4 : words.tokens.length;
    let to = at + 1;
    for (; to < Math.min(limit, words.tokens.length); to++) {
      const word = words.norms[to] as string;
      if (to > main && turns(words, to)) break;
      if (reading.clauses.of[to] !== clause.index) {
        const inner = clauseAt(reading, to);
        if (inner.kind === 'relative' && inner.parent === clause.index) continue;
        break;
      }
      if (to > main && word === ',' && (!commaContinues(reading, to, true) || asideBefore(words, left))) break;
      if (bare && (word === 'today' || word === 'now')) break;
      if (word === 'but' || word === 'then') break;
      // "the surgeon, not the assistant, performed": a denial set between commas ends with them.
      if (!hasAuxiliary && word === ',' && words.norms[at - 1] === ',') break;
      if (hits.terminators.some((end) => end.first === to && end.ends.has('negated'))) break;
    }
    found.push({ cue: { first: hasAuxiliary ? left : at, last: at + 1 }, from: at + 1, to, subject, clause: clause.index, bare });
  });
  memo.set(reading, found);
  return found;
}

/** True where "and" or "or" joins what stands before the comma to what follows: "no drains, packs or mesh", not "GETA, epidural not placed". */
const isListed = ({ norms }: Words, comma: number, to: number): boolean =>
  norms.slice(comma + 1, to).some((norm) => norm === 'and' || norm === 'or' || norm === 'nor');

const counsel = /^(?:advised|recommended|suggested|favou?red|advocated|proposed|proceeded|agreed|elected|opted|decided|referred|urged)$/;

/** True where a finite verb of its own follows "and": "could not be saved and advised amputation". */
function turns(words: Words, at: number): boolean {
  if (words.norms[at] !== 'and' && words.norms[at] !== 'so') return false;
  const next = words.tokens[at + 2];
  return (
    words.forms[at + 1] === 'finite' ||
    counsel.test(words.norms[at + 1] ?? '') ||
    (words.forms[at + 1] === 'past' &&
      next !== undefined &&
      (next.pos === 'DET' || next.pos === 'PRON' || next.pos === 'NOUN' || next.pos === 'PROPN' || next.pos === 'NUM'))
  );
}

/** Denials that touch the target. */
export function negationFrames(reading: Reading, target: Range, compiled: CompiledCues): Candidate[] {
  const result: Candidate[] = [];
  if ((reading.words.holds & Kind.denial) === 0) return result;
  for (const denial of denialsOf(reading, compiled)) {
    const { cue } = denial;
    if (target.first >= denial.from && target.first < denial.to) {
      result.push({ assertion: 'negated', cue, rule: 'frame.not', over: [] });
      continue;
    }
    if (!denial.subject || target.last > cue.first) continue;
    const targetClause = clauseAt(reading, target.last - 1);
    if (targetClause.index !== denial.clause) continue;
    let blocked = false;
    for (let at = target.last; at < cue.first; at++) {
      if (reading.clauses.of[at] !== denial.clause) continue;
      if (reading.words.forms[at] === 'finite' && !isAuxiliary(reading.words.norms[at] as string)) blocked = true;
      if (
        reading.words.norms[at] === ',' &&
        (denial.bare ? !isListed(reading.words, at, cue.first) : !commaContinues(reading, at, false)) &&
        (denial.bare || isNoun(reading.words.tokens[at + 1]))
      )
        blocked = true;
    }
    if (!blocked) result.push({ assertion: 'negated', cue, rule: 'frame.was-not', over: [] });
  }
  return result;
}
