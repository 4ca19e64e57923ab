// One case, read: every document with its note, mentions and context.
import type { Knowledge } from '../checklist/compile.ts';
import { findMentions, type Leaf, type Mention, type MentionIndex } from '../concepts/mentions.ts';
import type { CompiledComposition } from '../concepts/vocabulary.ts';
import type { Assessment, Context, TokenRange } from '../context/context.ts';
import { budgetOf } from '../contract/budget.ts';
import type { Case, Claim, Document, DocumentKind } from '../contract/case.ts';
import type { DiagnosisData } from '../contract/diagnoses.ts';
import type { Assertion, Cue, Evidence, Role } from '../contract/report.ts';
import type { Note, Token } from '../note/note.ts';
import { readNote } from '../note/read.ts';
import type { SecondReading } from '../second-reading/second-reading.ts';
import { contextUnlessDisowned } from './disowned.ts';

export interface ReadDocument {
  readonly index: number;
  readonly kind: DocumentKind;
  readonly source: Document;
  readonly note: Note;
  readonly mentions: MentionIndex;
  readonly context: Context;
}

export interface RecordReading {
  readonly documents: readonly ReadDocument[];
  readonly claim: Claim;
  /** Families of diagnosis codes, against which codes of the claim and the notes are read. */
  readonly diagnoses: DiagnosisData;
  /** The second reading; null where the knowledge base has none. */
  readonly words: SecondReading | null;
}

/**
 * The most work for one record. A note takes about a step for each character, and half of one more for each checklist among which codes
 * are ranked; a document may hold a million.
 */
const mostSteps = 2_000_000;
const stepsPerRanked = 300_000;

/** Reads a case. @throws TooMuchWorkError, now or when the reading is asked, where it takes more work than any record that somebody dictated. */
export function readRecord(input: Case, knowledge: Knowledge): RecordReading {
  const spend = budgetOf(mostSteps + (input.code === undefined ? stepsPerRanked * knowledge.checklists.size : 0));
  const documents = input.documents.map((source, index): ReadDocument => {
    const note = readNote(source.text, knowledge.headings);
    const mentions = findMentions(note, source.kind, knowledge.vocabulary, spend);
    const context = contextUnlessDisowned({ mentions, context: knowledge.context.of(note, source.kind, spend) }, source.kind);
    return { index, kind: source.kind, source, note, mentions, context };
  });
  return { documents, claim: input.claim ?? {}, diagnoses: knowledge.diagnoses, words: knowledge.words };
}

/** `compute`, done once for each record, however many elements and parts of the claim ask. */
export function oncePerRecord<T>(compute: (record: RecordReading) => T): (record: RecordReading) => T {
  const known = new WeakMap<RecordReading, T>();
  return (record) => {
    let found = known.get(record);
    if (found === undefined) {
      found = compute(record);
      known.set(record, found);
    }
    return found;
  };
}

/** How many words all documents hold together, numbers and marks apart. */
export const wordCount = oncePerRecord(({ documents }) =>
  documents.reduce((sum, { note }) => sum + note.tokens.filter(({ kind }) => kind === 'word').length, 0),
);

/** Assertions that count; `elsewhere` among them lets statements count that are about the other side, another part of the body, or people in general. */
export type AcceptedAssertions = ReadonlySet<Assertion | 'elsewhere'> | 'any';

/** A match of a rule, judged: `accepted` when every leaf's assertion is one that counts. */
export interface Match {
  readonly document: ReadDocument;
  readonly mention: Mention;
  readonly accepted: boolean;
  readonly rule: string;
  readonly composition: CompiledComposition;
  /** The assertion of every leaf, and the leaf that was refused, if one was. */
  readonly assessments: readonly Assessment[];
  readonly refused: { readonly leaf: Leaf; readonly assessment: Assessment } | null;
}

