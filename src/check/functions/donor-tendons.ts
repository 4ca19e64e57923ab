// donor-tendons: how many different tendons were given a new insertion. The rules say which muscle stands with which act;
// here those that only receive a tendon, or show the way, are taken out, and the rest are counted.
//   present rules      a named muscle and an act of transfer; its first leaf is the muscle
//   near-miss rules    a named muscle and an act of release: it counts where several tendons are said to be transferred
//   contradicts rules  1 a named muscle that was lengthened, cut or put back; 2 one that was looked at and left; 3 every named muscle;
//                      4 words of what was meant to be done; 5 words of a tendon that was left; 6 a transfer that was given up
//   conflict rules     3 a lengthening and nothing more; 4 no other tendon; 5 a mere cut; 7 and 8 of two that were meant one was moved
//   partial rules      a transfer of tendons that are not named; the first rule those in the plural
// What a title names, or a sentence about what was meant, is weak: it gives way to an account by which that tendon was left.
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

const tokensOf = (match: Match): readonly Token[] => match.document.note.tokens;
const placeOf = (match: Match): number => match.mention.leaves[0]!.first;
const muscleOf = (match: Match): string => match.mention.leaves[0]!.concept;
const sentenceAt = (match: Match): number => tokensOf(match)[placeOf(match)]!.sentence;
const sentenceOf = (match: Match): string => `${match.document.index} ${sentenceAt(match)}`;

const inTitle = ({ document: { note }, mention }: Match): boolean =>
  note.sections[note.sentences[note.tokens[mention.leaves[0]!.first]!.sentence]!.section]!.kind === 'procedure';

/** "Biceps short head left where it is": of a muscle that was moved, a head stayed. */
const isShortHead = (match: Match): boolean => {
  const { first, last } = match.mention.leaves[0]!;
  return tokensOf(match)
    .slice(Math.max(0, first - 1), last + 2)
    .some(({ norm }) => norm === 'short');
};

