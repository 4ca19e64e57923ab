// Every left and right of a record with what it belongs to: the operation by name, an act of it, the set-up, something else.

import type { Mention } from '../concepts/mentions.ts';
import { placeFrom } from '../concepts/places.ts';
import type { TokenRange } from '../context/context.ts';
import type { Assertion } from '../contract/report.ts';
import { sectionAt } from '../note/section-at.ts';
import { oncePerRecord, type ReadDocument } from './record.ts';

export type Side = 'left' | 'right' | 'both';

/** What a left or right speaks of: the operation by name, an act of it, its anatomy, what was meant to be done, its history, the set-up, or something else. */
export type Bearing = 'stated' | 'act' | 'anatomy' | 'meant' | 'told' | 'set-up' | 'other';

export interface SideMention {
  readonly side: Side;
  readonly bearing: Bearing;
  readonly document: ReadDocument;
  readonly mention: Mention;
  readonly assertion: Assertion;
}

/** How many words away a side may stand from the anatomy that it belongs to. */
export const reach = 5;
/** What is said so of a side was not done there, but it is the patient's, and now. */
const notDone: ReadonlySet<Assertion> = new Set(['planned', 'conditional', 'considered', 'uncertain', 'negated']);
const titles: ReadonlySet<string> = new Set(['procedure', 'laterality', 'preoperative-diagnosis', 'postoperative-diagnosis', 'specimens']);
/** Sections that tell of more than this operation: a side there is only the anatomy's. */
const background: ReadonlySet<string> = new Set([
  'history',
  'indication',
  'imaging',
  'plan',
  'expected-outcome',
  'family-history',
  'consent',
  'counts',
]);
/** Under "Procedure" a title has this many sentences at most; what comes after them is the narrative. */
const longestTitle = 3;

/** The procedure's title and the side field speak first, then diagnoses and specimens, then the narrative. */
export const rankOf = ({ document: { note }, mention }: Pick<SideMention, 'document' | 'mention'>): number => {
  const { index, section } = note.sentences[note.tokens[mention.first]!.sentence]!;
  const { kind } = note.sections[section]!;
  if (kind === 'procedure') return note.sentences[index - longestTitle]?.section === section ? 2 : 0;
  return kind === 'laterality' ? 0 : titles.has(kind) ? 1 : 2;
};

const sideConcepts = [
  ['both', 'side-both'],
  ['left', 'side-left'],
  ['right', 'side-right'],
  ['left', 'side-letter-left'],
  ['right', 'side-letter-right'],
] as const;

/** How many tokens may lie between a side and the one that corrects it. */
const correctionReach = 10;

/** Whether the next side, after words of correction, takes this one back. */
function isTakenBack(one: SideMention, next: SideMention | undefined, corrections: readonly Mention[]): boolean {
  if (next === undefined || next.side === one.side || next.mention.first - one.mention.last > correctionReach) return false;
  if (corrections.some((cue) => cue.first >= one.mention.last && cue.last <= next.mention.first)) return true;
  const { text, tokens } = one.document.note;
  return saidNo.test(text.slice(tokens[one.mention.last - 1]!.end, tokens[next.mention.first]!.start));
}

/** "Left hip — no, the right": what stands between two sides of which the first is taken back. */
const saidNo = /[-–—,;] ?no\b[ ,;:–—-]{1,4}(?:the )?$/i;

/** Whether "left" is the verb ("was left open"): tagged so, and no anatomy right after it. */
function isVerb(document: ReadDocument, mention: Mention): boolean {
  const token = document.note.tokens[mention.first]!;
  if (token.norm !== 'left' || mention.last - mention.first > 1) return false;
  const { tokens } = document.note;
  const previous = tokens[mention.first - 1];
  const next = tokens[mention.last];
  const auxiliary = /^(?:was|were|is|are|be|been|being|had|have|has|we|i|she|he|who|they|and|what|nothing|not|then)$/.test(
    previous?.norm ?? '',
  );
  const afterSubject =
    token.pos === 'VERB' &&
    /^(?:NOUN|PRON|PROPN)$/.test(previous?.pos ?? '') &&
    next !== undefined &&
    next.sentence === token.sentence &&
    next.kind !== 'punctuation';
  if (/^(?:her|his|my|their|its)$/.test(previous?.norm ?? '') || (!auxiliary && !afterSubject)) return false;
  return !document.mentions.of('operative-region').some((region) => region.first === mention.last);
}