/** Every match of `composition` in every document, judged by what `accepts` allows where a slot says nothing itself. */
export function judge(record: RecordReading, composition: CompiledComposition, accepts: AcceptedAssertions, rule: string): Match[] {
  return record.documents.flatMap((document) =>
    document.mentions.matches(composition).map((mention): Match => {
      const assessments: Assessment[] = [];
      let refused: Match['refused'] = null;
      for (const leaf of mention.leaves) {
        const allowed = leaf.accepts ?? accepts;
        if (allowed === 'any') continue;
        const assessment = document.context.assess(leaf.first, leaf.last, mention.leaves);
        assessments.push(assessment);
        if (refused === null && !allowed.has(assessment.assertion)) refused = { leaf, assessment };
      }
      const counts = (composition.accepts ?? accepts) as AcceptedAssertions;
      refused ??= refusedByOpening(document, mention, counts, accepts);
      if (refused === null && counts !== 'any' && !counts.has('elsewhere')) refused = refusedElsewhere(document, mention);
      return { document, mention, accepted: refused === null, rule, composition, assessments, refused };
    }),
  );
}

/**
 * The leaf that stands in a statement whose opening rules out the whole of it, or null. A slot or rule that takes a denial takes the one in
 * its own words ("could not be repaired"), not one of the statement around it; only an element about a status does.
 */
function refusedByOpening(
  { context }: ReadDocument,
  mention: Mention,
  counts: AcceptedAssertions,
  ofElement: AcceptedAssertions,
): Match['refused'] {
  for (const leaf of mention.leaves) {
    const assessment = context.governing(leaf.first);
    if (assessment === null) continue;
    const taken = assessment.assertion === 'negated' ? ofElement : counts;
    if (taken !== 'any' && !taken.has(assessment.assertion)) return { leaf, assessment };
  }
  return null;
}

const clauseBreak = /^(?:;|–|—|but|while|whereas|however)$/;

const elsewhere = [
  { concept: 'other-side', rule: 'other side', unlessRegion: false },
  { concept: 'generic-statement', rule: 'generic statement', unlessRegion: false },
  { concept: 'other-body', rule: 'another part of the body', unlessRegion: true },
] as const;

/** Words for what is elsewhere, in one sentence. */
interface ElsewhereCue {
  readonly cue: TokenRange;
  readonly rule: string;
  /** In the order of the rules above. */
  readonly order: number;
}

/** How many tokens away such words may stand: more than a sentence has, but for a run-on. */
const farthestCue = 256;

const cuesOf = new WeakMap<ReadDocument, ReadonlyMap<number, readonly ElsewhereCue[]>>();

/** The words for what is elsewhere, by the sentences that hold them: most hold none. */
function elsewhereCues(document: ReadDocument): ReadonlyMap<number, readonly ElsewhereCue[]> {
  const known = cuesOf.get(document);
  if (known !== undefined) return known;
  const { mentions, note } = document;
  const sentenceOf = (mention: Mention): number => note.tokens[mention.first]!.sentence;
  const regions = new Set(mentions.of('operative-region').map(sentenceOf));
  const found = new Map<number, ElsewhereCue[]>();
  let order = 0;
  for (const { concept, rule, unlessRegion } of elsewhere)
    for (const mention of mentions.of(concept)) {
      const sentence = sentenceOf(mention);
      if (unlessRegion && regions.has(sentence)) continue;
      const list = found.get(sentence) ?? [];
      found.set(sentence, list);
      list.push({ cue: { first: mention.first, last: mention.last }, rule, order: order++ });
    }
  cuesOf.set(document, found);
  return found;
}

/** The leaf that stands in one clause with words for the other side, another part of the body, or people in general; or null. */
function refusedElsewhere(document: ReadDocument, { leaves }: Mention): Match['refused'] {
  const bySentence = elsewhereCues(document);
  if (bySentence.size === 0) return null;
  const { tokens } = document.note;
  const sentenceOf = (leaf: Leaf): number => tokens[leaf.first]!.sentence;
  const sentences = new Set(leaves.map(sentenceOf));
  const cues = [...sentences].flatMap((sentence) => bySentence.get(sentence) ?? []);
  if (sentences.size > 1) cues.sort((a, b) => a.order - b.order);
  for (const { cue, rule } of cues) {
    if (leaves.some((leaf) => cue.first < leaf.last && leaf.first < cue.last)) continue;
    const cueSentence = tokens[cue.first]!.sentence;
    for (const leaf of leaves) {
      if (sentenceOf(leaf) !== cueSentence) continue;
      const from = Math.min(cue.last, leaf.last);
      const to = Math.max(cue.first, leaf.first);
      if (to - from > farthestCue || hasClauseBreak(tokens, from, to)) continue;
      return { leaf, assessment: { assertion: 'affirmed', cue, rule } };
    }
  }
  return null;
}

