// donor-tendons: how many different tendons were given a new insertion. The rules say which muscle stands with which act;
// here those that only receive a tendon, or show the way, are taken out, and the rest are counted.
//   present rules      a named muscle and an act of transfer; its first leaf is the muscle
//   near-miss rules    a named muscle and an act of release: it counts where several tendons are said to be transferred
//   contradicts rules  1 a named muscle that was lengthened, cut or put back; 2 one that was looked at and left; 3 every named muscle;
//                      4 words of what was meant to be done; 5 words of a tendon that was left; 6 a transfer that was given up
//   conflict rules     3 a lengthening and nothing more; 4 no other tendon; 5 a mere cut; 7 and 8 of two that were meant one was moved
//   partial rules      a transfer of tendons that are not named; the first rule those in the plural
// What a title names, or a sentence about what was meant, is weak: it gives way to an account by which that tendon was left.
import { type Decision, decideByRules, type Judged } from '../element.ts';
import { evidenceOf } from '../evidence.ts';
import type { Match } from '../judge.ts';
import { distinct } from '../quote.ts';
import { reasonFor } from '../reason.ts';
import type { Computation } from './computation.ts';
import {
  comesFrom,
  inTitle,
  isShortHead,
  leftMuscles,
  muscleOf,
  onlyMeant,
  placeOf,
  sentenceAt,
  sentenceOf,
  standsAside,
  standsInRow,
  tokensOf,
} from './tendon-mentions.ts';

/** What a statement about several tendons is, where it is not this operation's: one of them alone is then no other statement. */
const toldOfAll: ReadonlySet<string> = new Set(['planned', 'conditional', 'other-person', 'historical', 'uncertain']);

/** The matches that an account comes to. */
interface Account {
  /** By muscle, what the account moves. */
  readonly strong: ReadonlyMap<string, Match>;
  /** By muscle, what only a title, a plan or an act of release speaks of. */
  readonly weak: ReadonlyMap<string, Match>;
  /** Muscles that a title or a plan names as moved. */
  readonly given: ReadonlySet<string>;
  readonly left: ReadonlySet<string>;
  /** Muscles that were to be moved, and left. */
  readonly meantAndLeft: ReadonlySet<string>;
  readonly recipients: ReadonlySet<string>;
  readonly lengthened: readonly Match[];
  /** Whether a title says it, or a sentence about what was meant. */
  readonly isWeak: (match: Match) => boolean;
  /** True where releases were counted as well, since several tendons are said to be transferred and fewer than two named so. */
  readonly loose: boolean;
}

/** The accepted matches of one rule. */
const acceptedBy = (judged: Judged, key: 'contradicts' | 'conflict' | 'partial' | 'near-miss', number: number): Match[] =>
  judged[key].filter((match) => match.accepted && match.rule === `${key} ${number}`);

const standsWith = (match: Match, others: readonly Match[]): boolean =>
  others.some((one) => one.document === match.document && placeOf(one) === placeOf(match));

/** Every named muscle, accepted or not. */
const musclesOf = (judged: Judged): readonly Match[] => judged.contradicts.filter(({ rule }) => rule === 'contradicts 3');

/** Whether a title says it, or a sentence about what was meant. */
function weaknessOf(judged: Judged): (match: Match) => boolean {
  const meant = acceptedBy(judged, 'contradicts', 4);
  return (match) =>
    inTitle(match) ||
    meant.some((one) => {
      const distance = placeOf(match) - placeOf(one);
      return one.document === match.document && sentenceAt(one) === sentenceAt(match) && distance <= 18 && distance >= -8;
    });
}

/** The muscles that the account left where they were. */
function leftIn(judged: Judged): Set<string> {
  const muscles = musclesOf(judged);
  const freed = acceptedBy(judged, 'near-miss', 2);
  // "Freed to the upper third, its pedicle spared": what was freed in the same breath was not left.
  const freedBeside = (words: Match, muscle: Match): boolean =>
    freed.some((match) => sentenceOf(match) === sentenceOf(words) && muscleOf(match) === muscleOf(muscle));
  const seen = acceptedBy(judged, 'contradicts', 2).filter((match) => !inTitle(match));
  const told = acceptedBy(judged, 'contradicts', 5).flatMap((words) =>
    leftMuscles(words, muscles).filter((match) => !freedBeside(words, match)),
  );
  return new Set([...seen, ...told].filter((match) => !isShortHead(match)).map(muscleOf));
}

