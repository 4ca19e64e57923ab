// Note + cues → Context: how any words of the note were understood, by which cue. Sentences are read on first use, and what is said of a
// range of words is found once, however many rules ask about it.

import type { Spend } from '../contract/budget.ts';
import type { DocumentKind } from '../contract/case.ts';
import type { Assertion } from '../contract/report.ts';
import type { Note, Sentence, Token } from '../note/note.ts';
import { tokensBetween } from '../note/tokens-between.ts';
import { answerTo, longestAnswer } from './answers.ts';
import { type Clauses, findClauses } from './clauses.ts';
import type { CompiledCues } from './compile.ts';
import type { Assessment, Context, TokenRange } from './context.ts';
import { correctionFrames, isTakenBackLater, mayTakeBack } from './correction.ts';
import { type Candidate, decide } from './decide.ts';
import { fieldValue } from './fields.ts';
import { addFrames } from './frames.ts';
import { type CueHit, findHits, type Hits } from './hits.ts';
import { lineEnd, mayEndField, pastSpaces, sight } from './marks.ts';
import type { NetworkData } from './network.ts';
import { createPriors } from './priors.ts';
import { pastAround, type Range, type Reading, reaches } from './scopes.ts';
import { createSigns } from './signs.ts';
import { createNumbering, type Ruling, surroundings, type Take, type TermNumber, termsOfSentence } from './surroundings.ts';
import { createTemplates } from './template.ts';
import { createWeighing, type PackedContextWeights, type Weighed, type Weighing } from './weighing.ts';
import { type Words, wordsOf } from './words.ts';

export interface ContextEngine {
  /** The context of one note, read as a document of the given kind. What is found out about a range of words costs steps. */
  of(note: Note, documentKind: DocumentKind, spend?: Spend): AxesContext;
}

/** A context that also tells every axis apart, before they collapse to one assertion: "denies alcohol" is negated and historical. */
export interface AxesContext extends Context {
  /** All that is said of the words, the default of their section among it. */
  axes(first: number, last: number, covered?: readonly TokenRange[]): ReadonlySet<Assertion>;
  /** What cues and frames make of the words, or what all words around them outweigh it with. */
  understand(first: number, last: number): Assessment;
  /** Gives `take` all that stands around the words, for the learning of weights. */
  around(first: number, last: number, number: TermNumber, take: Take): void;
}

/** How many words of a sentence may stand up to the end of a cue that opens it. */
const longestOpening = 14;

/** Whether a cue opens the statement in which the target stands: "It is not true that …" speaks of all that follows. */
const opensStatement = ({ words }: Reading, cue: Range, target: Range): boolean =>
  cue.last <= longestOpening && target.first >= cue.last && words.opensSentence;

/** What the openings of a statement say of all words in it. */
const openingsOf = (reading: Reading, target: Range): Candidate[] =>
  reading.hits.statements.filter((hit) => opensStatement(reading, hit, target)).map(({ says }) => says);

/** Words with which an opening ends that stands alone: "Not done:", "It is not true that". */
const leavesOpen = /^(?:that|,|:)$/;

/**
 * A dictation without stops may be one sentence of ten thousand words. What is longer than this many tokens is read in stretches: a word
 * with at least a step of its sentence on either side. So the time that a word takes does not grow with its sentence.
 */
const longestSentence = 256;
const step = 128;

/** In a sentence of more tokens than this, of several statements that few marks part, a cue says nothing of words farther away than these. */
const runOn = 60;
const farthest = 40;
/** With a mark for every so many tokens it is a long list, whose opening reaches to its end ("Call for fever, chills, …"). */
const tokensToMark = 9;
const isRunOn = ({ tokens }: Reading['words']): boolean =>
  tokens.length > runOn && tokens.filter(({ kind }) => kind === 'punctuation').length * tokensToMark < tokens.length;
const isNear = (cue: Range, target: Range): boolean => target.first - cue.last <= farthest && cue.first - target.last <= farthest;

/** The part of a sentence in which the word at token `first` is read: all of it, but for a run-on. */
function stretchAround(sentence: Sentence, first: number): Sentence {
  if (sentence.last - sentence.first <= longestSentence) return sentence;
  const begin = sentence.first + Math.floor((first - sentence.first) / step) * step;
  const from = Math.max(sentence.first, begin - step);
  return { ...sentence, first: from, last: Math.min(sentence.last, from + 3 * step) };
}

/** The engine over compiled cues; it serves any number of notes. Without weights, cues and frames have the last word. */
export function createContextEngine(
  compiled: CompiledCues,
  weights: PackedContextWeights | null,
  network: NetworkData | null,
): ContextEngine {
  const weighing = weights === null ? null : createWeighing(weights, network);
  return { of: (note, documentKind, spend = () => {}) => contextOf(note, documentKind, compiled, weighing, spend) };
}

