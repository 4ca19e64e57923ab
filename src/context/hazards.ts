// What somebody was told may happen: "She knows that it may fail", "I told them that the nerve could be hurt".
import type { Candidate } from './decide.ts';
import { Kind } from './kinds.ts';
import type { Range, Reading } from './scopes.ts';

const telling =
  /^(?:tell|tells|told|know|knows|knew|known|understand|understands|understood|aware|accept|accepts|accepted|explain|explained|explaining|warn|warned|warning|appreciate|appreciates|appreciated|realize|realizes|realized|inform|informed|advise|advised|counseled|plain|clear|remind|reminded|caution|cautioned|agree|agrees|agreed|acknowledge|acknowledges|acknowledged|grasp|grasps|grasped|hear|heard|said)$/;
/** How many words may stand between the telling and what may happen. */
const farthest = 14;

interface Hazard {
  readonly cue: Range;
  readonly to: number;
}

const memo = new WeakMap<Reading, readonly Hazard[]>();

function hazardsOf(reading: Reading): readonly Hazard[] {
  const known = memo.get(reading);
  if (known !== undefined) return known;
  const { norms, forms, kinds } = reading.words;
  const found: Hazard[] = [];
  norms.forEach((norm, at) => {
    if (((kinds[at] as number) & Kind.may) === 0) return;
    // "that he could not walk" tells what was so.
    if (norm === 'could' && norms[at + 1] === 'not') return;
    let told = at - 1;
    for (; told >= 0 && told > at - farthest; told--) {
      if (/^[;:.]$/.test(norms[told] as string) || norms[told] === 'if' || norms[told] === 'whether') return;
      if (telling.test(norms[told] as string)) break;
    }
    if (told < 0 || !telling.test(norms[told] as string)) return;
    let to = at + 1;
    // It goes on to the next statement of what is.
    while (to < norms.length && !/^(?:;|\.|but|and|so)$/.test(norms[to] as string)) to += 1;
    while (/^(?:and|or)$/.test(norms[to] ?? '') && forms[to + 1] !== 'finite' && !/^(?:he|she|they|we|i|it)$/.test(norms[to + 1] ?? '')) {
      to += 1;
      while (to < norms.length && !/^(?:;|\.|but|and|so)$/.test(norms[to] as string)) to += 1;
    }
    found.push({ cue: { first: told, last: told + 1 }, to });
  });
  memo.set(reading, found);
  return found;
}

/** What may happen, as somebody was told, is no more than possible. */
export function hazardFrames(reading: Reading, target: Range): Candidate[] {
  if ((reading.words.holds & Kind.may) === 0) return [];
  return hazardsOf(reading)
    .filter(({ cue, to }) => target.first >= cue.last && target.first < to)
    .map(({ cue }) => ({ assertion: 'conditional', cue, rule: 'frame.told-hazard', over: [] }));
}
