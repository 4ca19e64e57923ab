// Corrections in dictation: "left, correction, right" takes back the words before it.
import type { Candidate } from './decide.ts';
import type { CueHit } from './hits.ts';
import type { Range, Reading } from './scopes.ts';

/** How many words before a spoken correction it takes back. */
const takenBack = 4;

/** What a correction of dictation says of the target. */
export function correctionFrames(reading: Reading, target: Range, corrections: readonly CueHit[]): Candidate[] {
  const result: Candidate[] = [];
  for (const hit of corrections) {
    if (hit.cue.id.endsWith('.all')) {
      if (target.last <= hit.first && hit.first > 0) result.push({ assertion: 'negated', cue: hit, rule: hit.cue.id, over: [] });
      continue;
    }
    let between = 0;
    for (let at = target.last; at < hit.first; at++) if (reading.words.tokens[at]?.kind !== 'punctuation') between += 1;
    if (target.last <= hit.first && between === 0 && target.last - target.first <= takenBack)
      result.push({ assertion: 'negated', cue: hit, rule: hit.cue.id, over: [] });
  }
  return result;
}
