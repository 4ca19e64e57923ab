// One sentence as the frames see it: its words with tags and verb forms, all by position from the sentence's first token.
import type { Note, Sentence, Token } from '../note/note.ts';
import type { CompiledCues, Term } from './compile.ts';
import { auxiliaries, Kind, looksPast, simplePast, weakAuxiliaries } from './kinds.ts';

/** What a word can do as a verb, by form and tag; '' where it is none. */
export type VerbForm = '' | 'finite' | 'past' | 'ing' | 'base' | 'participle';

export interface Words {
  readonly note: Note;
  /** The sentence, or the stretch of a run-on that is read at once. */
  readonly sentence: Sentence;
  /** True where the first word is the first of its sentence. */
  readonly opensSentence: boolean;
  readonly tokens: readonly Token[];
  /** The known spelling of each word; "not" for every written form of it. */
  readonly norms: readonly string[];
  readonly terms: readonly Term[];
  readonly forms: readonly VerbForm[];
  /** The kinds of each word, and of all of them together, as bits. */
  readonly kinds: readonly number[];
  readonly holds: number;
}

/** Verbs that end in "ing" of themselves. */
const bareIng = /^(?:bring|string|spring|ring|swing|sling|cling|fling|sting|wring|sing)$/;

const modals = new Set('will shall can could may might must would should'.split(' '));

export const isAuxiliary = (norm: string): boolean => auxiliaries.has(norm) || weakAuxiliaries.has(norm);

/** True for a determiner, possessive or number that can open a noun phrase. */
export const opensNounPhrase = (token: Token, norm: string): boolean =>
  token.pos === 'DET' || token.pos === 'PRON' || norm === 'the' || norm === 'a' || norm === 'an' || norm === 'no';

export const isNoun = (token: Token | undefined): boolean =>
  token !== undefined && (token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'PRON' || token.norm === 'wound');

function formOf(tokens: readonly Token[], norms: readonly string[], kinds: readonly number[], at: number): VerbForm {
  const token = tokens[at] as Token;
  if (token.kind !== 'word' || (((kinds[at] as number) & Kind.verbal) === 0 && token.pos !== 'VERB')) return '';
  const norm = norms[at] as string;
  if (auxiliaries.has(norm)) return 'finite';
  // "clots and wound breakdown": nothing is wound in an operative note.
  if (norm === 'wound') return '';
  if (weakAuxiliaries.has(norm)) return norm === 'having' ? 'ing' : 'participle';
  const verbTag = token.pos === 'VERB';
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  const beforeNorm = norms[at - 1] ?? '';
  const past = looksPast(norm);
  if (simplePast.has(norm)) return before?.pos === 'DET' ? '' : 'finite';
  if (past) {
    if (norm === 'left' && !verbTag && before?.pos !== 'PRON') return '';
    if (!token.known && norm.endsWith('ed') && isNoun(before)) return 'past';
    const afterAuxiliary = isAuxiliary(beforeNorm) || beforeNorm === 'not' || before?.pos === 'ADV';
    if (!verbTag && !afterAuxiliary && !(norm.endsWith('ed') && isNoun(before) && token.pos !== 'NOUN'))
      return norm.endsWith('ed') && token.pos === 'ADJ' && !isNoun(after) ? 'past' : '';
    // "the planned transfer", "with fixed contractures": a participle that describes the noun after it.
    if (before?.pos === 'PRON' && /^(?:we|i|he|she|they|it|who|which)$/.test(beforeNorm)) return 'finite';
    if (
      (/^(?:DET|ADJ|NUM|ADP|CCONJ|PUNCT)$/.test(before?.pos ?? '') || beforeNorm === 'the' || beforeNorm === 'a') &&
      after !== undefined &&
      (after.pos === 'NOUN' || after.pos === 'PROPN' || after.pos === 'ADJ') &&
      !isAuxiliary(beforeNorm)
    )
      return '';
    return 'past';
  }
  if (norm.endsWith('ing') && !bareIng.test(norm)) return verbTag ? 'ing' : '';
  if (verbTag) {
    if (beforeNorm === 'to' || modals.has(beforeNorm) || beforeNorm === 'not') return 'base';
    if (before === undefined || before.pos === 'PUNCT' || before.pos === 'CCONJ') return 'base';
    // A bare form tells of several or of "we"; after one thing it is a noun mistaken for a verb: "the meniscal tear".
    if (before.pos === 'PRON' || before.pos === 'ADV') return 'finite';
    if (!isNoun(before)) return '';
    return norm.endsWith('s') !== beforeNorm.endsWith('s') ? 'finite' : '';
  }
  return '';
}

/** What a shortened word stands for: "n't", "'ve"; undefined where it is none here. */
function contracted(note: Note, token: Token, full: string): string | undefined {
  if (full === 'not') return full;
  const mark = note.text[token.start];
  return mark === "'" || mark === '’' ? full : undefined;
}

/** The view of one sentence. */
export function wordsOf(note: Note, sentence: Sentence, opensSentence: boolean, cues: CompiledCues): Words {
  const tokens = note.tokens.slice(sentence.first, sentence.last);
  const norms: string[] = [];
  const terms: Term[] = [];
  const kinds: number[] = [];
  const forms: VerbForm[] = [];
  let holds = 0;
  for (const token of tokens) {
    let term = cues.termOfWord(token.word);
    const full = term.full === undefined ? undefined : contracted(note, token, term.full);
    const norm = full ?? (token.kind === 'word' ? cues.spell(token) : token.norm);
    if (norm !== token.norm) term = cues.termOf(norm);
    norms.push(norm);
    terms.push(term);
    kinds.push(term.kinds);
    holds |= term.kinds;
  }
  for (let at = 0; at < tokens.length; at++) forms.push(formOf(tokens, norms, kinds, at));
  return { note, sentence, opensSentence, tokens, norms, terms, forms, kinds, holds };
}

/** True where the range holds a verb in the past tense with an auxiliary or of its own: something is told as done. */
export function tellsPast(words: Words, first: number, last: number): boolean {
  for (let at = first; at < last; at++) {
    const norm = words.norms[at] as string;
    if (norm === 'was' || norm === 'were' || norm === 'did' || norm === 'had') return true;
    if (words.forms[at] === 'finite' && (simplePast.has(norm) || looksPast(norm))) return true;
  }
  return false;
}

/** Past forms that are base forms as well: before an object they may be either. */
const eitherForm = /^(?:set|cut|put|split|shut|let|spread|cast|slit)$/;

/** True where the word may be an infinitive. */
export const isInfinitive = ({ norms, forms, tokens }: Words, at: number): boolean =>
  forms[at] === 'base' ||
  (norms[at - 1] === 'then' && forms[at] === 'finite' && tokens[at]?.pos === 'VERB' && !looksPast(norms[at] ?? '')) ||
  (eitherForm.test(norms[at] ?? '') && /^(?:PRON|DET)$/.test(tokens[at + 1]?.pos ?? ''));

/** True where the comma or coordinator at `at` joins one more infinitive: "to pull it up, set it in and hold it". */
export function joinsInfinitive(words: Words, at: number): boolean {
  let next = at + 1;
  while (/^(?:and|or|then|to)$/.test(words.norms[next] ?? '') || words.tokens[next]?.pos === 'ADV') next += 1;
  return isInfinitive(words, next);
}