function hasClauseBreak(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (clauseBreak.test(tokens[at]!.norm)) return true;
  return false;
}

/** Leaves further apart than this many tokens are quoted apart. */
const longestQuote = 30;

/** A place of a match that may be quoted: tokens, half-open, and their characters. Most are never shown, so that no text is cut for them. */
export interface Quotable {
  readonly match: Match;
  readonly role: Role;
  readonly document: number;
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}

/** What decided how a match was understood: what refused it, or the first of its leaves that a cue speaks of. */
const decidingOf = ({ refused, assessments }: Match): Assessment | null =>
  refused?.assessment ?? assessments.find((assessment) => assessment.cue !== null) ?? null;

/** The places of a match: one a sentence, or more where its parts stand far apart. */
export function quotablesOf(match: Match, role: Role): Quotable[] {
  const { document, mention } = match;
  const { tokens } = document.note;
  const sentenceOf = (token: number): number => tokens[token]!.sentence;
  const ranges: { first: number; last: number }[] = [];
  const leaves = mention.leaves.length < 2 ? mention.leaves : [...mention.leaves].sort((a, b) => a.first - b.first);
  for (const leaf of leaves) {
    const previous = ranges[ranges.length - 1];
    if (previous !== undefined && leaf.last - previous.first <= longestQuote && sentenceOf(previous.first) === sentenceOf(leaf.first))
      previous.last = Math.max(previous.last, leaf.last);
    else ranges.push({ first: leaf.first, last: leaf.last });
  }
  // What counts by being denied is quoted with its denial: “no purulence”, not “purulence”.
  const deciding = match.accepted ? decidingOf(match) : null;
  const denial = deciding?.assertion === 'negated' ? deciding.cue : null;
  const denied =
    denial === null
      ? undefined
      : ranges.find(({ first }) => denial.last <= first && first - denial.last <= 4 && sentenceOf(denial.first) === sentenceOf(first));
  if (denied !== undefined && denial !== null) denied.first = denial.first;
  return ranges.map(({ first, last }) => ({
    match,
    role,
    document: document.index,
    first,
    last,
    start: tokens[first]!.start,
    end: tokens[last - 1]!.end,
  }));
}

/** The quote of one place of a match. */
export function quoteOf({ match, role, first, last }: Quotable): Evidence {
  const context = [...new Set(match.assessments.map((assessment) => assessment.assertion))];
  return quote(match.document, first, last, role, match.rule, context, decidingOf(match));
}

/** The evidence of a match: one quote a sentence, or more where its parts stand far apart. */
export const evidenceOf = (match: Match, role: Role): Evidence[] => quotablesOf(match, role).map(quoteOf);

/** One quote of a document from token `first` to `last` (half-open). */
export function quote(
  document: ReadDocument,
  first: number,
  last: number,
  role: Role,
  rule: string,
  context: readonly Assertion[] = ['affirmed'],
  deciding: Assessment | null = null,
): Evidence {
  const { note } = document;
  const { text, tokens } = note;
  const start = tokens[first]!.start;
  const end = tokens[last - 1]!.end;
  const section = note.sections[note.sentences[tokens[first]!.sentence]!.section]!;
  const cue = deciding?.cue ?? null;
  return {
    document: document.index,
    start,
    end,
    text: text.slice(start, end),
    section: section.heading === null ? null : text.slice(section.heading.start, section.heading.end),
    role,
    context: [...context],
    cue: cue === null || deciding === null ? null : cueOf(document, cue, deciding.rule),
    rule,
  };
}

function cueOf({ index, note }: ReadDocument, { first, last }: TokenRange, rule: string): Cue {
  const start = note.tokens[first]!.start;
  const end = note.tokens[last - 1]!.end;
  return { document: index, start, end, text: note.text.slice(start, end), rule };
}
