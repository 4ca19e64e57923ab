// donor-tendons: how many different tendons were given a new insertion. The rules say which muscle stands with which act;
// here those that only receive a tendon, or show the way, are taken out, and the rest are counted.
//   present rules      a named muscle and an act of transfer; its first leaf is the muscle
//   near-miss rules    a named muscle and an act of release: it counts where several tendons are said to be transferred
//   contradicts rules  a named muscle that was lengthened, cut or put back; the second one that was looked at and left
//   partial rules      a transfer of tendons that are not named; the first rule those in the plural
import type { Token } from '../../note/note.ts';
import { type Decision, decideByRules } from '../element.ts';
import { evidenceOf } from '../evidence.ts';
import type { Match } from '../judge.ts';
import { distinct } from '../quote.ts';
import { reasonFor } from '../reason.ts';
import type { Computation } from './computation.ts';

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
function standsAside(tokens: readonly Token[], first: number, last: number, aside: ReadonlySet<number>): boolean {
  const next = tokens[last];
  const { sentence } = tokens[first]!;
  // "… and vastus lateralis was slid across", "ST → patella": what an act or an arrow follows is moved.
  if (next !== undefined && next.sentence === sentence && ['>', '→', 'to', 'into', 'onto', 'was', 'were', 'is', 'are'].includes(next.norm))
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
function comesFrom(tokens: readonly Token[], first: number): boolean {
  for (let at = first - 1; at >= 0 && first - at <= 6; at--) {
    const { norm } = tokens[at]!;
    if (norm === 'from') return true;
    if (!passed.has(norm) && !joins.has(norm)) return false;
  }
  return false;
}

/** "I had in mind to move the biceps", "on my list, to be moved": what was only meant. */
function onlyMeant(tokens: readonly Token[], first: number): boolean {
  const { sentence } = tokens[first]!;
  const near = tokens.slice(Math.max(0, first - 8), first + 12).filter((token) => token.sentence === sentence);
  return /\b(in mind|had meant|had intended|had hoped|on (my|our|the) list)\b[^.]{0,400} to (be|move|transfer|bring|pass|take|use|carry)\b/.test(
    near.map(({ norm }) => norm).join(' '),
  );
}

/** What a statement about several tendons is, where it is not this operation's: one of them alone is then no other statement. */
const toldOfAll: ReadonlySet<string> = new Set(['planned', 'conditional', 'other-person', 'historical', 'uncertain']);

const inTitle = ({ document: { note }, mention }: Match): boolean =>
  note.sections[note.sentences[note.tokens[mention.leaves[0]!.first]!.sentence]!.section]!.kind === 'procedure';

const sentenceOf = ({ document, mention }: Match): string =>
  `${document.index} ${document.note.tokens[mention.leaves[0]!.first]!.sentence}`;

const leftRule = 'contradicts 2';

export const donorTendons: Computation = (_record, judged) => {
  const donors = new Map<string, Match>();
  const left = judged.contradicts.filter((match) => match.accepted && match.rule === leftRule && !inTitle(match));
  const recipients = new Set<string>();
  // What was lengthened or cut in the same place is not what was transferred there.
  const lengthened = judged.contradicts
    .filter((match) => match.accepted && match.rule !== leftRule)
    .map((match) => ({ document: match.document, first: match.mention.leaves[0]!.first }));
  const collect = (matches: readonly Match[]): void => {
    for (const match of matches) {
      if (!match.accepted) continue;
      const leaf = match.mention.leaves[0]!;
      if (lengthened.some((one) => one.document === match.document && one.first === leaf.first)) continue;
      const { tokens } = match.document.note;
      if (onlyMeant(tokens, leaf.first)) continue;
      if (match.rule.startsWith('near-miss') && recipients.has(leaf.concept)) continue;
      const asideOf = new Set<number>();
      for (const other of [...judged.present, ...judged['near-miss']]) {
        const one = other.mention.leaves[0]!;
        if (other.document === match.document && one.first < leaf.first && standsAside(tokens, one.first, one.last, new Set()))
          asideOf.add(one.first);
      }
      // "Extension now comes from the biceps": the muscle that does the new work.
      const doesTheWork = match.rule === 'present 2' && comesFrom(tokens, leaf.first);
      if (!doesTheWork && standsAside(tokens, leaf.first, leaf.last, asideOf)) recipients.add(leaf.concept);
      else if (!donors.has(leaf.concept)) donors.set(leaf.concept, match);
    }
  };
  collect(judged.present);
  // A tendon that the title alone has moved, and the account left where it was, was not moved.
  for (const [muscle, match] of donors)
    if (
      inTitle(match) &&
      left.some(({ mention }) => mention.leaves[0]!.concept === muscle) &&
      !judged.present.some((other) => other.accepted && other.mention.leaves[0]!.concept === muscle && !inTitle(other))
    )
      donors.delete(muscle);
  const sure = donors.size < 2 ? 0 : 99;
  const several = judged.partial.filter((match) => match.accepted && match.rule === 'partial 1');
  if (several.length > 0 && donors.size < 2) collect(judged['near-miss']);

  const decide = (status: Decision['status'], matches: readonly Match[], role: 'supports' | 'contradicts', review: boolean): Decision => {
    const evidence = distinct(matches.flatMap((match) => evidenceOf(match, role)));
    return { status, evidence, reason: reasonFor(status, matches, evidence[0]), review };
  };
  // "No other tendon" and a mere cut contradict only where no two tendons are named.
  const accepted = (rule: string): Match[] => judged.conflict.filter((match) => match.accepted && match.rule === rule);
  const noOther = accepted('conflict 4');
  const onlyCut = donors.size === 0 ? accepted('conflict 5') : [];
  const conflict = [...judged.conflict.filter(({ rule }) => rule !== 'conflict 4' && rule !== 'conflict 5'), ...onlyCut];
  const withoutCount = decideByRules({
    ...judged,
    conflict,
    present: donors.size >= 2 ? [...donors.values()] : judged.present.filter((match) => !match.accepted),
    'near-miss': [],
    contradicts: [],
  });
  if (withoutCount.status === 'conflict') return withoutCount;
  const named = [...donors.values()];
  // What was lengthened or put back was not transferred beside it.
  const kept = new Set(judged.contradicts.filter((match) => match.accepted).map((match) => match.mention.leaves[0]!.concept));
  const others = new Set(
    judged['near-miss']
      .filter(
        ({ accepted, mention }) =>
          accepted &&
          !donors.has(mention.leaves[0]!.concept) &&
          !recipients.has(mention.leaves[0]!.concept) &&
          !kept.has(mention.leaves[0]!.concept),
      )
      .map((match) => match.mention.leaves[0]!.concept),
  );
  if (named.length >= 2) return decide('present', named, 'supports', donors.size > sure);
  // Beside one that does not count (planned, another person's) a single one is of the same statement.
  const refusedBeside =
    named.length === 1 &&
    [...judged.present, ...judged['near-miss']].some(
      (match) =>
        !match.accepted &&
        toldOfAll.has(match.assessments[0]!.assertion) &&
        !recipients.has(match.mention.leaves[0]!.concept) &&
        match.mention.leaves[0]!.concept !== named[0]!.mention.leaves[0]!.concept &&
        sentenceOf(match) === sentenceOf(named[0]!),
    );
  if (refusedBeside)
    return decideByRules({ ...judged, present: judged.present.filter((match) => !match.accepted), 'near-miss': [], contradicts: [] });
  // One tendon and no word of another: the operation of one tendon.
  if (named.length === 1 && (noOther.length > 0 || (several.length === 0 && others.size === 0)))
    return decide('conflict', [...named, ...noOther], 'contradicts', noOther.length === 0);
  return withoutCount;
};
