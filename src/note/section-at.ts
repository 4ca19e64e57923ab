// From a token to the section that it stands in.
import type { Note, Section } from './note.ts';

/** The section in which the token at `index` stands. */
export const sectionAt = ({ tokens, sentences, sections }: Note, index: number): Section =>
  sections[sentences[tokens[index]!.sentence]!.section]!;
