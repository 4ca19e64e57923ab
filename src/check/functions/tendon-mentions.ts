// What a named tendon is in its sentence: moved, the one that takes another in, a landmark, only meant, or left where it was.
import type { Token } from '../../note/note.ts';
import { sectionAt } from '../../note/section-at.ts';
import type { Match } from '../judge.ts';

const toward = new Set([
  'to',
  'into',
  'onto',
  'on',
  'upon',
  'toward',
  'towards',
  '>',
  '→',
  'with',
  'through',
  'receiving',
  'recipient',
  'in',
  'et',
]);
const past = new Set(
  'under beneath below behind over around round between medial lateral deep superficial anterior posterior proximal distal above alongside along past off against leaving via from interval'.split(
    ' ',
  ),
);
const passed = new Set(
  'the a an of its his her this that each distal proximal cut tendon stump tail end remnant muscle insertion aponeurosis surface belly medial lateral long short head to'.split(
    ' ',
  ),
);
const joins = new Set([',', 'and', '&', '+', '/', 'or', 'plus']);

/** Whether the muscle at `leaf` receives a tendon or only shows the way, by the words before it. */
export function standsAside(tokens: readonly Token[], first: number, last: number, aside: ReadonlySet<number>): boolean {
  const next = tokens[last];
  const { sentence } = tokens[first]!;
  // "… and vastus lateralis was slid across", "ST → patella": what an act or an arrow follows is moved.
  if (
    next !== undefined &&
    next.sentence === sentence &&
    ['>', '→', 'to', 'into', 'onto', 'was', 'were', 'is', 'are', 'i', 'we'].includes(next.norm)
  )
    return false;
  // "… onto gracilis and the semitendinosus relocated to": a new act begins.
  const before = tokens.slice(Math.max(0, first - 2), first).map((token) => token.norm);
  if (next !== undefined && next.sentence === sentence && /(ed|en|wn|ng)$/.test(next.norm) && before.includes('and')) return false;
  for (let at = first - 1; at >= 0 && first - at <= 6; at--) {
    const token = tokens[at]!;
    if (token.sentence !== sentence) return false;
    const { norm } = token;
    // "through a medial cut semitendinosus was …": the cut is an incision.
    if (norm === 'cut' && at === first - 1) return false;
    // "through slits in the sartorius": the tendon that takes it in.
    if (norm === 'in' && /^(slits?|slots?|splits?|holes?|windows?|openings?|buttonholes?|gaps?|stab)$/.test(tokens[at - 1]?.norm ?? ''))
      return true;
    if (norm === 'from' || norm === 'of' || norm === 'for' || norm === 'with' || norm === 'in') {
      if (norm === 'with' || norm === 'in' || norm === 'for') return false;
      if (norm === 'from') return true;
    }
    if (norm === 'to' && past.has(tokens[at - 1]?.norm ?? '')) return true;
    // "in front of the adductor magnus tendon": it shows the way.
    if (/^(front|back|side|edge|border|margin)$/.test(norm) && ['of', 'to'].includes(tokens[at + 1]?.norm ?? '')) return true;
    // "We then turned to the rectus, which was passed …": only the surgeon turned.
    if (norm === 'to' && /^(turned|attention|addressed|proceeded|moved on|on)$/.test(tokens[at - 1]?.norm ?? '')) return false;
    // "On the lateral side the biceps": a side is no recipient.
    if (
      norm === 'on' &&
      /^(lateral|medial|inner|outer|one|other)$/.test(tokens.slice(at + 1).find((one) => one.norm !== 'the')?.norm ?? '')
    )
      return false;
    // "I came down on biceps": the surgeon came, by a cut.
    if (/^(on|onto|to|upon)$/.test(norm) && tokens[at - 1]?.norm === 'down') return false;
    if (toward.has(norm) || past.has(norm)) {
      // "lateral and medial hamstrings", "medial transfer of sartorius": not a way past it.
      if (['medial', 'lateral', 'distal', 'proximal', 'anterior', 'posterior'].includes(norm)) continue;
      return true;
    }
    if (joins.has(norm)) {
      // Of a list, what follows a recipient is a recipient.
      return norm !== ',' && [...aside].some((index) => index >= at - 3 && index < at);
    }
    if (!passed.has(norm)) return false;
  }
  return false;
}

