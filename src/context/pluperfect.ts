// "had been divided": history, or what had been done a moment before in this operation.
import type { Clause } from './clauses.ts';
import { clauseAt, type Reading } from './scopes.ts';
import { isNoun, tellsPast } from './words.ts';

export const human = /^(?:he|she|they|patient|child|boy|girl|man|woman|gentleman|lady|infant|baby|youngster|i)$/;
const sameOperation =
  /^(?:now|already|just|all|then|completely|fully|adequately|finally|thus|both|once|after|when|until|as|before|because|since|where|that|which|so|everything|hemostasis)$/;
const past = /(?:ed|en|wn|un|ought|aught|eld|ept|eft|ent|ut|ade|one|und|ung|uck|ost)$/;
/** What is done to ready a patient: it is never told of an earlier operation. */
const readying =
  /^(?:marked|planned|considered|hoped|intended|expected|anticipated|discussed|prepped|prepared|draped|induced|intubated|positioned|anesthetized|scrubbed|gowned|exsanguinated|whipstitched|tagged|preloaded|templated|consented|counted|shaved|padded|catheterized|timed|roughened|bored|dril+ed|decorticated|predril+ed|threaded|unpacked)$/;
/** Those who operate together. */
const team = /^(?:assistant|anesthesia|anesthetist|anesthesiologist|resident|fellow|co-surgeon|registrar|scrub|nurse|team)$/;
const elsewhere = /^(?:another|previous|prior|other|outside|first|referring|earlier|former|different|his|her|their|a)$/;
/** Openings that tell how far this operation had come. */
const sofar = /^(?:meanwhile|meantime|first|beforehand)$/;

/** The last word of the subject of "had" at `at`. */
export function subjectOf(reading: Reading, at: number): number {
  const { first } = clauseAt(reading, at);
  let subject = at - 1;
  while (subject > first && reading.words.tokens[subject]?.pos === 'ADV') subject -= 1;
  return subject;
}

/** The place of the verb where "had" at `at` is a pluperfect that tells history; -1 where it is none. */
export function pluperfectOf(reading: Reading, at: number): number {
  const { norms, tokens, forms } = reading.words;
  let verb = at + 1;
  while (tokens[verb]?.pos === 'ADV' || norms[verb] === 'been' || norms[verb] === 'both' || norms[verb] === 'all') verb += 1;
  const isPerfect =
    norms[at + 1] === 'been' ||
    norms[verb - 1] === 'been' ||
    forms[verb] === 'past' ||
    norms[verb] === 'had' ||
    (tokens[verb]?.pos === 'VERB' && past.test(norms[verb] ?? ''));
  const clause = clauseAt(reading, at);
  const opening =
    norms.slice(clause.first, verb).some((word) => sameOperation.test(word)) || /^(?:after|once|when|until)$/.test(norms[0] ?? '');
  if (!isPerfect || opening || clause.kind !== 'main' || goesOn(reading, verb, clause) || /ing$/.test(norms[verb] ?? '')) return -1;
  // "had nonsustained runs", "had unhealed edges": what was found, not what had been done.
  if (readying.test(norms[verb] ?? '') || /^(?:non|un(?!der|done))/.test(norms[verb] ?? '')) return -1;
  return isOfThisOperation(reading, at, clause) ? -1 : verb;
}

/** True where the clause tells what had been done before something else that was done at this operation. */
function isOfThisOperation(reading: Reading, had: number, clause: Clause): boolean {
  const { norms, tokens } = reading.words;
  if (norms.slice(clause.first, clause.last).some((norm) => sofar.test(norm))) return true;
  const subject = subjectOf(reading, had);
  const name = norms[subject] ?? '';
  // "My co-surgeon had cut the symphysis", but not "another team had".
  if (
    (team.test(name) || (/^(?:surgeon|colleague|partner)$/.test(name) && /^(?:my|our|co|-)$/.test(norms[subject - 1] ?? ''))) &&
    !elsewhere.test(norms[subject - 1] ?? '')
  )
    return true;
  // "The window we had made took the tendon": what is told is the noun's.
  if (/^(?:we|i)$/.test(name) && subject > clause.first && isNoun(tokens[subject - 1]) && tellsPast(reading.words, had + 1, clause.last))
    return true;
  // "The psoas had been fixed before the wound was closed": the other act is one of this operation, not what befell the patient.
  return reading.clauses.list.some(
    (other) =>
      other.kind === 'sub' &&
      (/^(?:before|while|as)$/.test(other.opener) || (other.opener === 'by' && norms[other.first + 2] === 'time')) &&
      isActOnThing(reading, other),
  );
}

/** "the wound was closed", "we opened the joint". */
function isActOnThing(reading: Reading, clause: Clause): boolean {
  const { norms, forms } = reading.words;
  if (norms.slice(clause.first, clause.first + 3).some((norm) => /^(?:he|she|they|patient|child)$/.test(norm))) return false;
  for (let at = clause.first; at + 1 < clause.last; at++)
    if (/^(?:was|were)$/.test(norms[at] as string) && forms[at + 1] === 'past') return true;
  return /^(?:we|i)$/.test(norms[clause.first + 1] ?? '');
}

/** True where the story goes on in the same breath: "the flap had been freed and was brought over the end". */
function goesOn(reading: Reading, verb: number, clause: Clause): boolean {
  const { norms } = reading.words;
  for (let at = verb + 1; at + 1 < clause.last; at++)
    if (norms[at] === 'and' && /^(?:was|were)$/.test(norms[at + 1] as string)) return true;
  return false;
}