const asTokens = (range: Range, sentence: Sentence): TokenRange => ({
  first: range.first + sentence.first,
  last: range.last + sentence.first,
});

/** True where the sentence lists what was consented to or booked: "possible" there is a possibility, not a doubt. */
const inConsent = (reading: Reading): boolean =>
  ['consent', 'procedure'].includes(reading.words.note.sections[reading.words.sentence.section]?.kind ?? '') ||
  reading.words.norms.some((norm) => norm.startsWith('consent'));

const asPossibility = (candidate: Candidate): Candidate =>
  candidate.assertion === 'uncertain' ? { ...candidate, assertion: 'conditional' } : candidate;

/** True for "without" under another denial: "could not have closed this without undermining". */
function isDoubled(reading: Reading, hit: Range & { readonly cue: { readonly id: string } }): boolean {
  return (
    hit.cue.id === 'negated.without' &&
    reading.words.norms
      .slice(0, hit.first)
      .some(
        (norm, at) =>
          (norm === 'not' || norm === 'never' || norm === 'impossible') && reading.clauses.of[at] === reading.clauses.of[hit.first],
      )
  );
}

/** A sentence read as far as it is asked for: many hold no word that a clause decides about. */
class SentenceReading implements Reading {
  readonly words: Words;
  readonly compiled: CompiledCues;
  private foundClauses: Clauses | null = null;
  private foundHits: Hits | null = null;

  constructor(words: Words, compiled: CompiledCues) {
    this.words = words;
    this.compiled = compiled;
  }

  get clauses(): Clauses {
    this.foundClauses ??= findClauses(this.words);
    return this.foundClauses;
  }

  get hits(): Hits {
    this.foundHits ??= findHits(this.words, this.compiled);
    return this.foundHits;
  }
}

/** All that is said of the words of one range, whoever asks. */
interface Understanding {
  /** What the form of the text says by itself; it leaves nothing to cues. */
  readonly form: Assessment | null;
  /** All that cues and frames say, each cue by its position in the reading. */
  readonly candidates: readonly Candidate[];
  /** What the words come to where no candidate is set aside, by the rules. */
  readonly assessment: Assessment;
  readonly reading: Reading;
  /** The words, by position in the reading. */
  readonly target: Range;
  prior(): Assessment;
  /** What all words around make of them, once that was asked for. */
  weighed: Weighed | null;
}

const byDefault: Assessment = { assertion: 'affirmed', cue: null, rule: 'default' };
const nothingCovered: readonly TokenRange[] = [];
const noCandidates: readonly Candidate[] = [];

