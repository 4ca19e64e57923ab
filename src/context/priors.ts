// What a statement is by the heading it stands under and the document it stands in, where no cue decides.
import type { DocumentKind } from '../contract/case.ts';
import type { Assertion } from '../contract/report.ts';
import type { Note, Sentence } from '../note/note.ts';
import type { CueData } from './cues.ts';
import { clauseAt, type Range, type Reading } from './scopes.ts';
import { tellsPast } from './words.ts';

export interface Prior {
  readonly assertion: Assertion;
  readonly rule: string;
}

/** The default for a target, with the name of the section or document rule that gave it. */
export function priorOf(note: Note, sentence: Sentence, reading: Reading, target: Range, documentKind: DocumentKind, data: CueData): Prior {
  const kind = note.sections[sentence.section]?.kind ?? 'none';
  const heading = note.sections[sentence.section]?.heading;
  const title = heading === null || heading === undefined ? '' : note.text.slice(heading.start, heading.end);
  const named =
    kind !== 'other' || title === '' ? undefined : Object.entries(data.titles).find(([words]) => title.toLowerCase().includes(words));
  const section = data.sections[kind] ?? named?.[1];
  const document = data.documents[documentKind];
  // What brought the patient is true now; what is told as done under a plan was done.
  const now = section === 'historical' && (isPresent(reading, target) || /clinical|present|complaint/i.test(title));
  const done = section === 'planned' && kind === 'plan' && tellsDone(reading, target);
  const act = section === 'conditional' && isConsentAct(reading, target);
  // A running note goes on to the operation without another heading.
  const beyond =
    section === 'historical' && note.sentences.find((one) => one.section === sentence.section)?.paragraph !== sentence.paragraph;
  if (section !== undefined && !now && !done && !act && !beyond) return { assertion: section, rule: `section.${kind}` };
  if (document !== undefined) return { assertion: document, rule: `document.${documentKind}` };
  return { assertion: 'affirmed', rule: 'default' };
}

/** True for the act of consenting itself, told as done; what stands after "for", "of" or "including" is its content. */
function isConsentAct(reading: Reading, target: Range): boolean {
  const { words } = reading;
  const clause = clauseAt(reading, target.first);
  if (!tellsDone(reading, target) && !words.forms.slice(clause.first, clause.last).includes('past')) return false;
  for (let at = clause.first; at < target.first; at++)
    if (/^(?:for|of|including|incl|that|about|regarding|:)$/.test(words.norms[at] as string)) return false;
  return !words.norms.slice(0, clause.first).includes(':') || reading.words.note.sections[words.sentence.section]?.heading !== null;
}

/** True where the clause of the target has "was", "were", "did" or "had". */
function tellsDone(reading: Reading, target: Range): boolean {
  const clause = clauseAt(reading, target.first);
  return tellsPast(reading.words, clause.first, clause.last);
}

/** True where the clause speaks in the present: "She walks in a crouch" stands under HISTORY but is true now. */
function isPresent(reading: Reading, target: Range): boolean {
  const clause = clauseAt(reading, target.first);
  for (let at = clause.first; at < clause.last; at++) {
    const norm = reading.words.norms[at] as string;
    if (reading.words.forms[at] === 'finite' && /^(?:is|are|has|have|does|do)$|[^aius]s$/.test(norm))
      return !/^(?:has|have)$/.test(norm) || reading.words.forms[at + 1] === '';
  }
  return false;
}
