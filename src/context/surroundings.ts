// The words around a target by where they stand to it: what a weighing of words knows of a sentence besides the words themselves.
import type { Assertion } from '../contract/report.ts';
import type { Lexeme, Note, Section } from '../note/note.ts';
import { roomPerWord } from '../note/per-word.ts';
import { stem } from '../note/stem.ts';
import type { Range, Reading } from './scopes.ts';

/** Where a term stands: in the target, at its edge, in its clause or another before or after it, anywhere before or after it, so many words away, and so on. */
export const roles = [
  'target',
  'target begins',
  'target ends',
  'target pair',
  'target length',
  'clause before',
  'before',
  'clause after',
  'after',
  'left',
  'right',
  '1 left',
  '2 left',
  '3 left',
  '1 right',
  '2 right',
  '3 right',
  'pair left',
  'pair right',
  'opening',
  'sentence before',
  'sentence after',
  'section',
  'clause',
  'mark',
  'cue before',
  'cue after',
  'cue inside',
  'cue of clause before',
  'cue of clause after',
  'rules',
] as const;
export type Role = (typeof roles)[number];
const roleNumber = Object.fromEntries(roles.map((role, at) => [role, at])) as Record<Role, number>;

/** Takes what stands around a target: the number of a role, and a term's. */
export interface Take {
  /** A word, which counts once for each role, wherever it stands again. */
  once(role: number, term: number): void;
  /** What counts so much each time. */
  every(role: number, term: number, value: number): void;
}

/** Gives every term its number; -1 where it is of no account. */
export type TermNumber = (term: string) => number;

/** The terms of one sentence, numbered once for all targets in it. */
export interface SentenceTerms {
  /** The words as they count, by position. */
  readonly texts: readonly string[];
  readonly stems: readonly number[];
  /** By position, the pair that the word makes with the next; the first is that of the beginning with the first word. */
  readonly pairs: readonly number[];
  readonly opening: number;
  /** Words of the sentences before and after it. */
  readonly before: readonly number[];
  readonly after: readonly number[];
}

/** Pairs at the edge of the target and of the sentence. */
const edge = '·';

/** A word as it counts: its stem, or a mark for all numbers; its term's number, and that of its spelling where it is a number. */
interface Counted {
  readonly text: string;
  readonly term: number;
  readonly spelled: number;
}

const countedRoom = roomPerWord<Counted>();

/** What numbers terms, with what it makes of words. */
export interface Numbering {
  readonly number: TermNumber;
  readonly counted: (word: Pick<Lexeme, 'norm' | 'kind'>) => Counted;
  readonly countedWord: (word: Lexeme) => Counted;
}

export function createNumbering(number: TermNumber): Numbering {
  const counted: Numbering['counted'] = ({ norm, kind }) => {
    const stemmed = stem(norm);
    const text = kind === 'number' ? '#' : stemmed;
    return { text, term: number(text), spelled: number(stemmed) };
  };
  return { number, counted, countedWord: countedRoom(counted) };
}

export function termsOfSentence({ words }: Reading, { number, counted, countedWord }: Numbering): SentenceTerms {
  const { note, sentence, tokens, norms } = words;
  const texts: string[] = [];
  const stems: number[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const { word, kind } = tokens[at]!;
    // A word that is no known spelling, or short for another, counts as what it stands for.
    const { text, term } = norms[at] === word.norm ? countedWord(word) : counted({ norm: norms[at]!, kind });
    texts.push(text);
    stems.push(term);
  }
  const pairs: number[] = [];
  for (let at = 0; at <= texts.length; at++) pairs.push(number(`${texts[at - 1] ?? edge} ${texts[at] ?? edge}`));
  return {
    texts,
    stems,
    pairs,
    opening: number(texts.slice(0, 2).join(' ')),
    before: neighbour(note, sentence.index - 1, countedWord),
    after: neighbour(note, sentence.index + 1, countedWord),
  };
}

/** What the rules made of the target, for the weighing. */
export interface Ruling {
  readonly assertion: Assertion;
  readonly rule: string;
  readonly cued: boolean;
  readonly axes: Iterable<Assertion>;
}

