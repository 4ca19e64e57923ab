// What is about the other side, another part of the body, or people in general counts for nothing, whatever its assertion.
import type { Leaf, Mention } from '../concepts/mentions.ts';
import type { Assessment, TokenRange } from '../context/context.ts';
import type { Token } from '../note/note.ts';
import { otherSideNamed } from './operative-side.ts';
import { oncePerRecord, type ReadDocument, type RecordReading } from './record.ts';

/** The leaf of a match that does not count, and why. */
export interface Refusal {
  readonly leaf: Leaf;
  readonly assessment: Assessment;
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
  /** How many tokens away it still speaks of a word. */
  readonly reach: number;
  /** In the order of the rules above. */
  readonly order: number;
}

/** How many tokens away such words may stand: more than a sentence has, but for a run-on. */
const farthestCue = 256;

/** A left or right speaks of less than words that say it is the other side. */
const farthestSide = 15;

const cuesOf = oncePerRecord(
  (record) => new Map(record.documents.map((document) => [document, elsewhereCues(document, otherSideNamed(record, document))])),
);

/** The words for what is elsewhere, by the sentences that hold them: most hold none. */
function elsewhereCues(document: ReadDocument, otherSide: readonly TokenRange[]): ReadonlyMap<number, readonly ElsewhereCue[]> {
  const { mentions, note } = document;
  const sentenceOf = ({ first }: TokenRange): number => note.tokens[first]!.sentence;
  const regions = new Set(mentions.of('operative-region').map(sentenceOf));
  const found = new Map<number, ElsewhereCue[]>();
  let order = 0;
  const add = ({ first, last }: TokenRange, rule: string, reach: number): void => {
    const sentence = sentenceOf({ first, last });
    const list = found.get(sentence) ?? [];
    found.set(sentence, list);
    list.push({ cue: { first, last }, rule, reach, order: order++ });
  };
  for (const { concept, rule, unlessRegion } of elsewhere)
    for (const mention of mentions.of(concept)) if (!unlessRegion || !regions.has(sentenceOf(mention))) add(mention, rule, farthestCue);
  for (const side of otherSide) add(side, 'other side', farthestSide);
  return found;
}

/** The leaf that stands in one clause with words for the other side, another part of the body, or people in general; or null. */
export function refusedElsewhere(record: RecordReading, document: ReadDocument, { leaves }: Mention): Refusal | null {
  const bySentence = cuesOf(record).get(document)!;
  if (bySentence.size === 0) return null;
  const { tokens } = document.note;
  const sentenceOf = (leaf: Leaf): number => tokens[leaf.first]!.sentence;
  const sentences = new Set(leaves.map(sentenceOf));
  const cues = [...sentences].flatMap((sentence) => bySentence.get(sentence) ?? []);
  if (sentences.size > 1) cues.sort((a, b) => a.order - b.order);
  for (const { cue, rule, reach } of cues) {
    if (leaves.some((leaf) => cue.first < leaf.last && leaf.first < cue.last)) continue;
    const cueSentence = tokens[cue.first]!.sentence;
    for (const leaf of leaves) {
      if (sentenceOf(leaf) !== cueSentence) continue;
      const from = Math.min(cue.last, leaf.last);
      const to = Math.max(cue.first, leaf.first);
      if (to - from > reach || hasClauseBreak(tokens, from, to)) continue;
      return { leaf, assessment: { assertion: 'affirmed', cue, rule } };
    }
  }
  return null;
}

function hasClauseBreak(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (clauseBreak.test(tokens[at]!.norm)) return true;
  return false;
}
