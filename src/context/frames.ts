// Frames: what verb forms and word order say of a target where no single cue decides.
import type { CompiledCues } from './compile.ts';
import type { Candidate } from './decide.ts';
import type { Range, Reading } from './scopes.ts';

/** What each frame says of the target. */
export function frames(_reading: Reading, _target: Range, _compiled: CompiledCues): Candidate[] {
  return [];
}
