// Which words of a note stand in one stretch with a word: its clause, its sentence, so many sentences, its paragraph, section, or all.
import type { Composition } from '../contract/checklist.ts';
import type { Note, Sentence } from '../note/note.ts';

export type Window = NonNullable<Composition['within']>;

/** By token, the first token of its stretch and one past the last. */
export interface Stretches {
  readonly first: ArrayLike<number>;
  readonly last: ArrayLike<number>;
}

/** The stretches of each kind, made when one is asked for. */
export function stretchesOf(note: Note): (within: Window) => Stretches {
  const made = new Map<Window, Stretches>();
  return (within) => {
    const known = made.get(within);
    if (known !== undefined) return known;
    const stretches = within === 'clause' ? clauses(note) : ofSentences(note, within);
    made.set(within, stretches);
    return stretches;
  };
}

function ofSentences(note: Note, within: Exclude<Window, 'clause'>): Stretches {
  const { sentences, tokens } = note;
  const first = new Int32Array(tokens.length);
  const last = new Int32Array(tokens.length);
  const fill = (sentence: Sentence, from: Sentence, to: Sentence): void => {
    first.fill(from.first, sentence.first, sentence.last);
    last.fill(to.last, sentence.first, sentence.last);
  };
  if (typeof within === 'number') {
    // Not beyond the section: what stands under the next heading is another statement, in whatever order the headings come.
    const farthest = (sentence: Sentence, step: 1 | -1): Sentence => {
      let found = sentence;
      for (let more = within - 1; more > 0; more--) {
        const next = sentences[found.index + step];
        if (next === undefined || next.section !== sentence.section) break;
        found = next;
      }
      return found;
    };
    for (const sentence of sentences) fill(sentence, farthest(sentence, -1), farthest(sentence, 1));
    return { first, last };
  }
  const key = (sentence: Sentence): number => {
    if (within === 'sentence') return sentence.index;
    if (within === 'note') return 0;
    return within === 'paragraph' ? sentence.paragraph : sentence.section;
  };
  for (let from = 0, to = 0; from < sentences.length; from = to) {
    while (to < sentences.length && key(sentences[to] as Sentence) === key(sentences[from] as Sentence)) to += 1;
    first.fill((sentences[from] as Sentence).first, (sentences[from] as Sentence).first, (sentences[to - 1] as Sentence).last);
    last.fill((sentences[to - 1] as Sentence).last, (sentences[from] as Sentence).first, (sentences[to - 1] as Sentence).last);
  }
  return { first, last };
}

const clauseBreak = /^(?:;|–|—|but|however|although|whereas|yet)$/;

function clauses({ tokens, sentences }: Note): Stretches {
  const first = new Int32Array(tokens.length);
  const last = new Int32Array(tokens.length);
  for (const sentence of sentences) {
    let from = sentence.first;
    for (let at = sentence.first + 1; at <= sentence.last; at++) {
      if (at < sentence.last && !clauseBreak.test(tokens[at]!.norm)) continue;
      first.fill(from, from, at);
      last.fill(at, from, at);
      from = at;
    }
  }
  return { first, last };
}
