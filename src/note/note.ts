// What a note is once it has been read: sections, sentences and tokens, each with its place in the original text.

/** A half-open range of UTF-16 code units in the document's text as it was given. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A word or mark by itself, wherever it stands. */
export interface Lexeme {
  /** What phrases are matched against: lower case, US spelling, no hyphens. */
  readonly norm: string;
  readonly kind: 'word' | 'number' | 'punctuation';
  /** True for a word that the language model's dictionary holds: it is no misspelling. */
  readonly known: boolean;
  /** What has been made of it; see per-word.ts. */
  readonly kept: unknown[];
}

/** One token, with all that its word is by itself. */
export interface Token extends Span, Omit<Lexeme, 'kept'> {
  readonly index: number;
  readonly word: Lexeme;
  /** Universal part-of-speech tag given by the language model. */
  readonly pos: string;
  readonly sentence: number;
}

/** A stretch of tokens that no phrase, cue or scope crosses: a sentence, a list item or one `FIELD: value`. */
export interface Sentence extends Span {
  readonly index: number;
  /** First token and one past the last. */
  readonly first: number;
  readonly last: number;
  readonly section: number;
  /** True where the sentence is one item of a list, a field's value or a heading. */
  readonly item: boolean;
  /** Number of the paragraph it stands in; a blank line or a heading begins another. */
  readonly paragraph: number;
}

/** A part of the note under one heading. The first section has no heading when text comes before any. */
export interface Section {
  readonly index: number;
  /** Its kind by `language/sections.yaml`, or `other`. */
  readonly kind: string;
  readonly heading: Span | null;
  readonly body: Span;
}

export interface Note {
  /** The text as it was given; what is quoted. */
  readonly text: string;
  /** The same with plain spaces, character for character: what forms are read from, whatever line ends and tabs they were written with. */
  readonly plain: string;
  readonly sections: readonly Section[];
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
}

/** One kind of heading, as data: the words that head it, and how statements under it are understood by default. */
export interface HeadingKind {
  readonly kind: string;
  readonly headings: readonly string[];
  /** Headings that also count inside a running dictation, at the start of a sentence, without a colon. */
  readonly bare: readonly string[];
  /** True where the heading takes one value, after which the text goes on outside the section. */
  readonly field: boolean;
}