/** Whether "from" leads to the muscle at `first`, past words of its own. */
export function comesFrom(tokens: readonly Token[], first: number): boolean {
  for (let at = first - 1; at >= 0 && first - at <= 6; at--) {
    const { norm } = tokens[at]!;
    if (norm === 'from') return true;
    if (!passed.has(norm) && !joins.has(norm)) return false;
  }
  return false;
}

/** "I had in mind to move the biceps", "on my list, to be moved": what was only meant. */
export function onlyMeant(tokens: readonly Token[], first: number): boolean {
  const { sentence } = tokens[first]!;
  const near = tokens.slice(Math.max(0, first - 8), first + 12).filter((token) => token.sentence === sentence);
  return /\b(in mind|had meant|had intended|had hoped|on (my|our|the) list)\b[^.]{0,400} to (be|move|transfer|bring|pass|take|use|carry)\b/.test(
    near.map(({ norm }) => norm).join(' '),
  );
}

export const tokensOf = (match: Match): readonly Token[] => match.document.note.tokens;
export const placeOf = (match: Match): number => match.mention.leaves[0]!.first;
export const muscleOf = (match: Match): string => match.mention.leaves[0]!.concept;
export const sentenceAt = (match: Match): number => tokensOf(match)[placeOf(match)]!.sentence;
export const sentenceOf = (match: Match): string => `${match.document.index} ${sentenceAt(match)}`;

export const inTitle = (match: Match): boolean => sectionAt(match.document.note, placeOf(match)).kind === 'procedure';

/** "Biceps short head left where it is": of a muscle that was moved, a head stayed. */
export const isShortHead = (match: Match): boolean => {
  const { first, last } = match.mention.leaves[0]!;
  return tokensOf(match)
    .slice(Math.max(0, first - 1), last + 2)
    .some(({ norm }) => norm === 'short');
};

/** The muscles that the words of leaving at `left` speak of: those of their sentence before them, else of the last sentence that names one. */
export function leftMuscles(left: Match, muscles: readonly Match[]): Match[] {
  const tokens = tokensOf(left);
  const first = placeOf(left);
  const { sentence } = tokens[first]!;
  const before = muscles.filter(
    (match) => match.document === left.document && placeOf(match) < first && sentence - sentenceAt(match) <= 2 && !inTitle(match),
  );
  const near = tokens.slice(Math.max(0, first - 8), left.mention.last).filter((token) => token.sentence >= sentence - 1);
  const ofSeveral = near.some(({ norm }) => ['both', 'them', 'they', 'these', 'two', 'neither'].includes(norm));
  const nearest = before.findLast(
    (match) =>
      sentenceAt(match) === sentence || !/^(it|they|both|these)$/.test(tokens.find((token) => token.sentence === sentenceAt(match))!.norm),
  );
  if (nearest === undefined) return [];
  if (ofSeveral) return before.filter((match) => sentenceAt(match) === sentenceAt(nearest));
  // Of another sentence the muscle that it begins with is what "it" takes up.
  return sentenceAt(nearest) === sentence ? [nearest] : before.filter((match) => sentenceAt(match) === sentenceAt(nearest)).slice(0, 1);
}

/** Whether `other` stands right before the muscle at token `first` in one row: "sartorius and tensor fasciae latae were stitched down". */
export function standsInRow(other: Match, { document }: Match, first: number): boolean {
  const end = other.mention.leaves[0]!.last;
  if (other.document !== document || end >= first || first - end > 3) return false;
  const between = document.note.tokens.slice(end, first);
  return (
    between.some(({ norm }) => joins.has(norm) && norm !== 'or') &&
    between.every(({ norm }) => joins.has(norm) || ['the', 'then', 'both'].includes(norm))
  );
}