/** "Counts were right", "it might come right back": the word for what is correct or direct, not a side. */
function isNoSide({ note: { tokens, text } }: ReadDocument, { first, last }: Mention): boolean {
  const { norm, start } = tokens[first]!;
  if (norm !== 'right' || last - first > 1) return false;
  if (/^(?:back|there|here|then|as|when)$/.test(tokens[last]?.norm ?? '')) return true;
  return (
    /\b(?:counts?|counted|swabs?|sponges?|needles|instruments)\b[^.;\n]{0,40}$/i.test(text.slice(Math.max(0, start - 50), start)) &&
    (tokens[last]?.kind !== 'word' || /^(?:x\d?|twice|times|full|period|comma|at)$/.test(tokens[last].norm))
  );
}

/** What a line that presents the patient holds beside the side: "F 68, right.", "71-year-old man, left". */
const presenting = /^(?:m|f|male|female|man|woman|gentleman|lady|year|years|old|yo|y|o|yr|yrs|pt|patient|side|-|,|\.|:|\/|\d\w*)$/;

/** Such a line takes so many tokens at most. */
const longestPresentation = 12;

/** Whether a side is all that a line tells, but for the patient's age and sex. */
function isPresented({ note }: ReadDocument, { first, last }: Mention): boolean {
  const sentence = note.sentences[note.tokens[first]!.sentence]!;
  if (sentence.last - sentence.first > longestPresentation) return false;
  if (sentence.last - sentence.first <= 2) return true;
  const others = note.tokens.slice(sentence.first, sentence.last).filter(({ index }) => index < first || index >= last);
  return others.some(({ kind }) => kind === 'number') && others.every(({ norm }) => presenting.test(norm));
}

/** Whether one of the `marks` stands between two mentions. */
function standsBetween({ note: { tokens } }: ReadDocument, a: Mention, b: Mention, marks: RegExp): boolean {
  for (let at = Math.min(a.last, b.last); at < Math.max(a.first, b.first); at++) if (marks.test(tokens[at]!.norm)) return true;
  return false;
}

/** What parts two clauses of which one may be about the other side. */
const contrast = /^(?:;|but|while|whereas)$/;

/** Whether a lone letter is a side: a capital, after no number, beside the anatomy or in a side field. */
function isSideLetter(document: ReadDocument, mention: Mention): boolean {
  const { tokens, text } = document.note;
  const token = tokens[mention.first]!;
  const previous = tokens[mention.first - 1];
  const next = tokens[mention.last];
  if (!/^[LR]\.?$/.test(text.slice(token.start, token.end))) return false;
  if (previous?.kind === 'number' || (next?.kind === 'number' && next.start === token.end)) return false;
  if (/^sided?$/.test(next?.norm ?? '') || sectionAt(document.note, mention.first).kind === 'laterality') return true;
  if (document.mentions.of('person').some((person) => person.first <= mention.first && person.last >= mention.last)) return false;
  return nearest(document, mention, 'operative-region', 4) !== null || nearest(document, mention, 'operated-side', 6) !== null;
}

/** The sides that the documents of a record name, in the order of the text. */
export const sidesOf = oncePerRecord(({ documents }) => new Map(documents.map((document) => [document, sideMentions(document)])));

function sideMentions(document: ReadDocument): SideMention[] {
  const { mentions } = document;
  const both = mentions.of('side-both');
  const found: SideMention[] = [];
  for (const [side, concept] of sideConcepts) {
    for (const mention of mentions.of(concept)) {
      if (isVerb(document, mention) || isNoSide(document, mention)) continue;
      if (concept.startsWith('side-letter') && !isSideLetter(document, mention)) continue;
      if (side !== 'both' && both.some((other) => other.first <= mention.first && other.last >= mention.last)) continue;
      const { assertion } = document.context.assess(mention.first, mention.last);
      found.push({ side, document, mention, assertion, bearing: bearingOf(document, mention, assertion) });
    }
  }
  found.sort((a, b) => a.mention.first - b.mention.first);
  const corrections = mentions.of('side-correction');
  return found.filter((one, at) => !isTakenBack(one, found[at + 1], corrections));
}

/** A mention that begins further before a word than this, in tokens, is not looked at: no sentence but a run-on is so long. */
const farthestBegin = 256;

interface Near {
  readonly mention: Mention;
  /** Tokens between, with what stands after the side counted as nearer ("left hip"). */
  readonly distance: number;
}

