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
      const residue = templateResidue(note, sentence, (token as Token).start, (note.tokens[Math.min(last, note.tokens.length) - 1] as Token).end);
      if (residue !== null && residue.assertion === 'blank') return { assertion: 'blank', cue: null, rule: residue.rule };
      const reading = read(sentence);
      const target: Range = { first: first - sentence.first, last: Math.min(last, sentence.last) - sentence.first };
      const hidden = [target, ...covered.map((range) => ({ first: range.first - sentence.first, last: range.last - sentence.first }))];
      const isHidden = (range: Range): boolean => hidden.some((other) => other.first <= range.first && range.last <= other.last);
      const candidates: Candidate[] = [];
      for (const hit of reading.hits.cues) {
        if (isHidden(hit) || !reaches(reading, hit, target)) continue;
        if (hit.cue.category === 'pseudo') continue;
        candidates.push({ assertion: hit.cue.category, cue: hit, rule: hit.cue.id, over: hit.cue.over });
      }
      for (const candidate of frames(reading, target, compiled)) if (candidate.cue === null || !isHidden(candidate.cue)) candidates.push(candidate);
      const decided = decide(candidates);
      if (decided !== null) return { assertion: decided.assertion, cue: decided.cue === null ? null : asTokens(decided.cue, sentence), rule: decided.rule };
      const prior = priorOf(note, sentence, reading, target, documentKind, compiled.data);
      return { assertion: prior.assertion as Assertion, cue: null, rule: prior.rule };
    },
  };
}
