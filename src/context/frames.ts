// Frames: what verb forms and word order say of a target where no single cue decides.

import { alternativeFrames } from './alternatives.ts';
import { backgroundFrames } from './background.ts';
import type { CompiledCues } from './compile.ts';
import type { Candidate } from './decide.ts';
import { negationFrames } from './negation.ts';
import { personFrames } from './people.ts';
import type { Range, Reading } from './scopes.ts';
import { timeFrames } from './times.ts';

/** What each frame says of the target. */
export function frames(reading: Reading, target: Range, compiled: CompiledCues): Candidate[] {
  return [
    ...negationFrames(reading, target, compiled),
    ...personFrames(reading, target, compiled),
    ...timeFrames(reading, target),
    ...alternativeFrames(reading, target),
    ...backgroundFrames(reading, target, compiled),
  ];
}
