// What a statement is by the heading it stands under and the document it stands in, where no cue decides.

import type { DocumentKind } from '../contract/case.ts';
import type { Assertion } from '../contract/report.ts';
import { bisect } from '../note/bisect.ts';
import type { Note, Sentence } from '../note/note.ts';
import type { Assessment } from './context.ts';
import type { CueData } from './cues.ts';
import { clauseAt, type Range, type Reading } from './scopes.ts';
import { tellsPast } from './words.ts';

/** What is so under one heading. */
interface SectionDefault {
  readonly kind: string;
  readonly assertion: Assertion | undefined;
  /** True where what the heading names is why the patient comes now. */
  readonly presenting: boolean;
  /** True where what it names was so before. */
  readonly past: boolean;
  /** The paragraph in which the section begins. */
  readonly paragraph: number | undefined;
}

/** The defaults of one note: each for a target, with the name of the section or document rule that gave it. */
export function createPriors(note: Note, documentKind: DocumentKind, data: CueData): (reading: Reading, target: Range) => Assessment {
  const defaults: (SectionDefault | undefined)[] = [];
  const defaultOf = (index: number): SectionDefault => {
    const known = defaults[index];
    if (known !== undefined) return known;
    const section = note.sections[index];
    const kind = section?.kind ?? 'none';
    const heading = section?.heading ?? null;
    const title = heading === null ? '' : note.text.slice(heading.start, heading.end);
    const named =
      kind !== 'other' || title === '' ? undefined : Object.entries(data.titles).find(([words]) => title.toLowerCase().includes(words));
    const made: SectionDefault = {
      kind,
      assertion: data.sections[kind] ?? named?.[1],
      presenting: /clinical|present|complaint/i.test(title),
      past: /\b(?:past|previous|prior|pmh|psh)\b/i.test(title),
      paragraph: firstSentence(note.sentences, index)?.paragraph,
    };
    defaults[index] = made;
    return made;
  };
  const document = data.documents[documentKind];
  const otherwise: Assessment =
    document === undefined
      ? { assertion: 'affirmed', cue: null, rule: 'default' }
      : { assertion: document, cue: null, rule: `document.${documentKind}` };
  return (reading, target) => {
    const { sentence } = reading.words;
    const { kind, assertion, presenting, past, paragraph } = defaultOf(sentence.section);
    if (assertion === undefined) return otherwise;
    // What brought the patient is true now; a running note goes on to the operation without another heading.
    if (assertion === 'historical' && (presenting || paragraph !== sentence.paragraph || (!past && isPresent(reading, target))))
      return otherwise;
    // What is told as done under a plan was done.
    if (assertion === 'planned' && kind === 'plan' && tellsDone(reading, target)) return otherwise;
    if (assertion === 'conditional' && isConsentAct(reading, target)) return otherwise;
    return { assertion, cue: null, rule: `section.${kind}` };
  };
}

/** The first sentence of a section; sentences are in the order of their sections. */
const firstSentence = (sentences: readonly Sentence[], section: number): Sentence | undefined =>
  sentences[bisect(0, sentences.length, (at) => (sentences[at] as Sentence).section < section)];

/** True for the act of consenting itself, told as done; what stands after "for", "of" or "including" is its content. */
function isConsentAct(reading: Reading, target: Range): boolean {
  const { words } = reading;
  const clause = clauseAt(reading, target.first);
  if (!tellsDone(reading, target) && !words.forms.slice(clause.first, clause.last).includes('past')) return false;
  for (let at = clause.first; at < target.first; at++)
    if (/^(?:for|of|including|incl|that|about|regarding|:)$/.test(words.norms[at] as string)) return false;
  return !words.norms.slice(0, clause.first).includes(':') || reading.words.note.sections[words.sentence.section]?.heading !== null;
}

/** True where the clause of the target has "was", "were", "did" or "had". */
function tellsDone(reading: Reading, target: Range): boolean {
  const clause = clauseAt(reading, target.first);
  return tellsPast(reading.words, clause.first, clause.last);
}

/** True where the clause speaks in the present: "She walks in a crouch" stands under HISTORY but is true now. */
function isPresent(reading: Reading, target: Range): boolean {
  const clause = clauseAt(reading, target.first);
  for (let at = clause.first; at < clause.last; at++) {
    const norm = reading.words.norms[at] as string;
    if (reading.words.forms[at] === 'finite' && /^(?:is|are|has|have|does|do)$|[^aius]s$/.test(norm))
      return !/^(?:has|have)$/.test(norm) || reading.words.forms[at + 1] === '';
  }
  return false;
}