function contextOf(note: Note, documentKind: DocumentKind, compiled: CompiledCues, weighing: Weighing | null, spend: Spend): AxesContext {
  const readings = new Map<number, Reading>();
  /** The sentence as it is read around the word at token `first`. */
  const read = (sentence: Sentence, first: number): Reading => {
    const stretch = stretchAround(sentence, first);
    const known = readings.get(stretch.first);
    if (known !== undefined) return known;
    const words = wordsOf(note, stretch, stretch.first === sentence.first, compiled);
    const reading = new SentenceReading(words, compiled);
    readings.set(stretch.first, reading);
    return reading;
  };
  /** What an opening that stands alone says of the statement after it. */
  const openedBefore = ({ index }: Sentence): Candidate[] => {
    const before = note.sentences[index - 1];
    if (
      before === undefined ||
      before.last - before.first > longestOpening ||
      !leavesOpen.test((note.tokens[before.last - 1] as Token).norm)
    )
      return [];
    const reading = read(before, before.first);
    const end = before.last - before.first;
    return reading.hits.statements
      .filter((hit) => hit.last >= end - 1 && reading.words.opensSentence)
      .map(({ says }) => ({ ...says, cue: null }));
  };
  /** "Fixed with a screw. Correction, two anchors.": what the next statement takes back. */
  const correctedLater = (reading: Reading, target: Range): Candidate | null => {
    const next = note.sentences[reading.words.sentence.index + 1];
    if (next === undefined || !mayTakeBack((note.tokens[next.first] as Token).norm, note.tokens[next.first + 1]?.norm ?? '')) return null;
    const hit = read(next, next.first).hits.cues.find(({ cue, first }) => cue.id.startsWith('correction') && first <= 1);
    return hit !== undefined && isTakenBackLater(reading, target, hit)
      ? { assertion: 'negated', cue: null, rule: hit.cue.id, over: [] }
      : null;
  };
  /** All that cues and frames say of the words, before one of them wins. */
  const candidatesFor = (reading: Reading, target: Range): Candidate[] => {
    const isInside = (range: Range): boolean => target.first <= range.first && range.last <= target.last;
    const candidates: Candidate[] = [];
    const corrections: CueHit[] = [];
    // What frames look at grows with the stretch, what cues cost with their number.
    spend(1 + 2 * reading.hits.cues.length + (reading.words.norms.length >> 3));
    for (const hit of reading.hits.cues) {
      const { cue } = hit;
      if (cue.id.startsWith('correction')) {
        if (!isInside(hit)) corrections.push(hit);
        continue;
      }
      if (cue.category === 'pseudo') continue;
      if (isInside(hit)) {
        // A time inside the target dates it: "appendectomy as a child".
        if (
          (cue.category === 'historical' || (cue.category === 'planned' && !(cue['not-past'] && pastAround(reading, target, hit)))) &&
          cue.direction !== 'forward' &&
          hit.last - hit.first < target.last - target.first
        )
          candidates.push({ assertion: cue.category, cue: hit, rule: cue.id, over: [] });
        continue;
      }
      if (cue.reach === 'statement' || !reaches(reading, hit, target)) continue;
      candidates.push(
        isDoubled(reading, hit) ? { assertion: 'affirmed', cue: hit, rule: 'frame.not-without', over: ['negated'] } : hit.says,
      );
    }
    addFrames(candidates, reading, target, compiled);
    if (corrections.length > 0) candidates.push(...correctionFrames(reading, target, corrections));
    const later = correctedLater(reading, target);
    if (later !== null) candidates.push(later);
    const next = note.sentences[reading.words.sentence.index + 1];
    if (next !== undefined && next.end - next.start <= longestAnswer) {
      const answer = answerTo(note.plain.slice(next.start, next.end), reading, target);
      if (answer !== null) candidates.push(answer);
    }
    const standing = candidates.filter(({ cue }) => cue === null || isNear(cue, target) || !isRunOn(reading.words));
    return [...standing, ...openingsOf(reading, target), ...openedBefore(reading.words.sentence)];
  };

  const templateAround = createTemplates(note);
  const signBeside = createSigns(note);
  /** What the form of the text says by itself: templates, signs, fields and their values. */
  const fromForm = (sentence: Sentence, first: number, start: number, end: number): Assessment | null => {
    const named = mayEndField(note.plain, end, lineEnd(note.plain, end, sight));
    const residue = templateAround(start, end, named);
    if (residue !== null) return { assertion: residue.assertion, cue: null, rule: residue.rule };
    const answer = named ? fieldValue(note, start, end, '?') : null;
    if (answer !== null) return { assertion: answer.assertion, cue: tokensBetween(note, answer.start, answer.end), rule: answer.rule };
    const open = leftOpen(sentence, end);
    if (open !== null) return open;
    const sign = signBeside(sentence, start, end);
    if (sign !== null) {
      const assertion = sign.assertion === 'uncertain' && inConsent(read(sentence, first)) ? 'conditional' : sign.assertion;
      return { assertion, cue: tokensBetween(note, sign.start, sign.end), rule: sign.rule };
    }
    const field = named ? fieldValue(note, start, end) : null;
    return field === null ? null : { assertion: field.assertion, cue: tokensBetween(note, field.start, field.end), rule: field.rule };
  };

  /** "Dysplasia? The arthrogram leaves the matter open.": what the sentence after a question says of it. */
  const leftOpen = (sentence: Sentence, end: number): Assessment | null => {
    const mark = pastSpaces(note.plain, end);
    if (mark > end + 2 || note.plain.charAt(mark) !== '?') return null;
    const next = note.sentences[sentence.index + 1];
    if (next === undefined || sentence.end < end || !/^[ ]*\?[ ]*$/.test(note.plain.slice(end, next.start))) return null;
    const reading = read(next, next.first);
    const hit = reading.hits.cues.find(({ cue }) => cue.category === 'uncertain' || cue.category === 'considered');
    return hit === undefined
      ? null
      : { assertion: hit.cue.category as Assertion, cue: asTokens(hit, reading.words.sentence), rule: hit.cue.id };
  };

  const elsewhere = compiled.data.documents[documentKind];
  /** In the note of an earlier operation even what a cue affirms was done then, not now. */
  const placed = (assessed: Assessment): Assessment =>
    assessed.assertion === 'affirmed' && elsewhere === 'historical'
      ? { ...assessed, assertion: 'historical', rule: `document.${documentKind}` }
      : assessed;

  const priorOf = createPriors(note, documentKind, compiled.data);

  const understand = (first: number, last: number): Understanding => {
    const token = note.tokens[first] as Token;
    const end = note.tokens[Math.min(last, note.tokens.length) - 1] as Token;
    const sentence = note.sentences[token.sentence] as Sentence;
    const form = fromForm(sentence, first, token.start, end.end);
    const reading = read(sentence, first);
    const stretch = reading.words.sentence;
    const target: Range = { first: first - stretch.first, last: Math.min(last, stretch.last) - stretch.first };
    const prior = (): Assessment => priorOf(reading, target);
    if (form !== null)
      return { form: placed(form), candidates: noCandidates, assessment: placed(form), reading, target, prior, weighed: null };
    const found = candidatesFor(reading, target);
    const candidates = found.some(({ assertion }) => assertion === 'uncertain') && inConsent(reading) ? found.map(asPossibility) : found;
    const assessment = placed(decided(candidates, stretch) ?? prior());
    return { form: null, candidates, assessment, reading, target, prior, weighed: null };
  };

  const understood = new Map<number, Understanding>();
  /** What is said of the range, found when it is first asked for; null where there are no such words. */
  const understandingOf = (first: number, last: number): Understanding | null => {
    if (first < 0 || first >= note.tokens.length || last <= first) return null;
    const key = first * (note.tokens.length + 1) + Math.min(last, note.tokens.length);
    let known = understood.get(key);
    if (known === undefined) {
      known = understand(first, last);
      understood.set(key, known);
    }
    return known;
  };

  const governing = (first: number): Assessment | null => {
    const token = note.tokens[first];
    if (token === undefined) return null;
    const sentence = note.sentences[token.sentence] as Sentence;
    const reading = read(sentence, first);
    const opened = openedBefore(sentence);
    if (reading.hits.statements.length === 0 && opened.length === 0) return null;
    const stretch = reading.words.sentence;
    const target: Range = { first: first - stretch.first, last: first - stretch.first + 1 };
    return decided([...openingsOf(reading, target), ...opened], stretch);
  };

  const axesOf = ({ form, candidates, prior, reading }: Understanding, covered: readonly TokenRange[]): Set<Assertion> =>
    form !== null
      ? new Set([form.assertion, prior().assertion])
      : new Set([...uncovered(candidates, covered, reading.words.sentence).map((one) => one.assertion), prior().assertion]);

  const rulingOf = (understanding: Understanding, { assertion, rule, cue }: Assessment, covered: readonly TokenRange[]): Ruling => ({
    assertion,
    rule,
    cued: cue !== null,
    axes: axesOf(understanding, covered),
  });

  /** What all words around make of the words; null where nothing was learned, or where the kind of document says it of all it holds. */
  const weigh = (understanding: Understanding): Weighed | null => {
    if (weighing === null || elsewhere !== undefined) return null;
    const { reading, target, assessment } = understanding;
    understanding.weighed ??= weighing.weigh(reading, target, rulingOf(understanding, assessment, nothingCovered));
    return understanding.weighed;
  };

  return {
    governing,
    assess(first, last, covered = nothingCovered) {
      const understanding = understandingOf(first, last);
      if (understanding === null) return placed(byDefault);
      const { candidates, assessment, prior, reading } = understanding;
      const { sentence } = reading.words;
      const standing = uncovered(candidates, covered, sentence);
      return standing.length === candidates.length ? assessment : placed(decided(standing, sentence) ?? prior());
    },
    likely(first, last) {
      const understanding = understandingOf(first, last);
      return understanding === null ? null : (weigh(understanding)?.probabilities ?? null);
    },
    understand(first, last) {
      const understanding = understandingOf(first, last);
      if (understanding === null) return placed(byDefault);
      const { assessment, reading } = understanding;
      const weighed = weigh(understanding);
      if (weighed === null || weighed.assertion === assessment.assertion) return assessment;
      const { assertion, word } = weighed;
      const cue = word < 0 ? null : asTokens({ first: word, last: word + 1 }, reading.words.sentence);
      return { assertion, cue, rule: 'words around' };
    },
    axes(first, last, covered = nothingCovered) {
      const understanding = understandingOf(first, last);
      return understanding === null ? new Set() : axesOf(understanding, covered);
    },
    around(first, last, number, take) {
      const understanding = understandingOf(first, last);
      if (understanding === null) return;
      const { reading, target, assessment } = understanding;
      surroundings(
        reading,
        termsOfSentence(reading, createNumbering(number)),
        target,
        rulingOf(understanding, assessment, nothingCovered),
        number,
        take,
      );
    },
  };
}

/** What wins, its cue by its tokens. */
function decided(candidates: readonly Candidate[], sentence: Sentence): Assessment | null {
  const winner = decide(candidates);
  return winner && { assertion: winner.assertion, cue: winner.cue && asTokens(winner.cue, sentence), rule: winner.rule };
}

/** The candidates whose cue is no part of what is asked about. */
function uncovered(candidates: readonly Candidate[], covered: readonly TokenRange[], sentence: Sentence): readonly Candidate[] {
  if (candidates.length === 0 || covered.length === 0) return candidates;
  const isCovered = (cue: Range): boolean =>
    covered.some((range) => range.first <= cue.first + sentence.first && cue.last + sentence.first <= range.last);
  return candidates.filter(({ cue }) => cue === null || !isCovered(cue));
}