/** The nearest mention of `concept` that counts in the same sentence, within `most` tokens. */
export function nearest(
  document: ReadDocument,
  to: Mention,
  concept: string,
  most: number,
  counts: (mention: Mention) => boolean = () => true,
): Near | null {
  const sentence = document.note.tokens[to.first]!.sentence;
  let best: Near | null = null;
  const mentions = document.mentions.of(concept);
  for (let at = placeFrom(mentions, to.first - farthestBegin); at < mentions.length; at++) {
    const mention = mentions[at]!;
    if (mention.first > to.last + most) break;
    if (document.note.tokens[mention.first]!.sentence !== sentence) continue;
    const after = mention.first - to.last;
    const before = to.first - mention.last;
    const distance = mention.last > to.first && mention.first < to.last ? 0 : after >= 0 ? after : before + 1.5;
    if (distance <= most && (best === null || distance < best.distance) && counts(mention)) best = { mention, distance };
  }
  return best;
}

export const isOutside =
  (of: Mention) =>
  ({ first, last }: Mention): boolean =>
    first < of.first || last > of.last;

const isAffirmed = ({ context }: ReadDocument, { first, last }: TokenRange): boolean =>
  context.assess(first, last).assertion === 'affirmed';

/** Whether the sentence opens its section. */
const isFirstOf = (
  { sentences }: ReadDocument['note'],
  { index, section }: { readonly index: number; readonly section: number },
): boolean => sentences[index - 1]?.section !== section;

function bearingOf(document: ReadDocument, mention: Mention, assertion: Assertion): Bearing {
  const { note } = document;
  const sentence = note.sentences[note.tokens[mention.first]!.sentence]!;
  const section = note.sections[sentence.section]!.kind;
  const consented = document.kind !== 'operative-note' && (assertion === 'planned' || assertion === 'conditional');
  // A title names the operation whatever its words ("delayed closure", "return for"); only an empty or corrected one does not.
  const inTitle =
    document.kind === 'operative-note' &&
    (section === 'procedure' || section === 'preoperative-diagnosis' || section === 'postoperative-diagnosis');
  const counts =
    assertion === 'affirmed' ||
    consented ||
    (inTitle &&
      (isFirstOf(note, sentence) || assertion !== 'planned') &&
      assertion !== 'blank' &&
      assertion !== 'negated' &&
      assertion !== 'other-person');
  if (!counts && !notDone.has(assertion) && assertion !== 'historical') return 'other';
  const wide = 8;
  const region = nearest(document, mention, 'operative-region', reach);
  const other = nearest(document, mention, 'other-region', reach, isOutside(mention));
  if (other !== null && (region === null || other.distance < region.distance)) return 'other';
  const contralateral = nearest(document, mention, 'contralateral', 4);
  if (!counts) {
    if (region === null || contralateral !== null) return 'other';
    if (assertion !== 'historical') return 'meant';
    if (nearest(document, mention, 'limb-removal', 8) !== null) return 'told';
    return ['operative-act', 'operation-of-its-own'].every((concept) => nearest(document, mention, concept, 14) === null)
      ? 'told'
      : 'other';
  }
  const stated = nearest(document, mention, 'operated-side', wide, isOutside(mention));
  const rank = rankOf({ document, mention });
  if (contralateral !== null && !standsBetween(document, mention, contralateral.mention, contrast) && stated === null && rank > 0)
    return 'other';
  if (region?.distance !== 0 && nearest(document, mention, 'side-of-position', 0) !== null) return 'set-up';
  const setUp = nearest(document, mention, 'set-up', 12);
  const act = nearest(document, mention, 'operative-act', 14, (one) => isAffirmed(document, one));
  if (nearest(document, mention, 'foot', 2) !== null) return setUp === null ? 'other' : 'set-up';
  // "Lying on the sound side, the right limb was cut free": a set-up beyond a comma is told of what goes before it.
  const beyond = setUp !== null && standsBetween(document, mention, setUp.mention, /^,$/) ? 8 : 0;
  if (setUp !== null && stated === null && (act === null || setUp.distance + beyond <= act.distance + 4)) return 'set-up';
  if (rank < 2) return 'stated';
  if (region === null && isPresented(document, mention)) return 'anatomy';
  if (region === null && stated === null && act === null && section !== 'none' && section !== 'description') return 'other';
  if (stated !== null) return 'stated';
  return act !== null && !background.has(section) ? 'act' : 'anatomy';
}