/** The muscles that the words of leaving at `left` speak of: those of their sentence before them, else of the last sentence that names one. */
function leftMuscles(left: Match, muscles: readonly Match[]): Match[] {
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

export const donorTendons: Computation = (_record, judged) => {
  const accepted = (key: 'contradicts' | 'conflict' | 'partial', number: number): Match[] =>
    judged[key].filter((match) => match.accepted && match.rule === `${key} ${number}`);
  const muscles = judged.contradicts.filter(({ rule }) => rule === 'contradicts 3');
  const meant = accepted('contradicts', 4);
  const lengthened = accepted('contradicts', 1);
  const isLengthened = (match: Match): boolean =>
    lengthened.some((one) => one.document === match.document && placeOf(one) === placeOf(match));

  /** What a title says, or a sentence about what was meant. */
  const isWeak = (match: Match): boolean =>
    inTitle(match) ||
    meant.some((one) => {
      const distance = placeOf(match) - placeOf(one);
      return one.document === match.document && sentenceAt(one) === sentenceAt(match) && distance <= 18 && distance >= -8;
    });

  const left = new Set<string>();
  for (const match of accepted('contradicts', 2)) if (!inTitle(match) && !isShortHead(match)) left.add(muscleOf(match));
  // "Freed to the upper third, its pedicle spared": what was freed in the same breath was not left.
  const freedBeside = (words: Match, muscle: Match): boolean =>
    judged['near-miss'].some(
      (match) =>
        match.accepted && match.rule === 'near-miss 2' && sentenceOf(match) === sentenceOf(words) && muscleOf(match) === muscleOf(muscle),
    );
  for (const words of accepted('contradicts', 5))
    for (const match of leftMuscles(words, muscles))
      if (!isShortHead(match) && !freedBeside(words, match)) {
        left.add(muscleOf(match));
      }

  const strong = new Map<string, Match>();
  const weak = new Map<string, Match>();
  const recipients = new Set<string>();
  const takesIn = new Set<string>();
  const collect = (matches: readonly Match[], loose: boolean): void => {
    for (const match of matches) {
      if (!match.accepted || isLengthened(match)) continue;
      const leaf = match.mention.leaves[0]!;
      const tokens = tokensOf(match);
      if (onlyMeant(tokens, leaf.first)) continue;
      if (loose && (recipients.has(leaf.concept) || left.has(leaf.concept))) continue;
      const asideOf = new Set<number>();
      for (const other of [...judged.present, ...judged['near-miss']]) {
        const one = other.mention.leaves[0]!;
        if (other.document === match.document && one.first < leaf.first && standsAside(tokens, one.first, one.last, new Set()))
          asideOf.add(one.first);
      }
      // "Extension now comes from the biceps": the muscle that does the new work.
      const doesTheWork = match.rule === 'present 2' && comesFrom(tokens, leaf.first);
      if (!doesTheWork && standsAside(tokens, leaf.first, leaf.last, asideOf)) {
        recipients.add(leaf.concept);
        // "Transfer of the rectus to the gracilis": what the title says takes it in is moved nowhere.
        if (inTitle(match)) takesIn.add(leaf.concept);
      } else {
        const into = loose || isWeak(match) ? weak : strong;
        if (!into.has(leaf.concept)) into.set(leaf.concept, match);
        // "Sartorius and tensor fasciae latae were loosened … and stitched down": what is joined to it goes with it.
        for (const other of muscles) {
          const end = other.mention.leaves[0]!.last;
          const joined = tokens.slice(end, leaf.first);
          const goesAlong =
            other.document === match.document &&
            other.document.context.assess(placeOf(other), end, other.mention.leaves).assertion === 'affirmed' &&
            joined.length > 0 &&
            joined.length <= 3 &&
            joined.some(({ norm }) => joins.has(norm) && norm !== 'or') &&
            joined.every(({ norm }) => joins.has(norm) || ['the', 'then', 'both'].includes(norm)) &&
            !isLengthened(other) &&
            !recipients.has(muscleOf(other)) &&
            !standsAside(tokens, placeOf(other), end, asideOf);
          if (goesAlong && !into.has(muscleOf(other))) into.set(muscleOf(other), other);
        }
      }
    }
  };
  collect(judged.present, false);
  for (const muscle of takesIn) if (!(weak.has(muscle) && inTitle(weak.get(muscle)!))) strong.delete(muscle);
  const given = new Set(weak.keys());
  for (const muscle of strong.keys()) weak.delete(muscle);
  // A tendon that the title or the plan alone has moved, and the account left where it was, was not moved.
  const meantAndLeft = new Set([...weak.keys()].filter((muscle) => left.has(muscle)));
  for (const muscle of meantAndLeft) weak.delete(muscle);
  const sure = strong.size + weak.size < 2 ? 0 : 99;
  const several = accepted('partial', 1);
  if (several.length > 0 && strong.size + weak.size < 2) {
    collect(judged['near-miss'], true);
    for (const muscle of strong.keys()) weak.delete(muscle);
    for (const muscle of meantAndLeft) weak.delete(muscle);
  }
  const donors = new Map([...strong, ...weak]);

  const decide = (status: Decision['status'], matches: readonly Match[], role: 'supports' | 'contradicts', review: boolean): Decision => {
    const evidence = distinct(matches.flatMap((match) => evidenceOf(match, role)));
    return { status, evidence, reason: reasonFor(status, matches, evidence[0]), review };
  };
  if (strong.size < 2) {
    const one = [...accepted('conflict', 7), ...accepted('conflict', 8).filter((match) => !isWeak(match))];
    if (one.length > 0) return decide('conflict', [...one, ...strong.values()], 'contradicts', false);
    // A tendon that was meant as well, and left: what remains is one.
    for (const match of [...judged.present, ...muscles])
      if (
        left.has(muscleOf(match)) &&
        !strong.has(muscleOf(match)) &&
        (match.rule === 'contradicts 3'
          ? !inTitle(match) && isWeak(match)
          : !match.accepted && toldOfAll.has(match.assessments[0]!.assertion))
      )
        meantAndLeft.add(muscleOf(match));
    const freed = judged['near-miss'].filter(
      (match) =>
        match.accepted &&
        match.rule === 'near-miss 2' &&
        !isLengthened(match) &&
        !isWeak(match) &&
        !left.has(muscleOf(match)) &&
        !recipients.has(muscleOf(match)) &&
        !strong.has(muscleOf(match)),
    );
    const moved = new Map([...freed.map((match) => [muscleOf(match), match] as const), ...strong]);
    for (const muscle of meantAndLeft) moved.delete(muscle);
    const stillMeant = [...given].filter((muscle) => !meantAndLeft.has(muscle) && !moved.has(muscle));
    if (meantAndLeft.size > 0 && moved.size === 1 && stillMeant.length === 0)
      return decide('conflict', [...moved.values()], 'contradicts', true);
    // What was to be transferred was lengthened instead.
    const instead = lengthened.filter((match) => !inTitle(match) && !isShortHead(match));
    const dropped = accepted('contradicts', 6);
    const wasToBe = new Set(
      [...judged.present.filter((match) => !match.accepted && toldOfAll.has(match.assessments[0]!.assertion)), ...weak.values()].map(
        muscleOf,
      ),
    );
    if (
      instead.some((match) => wasToBe.has(muscleOf(match))) &&
      (dropped.length > 0 || (donors.size === 0 && accepted('partial', 2).length === 0)) &&
      [...strong.values()].every((match) => dropped.some((one) => one.document === match.document && placeOf(match) < placeOf(one)))
    )
      return decide('conflict', [...dropped, ...instead], 'contradicts', true);
  }
  // "No other tendon", a mere cut or lengthening contradict only where no two tendons are named.
  const noOther = accepted('conflict', 4);
  const settled = new Set(['conflict 4', 'conflict 7', 'conflict 8']);
  if (donors.size > 0) settled.add('conflict 5');
  // "The semimembranosus only lengthened" beside several that were moved.
  if (strong.size > 0 || [...several, ...accepted('partial', 2)].some((match) => !inTitle(match) && !isWeak(match)))
    settled.add('conflict 3');
  const withoutCount = decideByRules({
    ...judged,
    conflict: judged.conflict.filter(({ rule }) => !settled.has(rule)),
    present: donors.size >= 2 ? [...donors.values()] : judged.present.filter((match) => !match.accepted),
    'near-miss': [],
    contradicts: [],
  });
  if (withoutCount.status === 'conflict') return withoutCount;
  const named = [...donors.values()];
  // What was lengthened or put back was not transferred beside it.
  const kept = new Set([...lengthened.map(muscleOf), ...left]);
  const others = new Set(
    judged['near-miss']
      .filter((match) => match.accepted && !donors.has(muscleOf(match)) && !recipients.has(muscleOf(match)) && !kept.has(muscleOf(match)))
      .map(muscleOf),
  );
  if (named.length >= 2) return decide('present', named, 'supports', donors.size > sure);
  // Beside one that does not count (planned, another person's) a single one is of the same statement.
  const refusedBeside =
    named.length === 1 &&
    [...judged.present, ...judged['near-miss']].some(
      (match) =>
        !match.accepted &&
        toldOfAll.has(match.assessments[0]!.assertion) &&
        !recipients.has(muscleOf(match)) &&
        muscleOf(match) !== muscleOf(named[0]!) &&
        sentenceOf(match) === sentenceOf(named[0]!),
    );
  if (refusedBeside)
    return decideByRules({ ...judged, present: judged.present.filter((match) => !match.accepted), 'near-miss': [], contradicts: [] });
  // One tendon and no word of another: the operation of one tendon.
  if (named.length === 1 && (noOther.length > 0 || (several.length === 0 && others.size === 0)))
    return decide('conflict', [...named, ...noOther], 'contradicts', noOther.length === 0);
  return withoutCount;
};
