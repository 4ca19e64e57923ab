// Frames: what verb forms and word order say of a target where no single cue decides.

import { alternativeFrames } from './alternatives.ts';
import { backgroundFrames } from './background.ts';
import type { CompiledCues } from './compile.ts';
import type { Candidate } from './decide.ts';
import { hazardFrames } from './hazards.ts';
import { negationFrames } from './negation.ts';
import { personFrames } from './people.ts';
import type { Range, Reading } from './scopes.ts';
import { timeFrames } from './times.ts';

/** Adds what each frame says of the target. */
export function addFrames(candidates: Candidate[], reading: Reading, target: Range, compiled: CompiledCues): void {
  for (const said of [
    negationFrames(reading, target, compiled),
    personFrames(reading, target, compiled),
    timeFrames(reading, target),
    alternativeFrames(reading, target),
    hazardFrames(reading, target),
    backgroundFrames(reading, target, compiled),
  ])
    for (const candidate of said) {
      const { cue, rule } = candidate;
      // What stands inside the target is part of it, but a date dates it.
      if (cue === null || cue.first < target.first || target.last < cue.last || datingFrame.test(rule)) candidates.push(candidate);
    }
}

/** Frames that date what they stand in. */
const datingFrame = /^frame\.(?:year|date|month|age|future-time)$/;
