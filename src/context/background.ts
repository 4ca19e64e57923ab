// What a patient brings along: habits that a history asks for, and chronic illnesses listed by name alone.
import type { CompiledCues } from './compile.ts';
import type { Candidate } from './decide.ts';
import { Kind } from './kinds.ts';
import type { Range, Reading } from './scopes.ts';

const longestItem = 4;

/** History by the nature of the target: a denied habit, or a line that names nothing but a chronic illness. */
export function backgroundFrames(reading: Reading, target: Range, compiled: CompiledCues): Candidate[] {
  const { words } = reading;
  const habits = compiled.classes.get('habits');
  if (
    habits !== undefined &&
    (words.holds & Kind.asked) !== 0 &&
    words.norms.slice(target.first, target.last).some((norm) => habits.has(norm))
  )
    return [{ assertion: 'historical', cue: null, rule: 'frame.habit', over: [] }];
  const kind = words.note.sections[words.sentence.section]?.kind;
  if (kind !== 'none' || words.note.sentences.length > 1) return [];
  const own = words.norms.filter((_, at) => words.tokens[at]?.kind === 'word');
  if (own.length === 0 || own.length > longestItem || target.last - target.first < own.length) return [];
  const single = compiled.classes.get('comorbidities')?.has(own.join(' ')) ?? false;
  const longer = (reading.hits.classes.get('comorbidities') ?? []).some(
    (range) => range.first <= target.first && range.last >= target.first + own.length,
  );
  return single || longer ? [{ assertion: 'historical', cue: null, rule: 'frame.chronic', over: [] }] : [];
}