/** Which muscles the record moves, and how firmly it says so. */
function accountOf(judged: Judged): Account {
  const muscles = musclesOf(judged);
  const lengthened = acceptedBy(judged, 'contradicts', 1);
  const isWeak = weaknessOf(judged);
  const left = leftIn(judged);
  const strong = new Map<string, Match>();
  const weak = new Map<string, Match>();
  const recipients = new Set<string>();
  const takesIn = new Set<string>();
  // Muscles that only receive a tendon or show the way, by themselves; of a list what follows one is one as well.
  const aside = [...judged.present, ...judged['near-miss']].filter((match) => {
    const { first, last } = match.mention.leaves[0]!;
    return standsAside(tokensOf(match), first, last, new Set());
  });
  const collect = (matches: readonly Match[], loose: boolean): void => {
    for (const match of matches) {
      if (!match.accepted || standsWith(match, lengthened)) continue;
      const leaf = match.mention.leaves[0]!;
      const tokens = tokensOf(match);
      if (onlyMeant(tokens, leaf.first)) continue;
      if (loose && (recipients.has(leaf.concept) || left.has(leaf.concept))) continue;
      const asideOf = new Set(
        aside
          .filter((one) => one.document === match.document)
          .map(placeOf)
          .filter((place) => place < leaf.first),
      );
      // "Extension now comes from the biceps": the muscle that does the new work.
      const doesTheWork = match.rule === 'present 2' && comesFrom(tokens, leaf.first);
      if (!doesTheWork && standsAside(tokens, leaf.first, leaf.last, asideOf)) {
        recipients.add(leaf.concept);
        // "Transfer of the rectus to the gracilis": what the title says takes it in is moved nowhere.
        if (inTitle(match)) takesIn.add(leaf.concept);
        continue;
      }
      const into = loose || isWeak(match) ? weak : strong;
      if (!into.has(leaf.concept)) into.set(leaf.concept, match);
      for (const other of muscles) {
        const goesAlong =
          standsInRow(other, match, leaf.first) &&
          other.document.context.assess(placeOf(other), other.mention.leaves[0]!.last, other.mention.leaves).assertion === 'affirmed' &&
          !standsWith(other, lengthened) &&
          !recipients.has(muscleOf(other)) &&
          !standsAside(tokens, placeOf(other), other.mention.leaves[0]!.last, asideOf);
        if (goesAlong && !into.has(muscleOf(other))) into.set(muscleOf(other), other);
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
  const loose = strong.size + weak.size < 2;
  if (loose && acceptedBy(judged, 'partial', 1).length > 0) {
    collect(judged['near-miss'], true);
    for (const muscle of strong.keys()) weak.delete(muscle);
    for (const muscle of meantAndLeft) weak.delete(muscle);
  }
  return { strong, weak, given, left, meantAndLeft, recipients, lengthened, isWeak, loose };
}

function decide(status: Decision['status'], matches: readonly Match[], role: 'supports' | 'contradicts', review: boolean): Decision {
  const evidence = distinct(matches.flatMap((match) => evidenceOf(match, role)));
  return { status, evidence, reason: reasonFor(status, matches, evidence[0]), review };
}

/** The conflict of an account that in the end moves one of several that were meant, or lengthens what was to be moved; or null. */
function oneOfSeveral(judged: Judged, account: Account): Decision | null {
  const { strong, weak, given, left, recipients, lengthened, isWeak } = account;
  if (strong.size >= 2) return null;
  const one = [...acceptedBy(judged, 'conflict', 7), ...acceptedBy(judged, 'conflict', 8).filter((match) => !isWeak(match))];
  if (one.length > 0) return decide('conflict', [...one, ...strong.values()], 'contradicts', false);
  const wasMeant = (match: Match): boolean => !match.accepted && toldOfAll.has(match.assessments[0]!.assertion);
  // A tendon that was meant as well, and left: what remains is one.
  const meantAndLeft = new Set(account.meantAndLeft);
  for (const match of [...judged.present, ...musclesOf(judged)])
    if (
      left.has(muscleOf(match)) &&
      !strong.has(muscleOf(match)) &&
      (match.rule === 'contradicts 3' ? !inTitle(match) && isWeak(match) : wasMeant(match))
    )
      meantAndLeft.add(muscleOf(match));
  const freed = acceptedBy(judged, 'near-miss', 2).filter(
    (match) =>
      !standsWith(match, lengthened) &&
      !isWeak(match) &&
      !left.has(muscleOf(match)) &&
      !recipients.has(muscleOf(match)) &&
      !strong.has(muscleOf(match)),
  );
  const moved = new Map([...freed.map((match) => [muscleOf(match), match] as const), ...strong]);
  for (const muscle of meantAndLeft) moved.delete(muscle);
  const stillMeant = [...given].some((muscle) => !meantAndLeft.has(muscle) && !moved.has(muscle));
  if (meantAndLeft.size > 0 && moved.size === 1 && !stillMeant) return decide('conflict', [...moved.values()], 'contradicts', true);
  // What was to be transferred was lengthened instead.
  const instead = lengthened.filter((match) => !inTitle(match) && !isShortHead(match));
  const dropped = acceptedBy(judged, 'contradicts', 6);
  const wasToBe = new Set([...judged.present.filter(wasMeant), ...weak.values()].map(muscleOf));
  const nothingMoved = strong.size + weak.size === 0 && acceptedBy(judged, 'partial', 2).length === 0;
  const droppedAfter = (match: Match): boolean =>
    dropped.some((words) => words.document === match.document && placeOf(match) < placeOf(words));
  if (
    instead.some((match) => wasToBe.has(muscleOf(match))) &&
    (dropped.length > 0 || nothingMoved) &&
    [...strong.values()].every(droppedAfter)
  )
    return decide('conflict', [...dropped, ...instead], 'contradicts', true);
  return null;
}

export const donorTendons: Computation = (_record, judged) => {
  const account = accountOf(judged);
  const conflict = oneOfSeveral(judged, account);
  if (conflict !== null) return conflict;
  const { strong, weak, left, recipients, lengthened, isWeak, loose } = account;
  const donors = new Map([...strong, ...weak]);
  const several = acceptedBy(judged, 'partial', 1);
  // "No other tendon", a mere cut or lengthening contradict only where no two tendons are named.
  const noOther = acceptedBy(judged, 'conflict', 4);
  const settled = new Set(['conflict 4', 'conflict 7', 'conflict 8']);
  if (donors.size > 0) settled.add('conflict 5');
  // "The semimembranosus only lengthened" beside several that were moved.
  if (strong.size > 0 || [...several, ...acceptedBy(judged, 'partial', 2)].some((match) => !inTitle(match) && !isWeak(match)))
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
  if (named.length >= 2) return decide('present', named, 'supports', loose);
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