/** What the rules say counts so much more than a word. */
const weightOfRules = 2;

/** Targets of so many words or more are alike. */
const longestTarget = 5;

/** Gives `take` all that stands around `target`, a range of the reading's words. */
export function surroundings(
  reading: Reading,
  { texts, stems, pairs, opening, before: wordsBefore, after: wordsAfter }: SentenceTerms,
  target: Range,
  ruling: Ruling,
  number: TermNumber,
  take: Take,
): void {
  const { words, clauses, hits } = reading;
  const { note, sentence } = words;
  const own = clauses.of[target.first];
  const say = (role: Role, term: string, value = 1): void => take.every(roleNumber[role], number(term), value);
  for (let at = 0; at < stems.length; at++) {
    const term = stems[at] as number;
    if (at >= target.first && at < target.last) {
      take.once(roleNumber.target, term);
      continue;
    }
    const isLeft = at < target.first;
    const ofClause = clauses.of[at] === own;
    take.once(roleNumber[isLeft ? (ofClause ? 'clause before' : 'before') : ofClause ? 'clause after' : 'after'], term);
    take.once(roleNumber[isLeft ? 'left' : 'right'], term);
    const distance = isLeft ? target.first - at : at - target.last + 1;
    if (distance <= 3) take.once((isLeft ? roleNumber['1 left'] : roleNumber['1 right']) + distance - 1, term);
  }
  take.once(roleNumber['target begins'], stems[target.first] as number);
  take.once(roleNumber['target ends'], stems[target.last - 1] as number);
  for (let at = target.first + 1; at < target.last; at++) take.once(roleNumber['target pair'], pairs[at] as number);
  say('target length', `${Math.min(longestTarget, target.last - target.first)}`);
  for (let at = 0; at < target.first; at++) take.once(roleNumber['pair left'], pairs[at] as number);
  for (let at = target.last + 1; at < pairs.length; at++) take.once(roleNumber['pair right'], pairs[at] as number);
  say('pair left', `${texts[target.first - 1] ?? edge} ${edge}`);
  say('pair right', `${edge} ${texts[target.last] ?? edge}`);
  take.once(roleNumber.opening, opening);
  for (const term of wordsBefore) take.once(roleNumber['sentence before'], term);
  for (const term of wordsAfter) take.once(roleNumber['sentence after'], term);
  const section = note.sections[sentence.section] as Section;
  say('section', section.kind);
  const start = note.tokens[sentence.first + target.first]!.start;
  const end = note.tokens[sentence.first + target.last - 1]!.end;
  if (section.heading !== null && start < section.heading.end) say('section', 'in heading');
  const clause = clauses.list[own as number]!;
  say('clause', clause.kind);
  say('clause', `opened by ${clause.opener}`);
  const after = note.text
    .slice(end, end + 4)
    .trim()
    .charAt(0);
  if (!/\w/.test(after)) say('mark', `after ${after}`);
  const before = note.text
    .slice(Math.max(0, start - 4), start)
    .trim()
    .slice(-1);
  if (!/\w/.test(before)) say('mark', `before ${before}`);
  for (const hit of hits.cues) {
    const side = hit.last <= target.first ? 'before' : hit.first >= target.last ? 'after' : 'inside';
    const ofClause = side !== 'inside' && clauses.of[hit.first] === own;
    say(ofClause ? `cue of clause ${side}` : `cue ${side}`, hit.cue.category);
  }
  say('rules', ruling.assertion, weightOfRules);
  say('rules', `${ruling.assertion}, ${ruling.cued ? 'cue' : 'no cue'}`, weightOfRules);
  say('rules', ruling.rule, weightOfRules);
  for (const axis of ruling.axes) say('rules', `axis ${axis}`, weightOfRules);
}

function neighbour(note: Note, index: number, counted: Numbering['countedWord']): number[] {
  const sentence = note.sentences[index];
  const numbers: number[] = [];
  for (let at = sentence?.first ?? 0; at < (sentence?.last ?? 0); at++) numbers.push(counted(note.tokens[at]!.word).spelled);
  return numbers;
}
