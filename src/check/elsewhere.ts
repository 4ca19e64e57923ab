// What is about the other side, another part of the body, or people in general counts for nothing, whatever its assertion.
import type { Leaf, Mention } from '../concepts/mentions.ts';
import type { Assessment, TokenRange } from '../context/context.ts';
import { bisect } from '../note/bisect.ts';
import type { Token } from '../note/note.ts';
import { otherSideNamed } from './operative-side.ts';
import { oncePerRecord, type ReadDocument, type RecordReading } from './record.ts';

/** The leaf of a match that does not count, and why. */
export interface Refusal {
  readonly leaf: Leaf;
  readonly assessment: Assessment;
}

const clauseBreak = /^(?:;|–|—|but|while|whereas|however)$/;
const contrast = /^(?:but|whereas|however)$/;

const elsewhere = [
  { concept: 'other-side', rule: 'other side', unlessRegion: false },
  { concept: 'generic-statement', rule: 'generic statement', unlessRegion: false },
  { concept: 'other-body', rule: 'another part of the body', unlessRegion: true },
] as const;

/** Words for what is elsewhere by one rule. */
interface ElsewhereCues {
  readonly rule: string;
  /** How many tokens away they still speak of a word. */
  readonly reach: number;
  /** In order, by the sentences that hold them: most hold none. */
  readonly bySentence: ReadonlyMap<number, readonly TokenRange[]>;
  /** How many tokens the longest takes. */
  readonly longest: number;
}

/** How many tokens away such words may stand: more than a sentence has, but for a run-on. */
const farthestCue = 60;

/** A left or right speaks of less than words that say it is the other side. */
const farthestSide = 15;

const cuesOf = oncePerRecord(
  (record) => new Map(record.documents.map((document) => [document, elsewhereCues(document, otherSideNamed(record, document))])),
);

/** The words for what is elsewhere, in the order of the rules above. */
function elsewhereCues({ mentions, note }: ReadDocument, otherSide: readonly TokenRange[]): readonly ElsewhereCues[] {
  const sentenceOf = ({ first }: TokenRange): number => note.tokens[first]!.sentence;
  const regions = new Set(mentions.of('operative-region').map(sentenceOf));
  const cues = (ranges: readonly TokenRange[], rule: string, reach: number): ElsewhereCues => {
    const bySentence = new Map<number, TokenRange[]>();
    for (const range of ranges) {
      const list = bySentence.get(sentenceOf(range));
      if (list === undefined) bySentence.set(sentenceOf(range), [range]);
      else list.push(range);
    }
    return { rule, reach, bySentence, longest: ranges.reduce((most, { first, last }) => Math.max(most, last - first), 0) };
  };
  return [
    ...elsewhere.map(({ concept, rule, unlessRegion }) =>
      cues(unlessRegion ? mentions.of(concept).filter((one) => !regions.has(sentenceOf(one))) : mentions.of(concept), rule, farthestCue),
    ),
    cues(otherSide, 'other side', farthestSide),
  ].filter(({ bySentence }) => bySentence.size > 0);
}

/** The leaf that stands in one clause with words for the other side, another part of the body, or people in general; or null. */
export function refusedElsewhere(record: RecordReading, document: ReadDocument, { leaves, first, last }: Mention): Refusal | null {
  const found = cuesOf(record).get(document)!;
  if (found.length === 0) return null;
  const { tokens } = document.note;
  const lastSentence = tokens[last - 1]!.sentence;
  for (const { rule, reach, bySentence, longest } of found)
    for (let sentence = tokens[first]!.sentence; sentence <= lastSentence; sentence++) {
      const cues = bySentence.get(sentence);
      if (cues === undefined) continue;
      const begin = bisect(0, cues.length, (at) => cues[at]!.first < first - reach - longest);
      for (let at = begin; at < cues.length && cues[at]!.first <= last + reach; at++) {
        const cue = cues[at]!;
        if (leaves.some((leaf) => cue.first < leaf.last && leaf.first < cue.last)) continue;
        for (const leaf of leaves) {
          if (tokens[leaf.first]!.sentence !== sentence) continue;
          const from = Math.min(cue.last, leaf.last);
          const to = Math.max(cue.first, leaf.first);
          if (to - from > reach || hasClauseBreak(tokens, from, to, opensStatement(document, cue) ? contrast : clauseBreak)) continue;
          return { leaf, assessment: { assertion: 'affirmed', cue: { first: cue.first, last: cue.last }, rule } };
        }
      }
    }
  return null;
}

/** "On the opposite side, A was done; B was seen": set first and apart, it speaks of the whole statement. */
function opensStatement({ note: { tokens, sentences } }: ReadDocument, cue: TokenRange): boolean {
  const { first } = sentences[tokens[cue.first]!.sentence]!;
  return tokens[cue.last]?.norm === ',' && cue.first - first <= 2 && /^(?:on|at|in|for)$/.test(tokens[first]!.norm);
}

function hasClauseBreak(tokens: readonly Token[], from: number, to: number, breaks: RegExp): boolean {
  for (let at = from; at < to; at++) if (breaks.test(tokens[at]!.norm)) return true;
  return false;
}
