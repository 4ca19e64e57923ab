// What a statement is by the heading it stands under and the document it stands in, where no cue decides.
import type { DocumentKind } from '../contract/case.ts';
import type { Assertion } from '../contract/report.ts';
import type { Note, Sentence } from '../note/note.ts';
import type { CueData } from './cues.ts';
import { clauseAt, type Range, type Reading } from './scopes.ts';

export interface Prior {
  readonly assertion: Assertion;
  readonly rule: string;
}

/** The default for a target, with the name of the section or document rule that gave it. */
export function priorOf(note: Note, sentence: Sentence, reading: Reading, target: Range, documentKind: DocumentKind, data: CueData): Prior {
  const kind = note.sections[sentence.section]?.kind ?? 'none';
  const section = data.sections[kind];
  const document = data.documents[documentKind];
  if (section !== undefined && !(section === 'historical' && isPresent(reading, target))) return { assertion: section, rule: `section.${kind}` };
  if (document !== undefined) return { assertion: document, rule: `document.${documentKind}` };
  return { assertion: 'affirmed', rule: 'default' };
}

/** True where the clause speaks in the present: "She walks in a crouch" stands under HISTORY but is true now. */
function isPresent(reading: Reading, target: Range): boolean {
  const clause = clauseAt(reading, target.first);
  for (let at = clause.first; at < clause.last; at++) {
    const norm = reading.words.norms[at] as string;
    if (reading.words.forms[at] === 'finite' && /^(?:is|are|has|have|does|do)$|[^aius]s$/.test(norm)) return !/^(?:has|have)$/.test(norm) || reading.words.forms[at + 1] === '';
  }
  return false;
}
