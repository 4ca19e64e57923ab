// Note + cues → Context: how any words of the note were understood, by which cue. Sentences are read on first use.
import type { DocumentKind } from '../contract/case.ts';
import type { Assertion } from '../contract/report.ts';
import type { Note, Sentence } from '../note/note.ts';
import { findClauses } from './clauses.ts';
import { type CompiledCues, compileCues } from './compile.ts';
import type { Assessment, Context, TokenRange } from './context.ts';
import { correctionFrames } from './correction.ts';
import type { CueData } from './cues.ts';
import { type Candidate, decide } from './decide.ts';
import { fieldValue } from './fields.ts';
import { frames } from './frames.ts';
import { findHits } from './hits.ts';
import { priorOf } from './priors.ts';
import { pastAround, type Range, type Reading, reaches } from './scopes.ts';
import { signBeside } from './signs.ts';
import { templateResidue } from './template.ts';
import { wordsOf } from './words.ts';

export interface ContextEngine {
  /** The context of one note, read as a document of the given kind. */
  of(note: Note, documentKind: DocumentKind): AxesContext;
}

/** A context that also tells every axis apart, before they collapse to one assertion: "denies alcohol" is negated and historical. */
export interface AxesContext extends Context {
  /** All that is said of the words, the default of their section among it. */
  axes(first: number, last: number, covered?: readonly TokenRange[]): ReadonlySet<Assertion>;
}

/** How many words of a sentence may stand up to the end of a cue that opens it. */
const longestOpening = 14;

/** Whether a cue opens the statement in which the target stands: "It is not true that …" speaks of all that follows. */
const opensStatement = (cue: Range, target: Range): boolean => cue.last <= longestOpening && target.first >= cue.last;

