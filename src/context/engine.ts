// Note + cues → Context: how any words of the note were understood, by which cue. Sentences are read on first use.
import type { DocumentKind } from '../contract/case.ts';
import type { Assertion } from '../contract/report.ts';
import type { Note, Sentence, Token } from '../note/note.ts';
import { findClauses } from './clauses.ts';
import { compileCues, type CompiledCues } from './compile.ts';
import type { Assessment, Context, TokenRange } from './context.ts';
import type { CueData } from './cues.ts';
import { type Candidate, decide } from './decide.ts';
import { frames } from './frames.ts';
import { findHits } from './hits.ts';
import { priorOf } from './priors.ts';
import { type Range, type Reading, reaches } from './scopes.ts';
import { correctionFrames } from './correction.ts';
import { fieldValue } from './fields.ts';
import { signBeside } from './signs.ts';
import { templateResidue } from './template.ts';
import { wordsOf } from './words.ts';

export interface ContextEngine {
  /** The context of one note, read as a document of the given kind. */
  of(note: Note, documentKind: DocumentKind): Context;
}

/** Compiles the cues once; the engine then serves any number of notes. */
export function createContextEngine(data: CueData): ContextEngine {
  const compiled = compileCues(data);
  return { of: (note, documentKind) => contextOf(note, documentKind, compiled) };
}

const asTokens = (range: Range, sentence: Sentence): TokenRange => ({ first: range.first + sentence.first, last: range.last + sentence.first });

/** True where the sentence lists what was consented to or booked: "possible" there is a possibility, not a doubt. */
const inConsent = (reading: Reading): boolean =>
  ['consent', 'procedure'].includes(reading.words.note.sections[reading.words.sentence.section]?.kind ?? '') || reading.words.norms.some((norm) => norm.startsWith('consent'));

const asPossibility = (candidate: Candidate): Candidate => (candidate.assertion === 'uncertain' ? { ...candidate, assertion: 'conditional' } : candidate);

/** True for "without" under another denial: "could not have closed this without undermining". */
function isDoubled(reading: Reading, hit: Range & { readonly cue: { readonly id: string } }): boolean {
  return hit.cue.id === 'negated.without' && reading.words.norms.slice(0, hit.first).some((norm, at) => (norm === 'not' || norm === 'never' || norm === 'impossible') && reading.clauses.of[at] === reading.clauses.of[hit.first]);
}

/** The tokens of [start, end) of the text, or null where it holds none. */
function tokensBetween(note: Note, start: number, end: number): TokenRange | null {
  const inside = note.tokens.filter((token) => token.start < end && start < token.end);
  const first = inside[0];
  return first === undefined ? null : { first: first.index, last: first.index + inside.length };
}

function contextOf(note: Note, documentKind: DocumentKind, compiled: CompiledCues): Context {
  const readings = new Map<number, Reading>();
  const read = (sentence: Sentence): Reading => {
    const known = readings.get(sentence.index);
    if (known !== undefined) return known;
    const words = wordsOf(note, sentence, compiled);
    const reading: Reading = { words, clauses: findClauses(words), hits: findHits(words, compiled) };
    readings.set(sentence.index, reading);
    return reading;
  };
  return {
    assess(first, last, covered = []): Assessment {
      const token = note.tokens[first];
      if (token === undefined || last <= first) return { assertion: 'affirmed', cue: null, rule: 'default' };
      const sentence = note.sentences[token.sentence] as Sentence;
      const end = (note.tokens[Math.min(last, note.tokens.length) - 1] as Token).end;
      const residue = templateResidue(note, token.start, end);
      if (residue !== null && residue.assertion !== 'affirmed') return { assertion: residue.assertion, cue: null, rule: residue.rule };
      const sign = signBeside(note, sentence, token.start, end);
      if (sign !== null) return { assertion: sign.assertion === 'uncertain' && inConsent(read(sentence)) ? 'conditional' : sign.assertion, cue: tokensBetween(note, sign.start, sign.end), rule: sign.rule };
      const field = fieldValue(note, token.start, end);
      if (field !== null) return { assertion: field.assertion, cue: tokensBetween(note, field.start, field.end), rule: field.rule };
      const reading = read(sentence);
      const target: Range = { first: first - sentence.first, last: Math.min(last, sentence.last) - sentence.first };
      const hidden = [target, ...covered.map((range) => ({ first: range.first - sentence.first, last: range.last - sentence.first }))];
      const isHidden = (range: Range): boolean => hidden.some((other) => other.first <= range.first && range.last <= other.last);
      const isCovered = (range: Range): boolean => hidden.slice(1).some((other) => other.first <= range.first && range.last <= other.last);
      const candidates: Candidate[] = [];
      for (const hit of reading.hits.cues) {
        // A time inside the target dates it: "appendectomy as a child".
        if (hit.cue.category === 'historical' && isHidden(hit) && !isCovered(hit) && hit.last - hit.first < target.last - target.first && hit.cue.direction !== 'forward') {
          candidates.push({ assertion: 'historical', cue: hit, rule: hit.cue.id, over: [] });
          continue;
        }
        if (isHidden(hit) || hit.cue.id.startsWith('correction') || !reaches(reading, hit, target)) continue;
        if (hit.cue.category === 'pseudo') continue;
        candidates.push(isDoubled(reading, hit) ? { assertion: 'affirmed', cue: hit, rule: 'frame.not-without', over: ['negated'] } : { assertion: hit.cue.category, cue: hit, rule: hit.cue.id, over: hit.cue.over });
      }
      for (const candidate of frames(reading, target, compiled)) if (candidate.cue === null || !isHidden(candidate.cue) || (candidate.assertion === 'historical' && !isCovered(candidate.cue) && /year|date|month|age/.test(candidate.rule))) candidates.push(candidate);
      candidates.push(...correctionFrames(reading, target, reading.hits.cues.filter((hit) => hit.cue.id.startsWith('correction') && !isHidden(hit))));
      const decided = decide(inConsent(reading) ? candidates.map(asPossibility) : candidates);
      if (decided !== null) return { assertion: decided.assertion, cue: decided.cue === null ? null : asTokens(decided.cue, sentence), rule: decided.rule };
      const prior = priorOf(note, sentence, reading, target, documentKind, compiled.data);
      return { assertion: prior.assertion as Assertion, cue: null, rule: prior.rule };
    },
  };
}
