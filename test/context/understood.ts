// How the engine understands a phrase marked by <<…>> in a short text, with the language files of the program.

import type { AxesContext } from '../../src/context/engine.ts';
import type { DocumentKind } from '../../src/contract/case.ts';
import { compileKnowledge } from '../../src/index.ts';
import type { Note } from '../../src/note/note.ts';
import { readNote } from '../../src/note/read.ts';
import { language } from '../knowledge.ts';

export const { headings, context: engine } = compileKnowledge(language);

interface Marked {
  readonly note: Note;
  readonly context: AxesContext;
  readonly first: number;
  readonly last: number;
}

/** The note of `marked` without its marks, and the tokens between them. */
export function read(marked: string, kind: DocumentKind = 'operative-note'): Marked {
  const start = marked.indexOf('<<');
  const end = marked.indexOf('>>') - 2;
  const note = readNote(marked.replace('<<', '').replace('>>', ''), headings);
  const inside = note.tokens.filter((token) => token.start < end && start < token.end);
  const first = inside[0]?.index ?? 0;
  return { note, context: engine.of(note, kind), first, last: first + inside.length };
}

/** The assertion of the marked phrase. */
export function understood(marked: string, kind: DocumentKind = 'operative-note'): string {
  const { context, first, last } = read(marked, kind);
  return context.assess(first, last).assertion;
}