/** Compiles the cues once; the engine then serves any number of notes. */
export function createContextEngine(data: CueData): ContextEngine {
  const compiled = compileCues(data);
  return { of: (note, documentKind) => contextOf(note, documentKind, compiled) };
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

/** The tokens of [start, end) of the text, or null where it holds none. */
function tokensBetween(note: Note, start: number, end: number): TokenRange | null {
  const inside = note.tokens.filter((token) => token.start < end && start < token.end);
  const first = inside[0];
  return first === undefined ? null : { first: first.index, last: first.index + inside.length };
}

function contextOf(note: Note, documentKind: DocumentKind, compiled: CompiledCues): AxesContext {
  const readings = new Map<number, Reading>();
  const read = (sentence: Sentence): Reading => {
    const known = readings.get(sentence.index);
    if (known !== undefined) return known;
    const words = wordsOf(note, sentence, compiled);
    const reading: Reading = { words, clauses: findClauses(words), hits: findHits(words, compiled), compiled };
    readings.set(sentence.index, reading);
    return reading;
  };
  /** All that cues and frames say of the words, before one of them wins. */
  const candidatesFor = (reading: Reading, target: Range, covered: readonly Range[]): Candidate[] => {
    const isCovered = (range: Range): boolean => covered.some((other) => other.first <= range.first && range.last <= other.last);
    const isHidden = (range: Range): boolean => isCovered(range) || (target.first <= range.first && range.last <= target.last);
    const candidates: Candidate[] = [];
    for (const hit of reading.hits.cues) {
      const { cue } = hit;
      if (cue.category === 'pseudo' || cue.id.startsWith('correction')) continue;
      if (isHidden(hit)) {
        // A time inside the target dates it: "appendectomy as a child".
        if (
          (cue.category === 'historical' || (cue.category === 'planned' && !(cue['not-past'] && pastAround(reading, target, hit)))) &&
          cue.direction !== 'forward' &&
          !isCovered(hit) &&
          hit.last - hit.first < target.last - target.first
        )
          candidates.push({ assertion: cue.category, cue: hit, rule: cue.id, over: [] });
        continue;
      }
      if (cue.reach === 'statement' ? !opensStatement(hit, target) : !reaches(reading, hit, target)) continue;
      candidates.push(
        isDoubled(reading, hit)
          ? { assertion: 'affirmed', cue: hit, rule: 'frame.not-without', over: ['negated'] }
          : { assertion: cue.category, cue: hit, rule: cue.id, over: cue.over },
      );
    }
    for (const candidate of frames(reading, target, compiled)) {
      const dates =
        candidate.cue !== null && !isCovered(candidate.cue) && /^frame\.(?:year|date|month|age|future-time)$/.test(candidate.rule);
      if (candidate.cue === null || !isHidden(candidate.cue) || dates) candidates.push(candidate);
    }
    const corrections = reading.hits.cues.filter((hit) => hit.cue.id.startsWith('correction') && !isHidden(hit));
    candidates.push(...correctionFrames(reading, target, corrections));
    return inConsent(reading) ? candidates.map(asPossibility) : candidates;
  };

  /** What the form of the text says by itself: templates, signs, fields and their values. */
  const fromForm = (sentence: Sentence, start: number, end: number): Assessment | null => {
    const residue = templateResidue(note, start, end);
    if (residue !== null) return { assertion: residue.assertion, cue: null, rule: residue.rule };
    const answer = fieldValue(note, start, end, '?');
    if (answer !== null) return { assertion: answer.assertion, cue: tokensBetween(note, answer.start, answer.end), rule: answer.rule };
    const open = leftOpen(sentence, end);
    if (open !== null) return open;
    const sign = signBeside(note, sentence, start, end);
    if (sign !== null) {
      const assertion = sign.assertion === 'uncertain' && inConsent(read(sentence)) ? 'conditional' : sign.assertion;
      return { assertion, cue: tokensBetween(note, sign.start, sign.end), rule: sign.rule };
    }
    const field = fieldValue(note, start, end);
    return field === null ? null : { assertion: field.assertion, cue: tokensBetween(note, field.start, field.end), rule: field.rule };
  };

  /** "Dysplasia? The arthrogram leaves the matter open.": what the sentence after a question says of it. */
  const leftOpen = (sentence: Sentence, end: number): Assessment | null => {
    if (!/^[ ]*\?/.test(note.text.slice(end, end + 3))) return null;
    const next = note.sentences[sentence.index + 1];
    if (next === undefined || sentence.end < end || !/^[ ]*\?[ ]*$/.test(note.text.slice(end, next.start))) return null;
    const hit = read(next).hits.cues.find(({ cue }) => cue.category === 'uncertain' || cue.category === 'considered');
    return hit === undefined ? null : { assertion: hit.cue.category as Assertion, cue: asTokens(hit, next), rule: hit.cue.id };
  };

  const elsewhere = compiled.data.documents[documentKind];
  /** In the note of an earlier operation even what a cue affirms was done then, not now. */
  const placed = (assessed: Assessment): Assessment =>
    assessed.assertion === 'affirmed' && elsewhere === 'historical'
      ? { ...assessed, assertion: 'historical', rule: `document.${documentKind}` }
      : assessed;

  const judge = (
    first: number,
    last: number,
    covered: readonly TokenRange[],
  ): { readonly assessment: Assessment; readonly axes: () => ReadonlySet<Assertion> } => {
    const token = note.tokens[first];
    const end = note.tokens[Math.min(last, note.tokens.length) - 1];
    const byDefault: Assessment = { assertion: 'affirmed', cue: null, rule: 'default' };
    if (token === undefined || end === undefined || last <= first) return { assessment: placed(byDefault), axes: () => new Set() };
    const sentence = note.sentences[token.sentence] as Sentence;
    const form = fromForm(sentence, token.start, end.end);
    const reading = read(sentence);
    const target: Range = { first: first - sentence.first, last: Math.min(last, sentence.last) - sentence.first };
    const prior = (): Assessment => ({ ...priorOf(note, sentence, reading, target, documentKind, compiled.data), cue: null });
    if (form !== null) return { assessment: placed(form), axes: () => new Set([form.assertion, prior().assertion]) };
    const candidates = candidatesFor(
      reading,
      target,
      covered.map((range) => ({ first: range.first - sentence.first, last: range.last - sentence.first })),
    );
    const decided = decide(candidates);
    const assessment =
      decided === null
        ? prior()
        : { assertion: decided.assertion, cue: decided.cue === null ? null : asTokens(decided.cue, sentence), rule: decided.rule };
    return { assessment: placed(assessment), axes: () => new Set([...candidates.map((one) => one.assertion), prior().assertion]) };
  };

  const governing = (first: number): Assessment | null => {
    const token = note.tokens[first];
    if (token === undefined) return null;
    const sentence = note.sentences[token.sentence] as Sentence;
    const target: Range = { first: first - sentence.first, last: first - sentence.first + 1 };
    const hits = read(sentence).hits.cues.filter(({ cue, ...hit }) => cue.reach === 'statement' && opensStatement(hit, target));
    const decided = decide(
      hits.map((hit) => ({ assertion: hit.cue.category as Assertion, cue: hit, rule: hit.cue.id, over: hit.cue.over })),
    );
    return decided === null ? null : { assertion: decided.assertion, cue: asTokens(decided.cue as Range, sentence), rule: decided.rule };
  };

  return {
    governing,
    assess: (first, last, covered = []) => judge(first, last, covered).assessment,
    axes: (first, last, covered = []) => judge(first, last, covered).axes(),
  };
}
