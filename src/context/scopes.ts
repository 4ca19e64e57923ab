// Whether a cue reaches a target: direction, clause, terminators, lists.
import type { Assertion } from '../contract/report.ts';
import type { Clause, Clauses } from './clauses.ts';
import type { CompiledCues } from './compile.ts';
import type { CueHit, Hits } from './hits.ts';
import { looksPast } from './kinds.ts';
import { told } from './told.ts';
import { isAuxiliary, isInfinitive, isNoun, joinsInfinitive, tellsPast, type Words } from './words.ts';

/** One sentence, read as far as cues and frames need it. */
export interface Reading {
  readonly words: Words;
  readonly clauses: Clauses;
  readonly hits: Hits;
  readonly compiled: CompiledCues;
}

/** A half-open range of positions in a sentence. */
export interface Range {
  readonly first: number;
  readonly last: number;
}

export const clauseAt = (reading: Reading, at: number): Clause => reading.clauses.list[reading.clauses.of[at] ?? 0] as Clause;

/** True where `inner` is `outer` or a part of it that a cue in `outer` can reach: a complement or what follows a colon. */
function isPart(reading: Reading, outer: Clause, inner: Clause): boolean {
  let at: Clause | undefined = inner;
  while (at !== undefined) {
    if (at === outer) return true;
    if (at.kind === 'aside' && at.opener !== '(' && at.opener !== '[') return false;
    if (at.kind === 'sub') return false;
    at = reading.clauses.list[at.parent];
  }
  return false;
}

function crossesColon(reading: Reading, outer: Clause, inner: Clause): boolean {
  for (let at: Clause | undefined = inner; at !== undefined && at !== outer; at = reading.clauses.list[at.parent])
    if (at.opener === ':') return true;
  return false;
}

/** True where the clause has a finite verb, or, where `loose`, a participle after a noun that stands for one. */
const isStatement = (reading: Reading, clause: Clause, loose = true): boolean => {
  for (let at = clause.first; at < clause.last; at++)
    if (
      reading.clauses.of[at] === clause.index &&
      (reading.words.forms[at] === 'finite' || (loose && reading.words.forms[at] === 'past' && isNoun(reading.words.tokens[at - 1])))
    )
      return true;
  return false;
};

/** True where the piece after the comma says how something is: ", skin edges viable". */
function saysQuality(reading: Reading, at: number): boolean {
  const { words } = reading;
  let end = at + 1;
  while (
    end < words.tokens.length &&
    words.tokens[end]?.kind !== 'punctuation' &&
    reading.clauses.of[end] === reading.clauses.of[at] &&
    !/^(?:and|or|nor)$/.test(words.norms[end] as string)
  )
    end += 1;
  const last = words.tokens[end - 1];
  return (
    end - at > 2 &&
    isNoun(words.tokens[end - 2]) &&
    (last?.pos === 'ADJ' || /^(?:in|out|up|down|back|off|away|home|on)$/.test(last?.norm ?? ''))
  );
}

/** True where the piece after the comma opens with an amount that tells of something there, or ends with one: ", granulations plenty". */
const saysAmount = (reading: Reading, at: number): boolean => {
  const { norms, tokens } = reading.words;
  const amounts = reading.compiled.classes.get('amounts');
  for (let look = at + 1; look < norms.length && look < at + 4; look++) {
    if (tokens[look]?.kind === 'punctuation' || /^(?:and|or|nor)$/.test(norms[look] as string)) return false;
    if (amounts?.has(norms[look] as string)) return true;
  }
  return false;
};

const affirming =
  /^(?:brisk|good|excellent|intact|normal|clear|viable|healthy|satisfactory|stable|patent|full|strong|pink|adequate|complete|clean|dry|well|robust|bounding|equal|symmetrical?|concentric|congruent|sound|secure|snug|watertight|even|smooth|soft|warm|palpable|preserved|perfect|solid|ample)$/;

/** True where a denial ends before the target: a verb of its own after "and", a past relative clause, an affirming word before or after. */
function isFreed(reading: Reading, outer: Clause, inner: Clause, from: number, to: number): boolean {
  const { words, clauses } = reading;
  if (inner !== outer && /^(?:which|who)$/.test(inner.opener) && tellsPast(words, inner.first, inner.last)) return true;
  for (let at = from; at < to; at++) {
    const norm = words.norms[at] as string;
    if (clauses.of[at] !== outer.index && clauses.of[at] !== inner.index) continue;
    if (norm !== 'and' && norm !== 'then' && norm !== 'but' && norm !== ',') continue;
    let next = at + 1;
    while (words.tokens[next]?.pos === 'ADV' && !affirming.test(words.norms[next] as string)) next += 1;
    // "had no crown left and was sectioned"
    if (norm !== ',' && words.forms[next] === 'finite') return true;
    // "no residual stenosis and brisk runoff"
    if (affirming.test(words.norms[next] ?? '') && words.norms[next + 1] !== 'or') return true;
    // "no bubbles, donuts complete x2"
    for (let look = next + 1; look < next + 4 && look < words.tokens.length; look++) {
      if (words.tokens[look]?.kind === 'punctuation' || /^(?:and|or|nor)$/.test(words.norms[look] as string)) break;
      if (affirming.test(words.norms[look] as string) && isNoun(words.tokens[look - 1])) return true;
    }
  }
  return false;
}

/** True where a comma at `at` is between members of one list, or encloses an insertion. */
export function commaContinues(reading: Reading, at: number, strict: boolean): boolean {
  if (saysQuality(reading, at) || saysAmount(reading, at)) return false;
  const { words } = reading;
  const clause = reading.clauses.of[at];
  let length = 0;
  for (let look = at + 1; look < words.tokens.length && reading.clauses.of[look] === clause; look++) {
    const norm = words.norms[look] as string;
    if (norm === 'or' || norm === 'nor' || norm === 'and' || norm === '/')
      return length > 0 || norm !== 'and' || words.forms[look + 1] === '';
    if (norm === ',') {
      length = 0;
      continue;
    }
    const form = words.forms[look];
    if (form === 'finite' || (form === 'past' && length === 0)) return false;
    if (length === 0 && /^(?:with|without|no|which|to|in|as|for|now|then)$/.test(norm)) return false;
    length += 1;
  }
  return !strict && length <= 3;
}

/** True where a coordinator at `at` joins a verb phrase: "and laid along", "then closed". */
function joinsVerb(words: Words, at: number): boolean {
  for (let look = at + 1; look < at + 4 && look < words.tokens.length; look++) {
    const form = words.forms[look];
    if (form === 'past' || form === 'finite' || form === 'base') return true;
    if (words.tokens[look]?.pos !== 'ADV') return false;
  }
  return false;
}

/** True where a comma that is none of a list stands between: "donor femoral head, cultures negative". */
function partedByComma(reading: Reading, from: number, to: number): boolean {
  const { norms } = reading.words;
  const comma = norms.slice(from, to).lastIndexOf(',');
  return comma >= 0 && !norms.slice(from + comma, to).some((norm) => /^(?:and|or|nor)$/.test(norm)) && to - from - comma > 1;
}

function terminated(reading: Reading, category: Assertion, from: number, to: number): boolean {
  return reading.hits.terminators.some((end) => end.ends.has(category) && end.first >= from && end.last <= to);
}

/** True where only a verb phrase stands between the comma and the cue: ", then given up". */
function commaJoinsVerb(words: Words, comma: number, cue: number): boolean {
  for (let at = comma + 1; at < cue; at++) if (isNoun(words.tokens[at])) return false;
  return true;
}

/** True where the way from `from` to `to` (half-open) stays inside one phrase with its list. */
function samePhrase(reading: Reading, from: number, to: number, listed: boolean): boolean {
  const { words } = reading;
  const gerund = words.forms[from] === 'ing';
  const infinitive = words.norms[from - 1] === 'to';
  for (let at = from; at < to; at++) {
    const norm = words.norms[at] as string;
    const form = words.forms[at];
    if (infinitive && (isInfinitive(words, at) || (/^(?:,|and|or|then)$/.test(norm) && joinsInfinitive(words, at)))) continue;
    if (form === 'finite') return false;
    if ((norm === 'and' || norm === 'then') && joinsVerb(words, at) && !gerund) return false;
    if (norm === ',' && listed && !commaContinues(reading, at, true)) return false;
  }
  return true;
}

/** True where the clause of the target tells something past, apart from the cue. */
export const pastAround = (reading: Reading, target: Range, cue: Range): boolean =>
  told(reading, clauseAt(reading, target.first)).pasts.some((at) => at < cue.first || at >= cue.last);

const targetIsBare = (reading: Reading, target: Range): boolean =>
  /^(?:would|could|might)$/.test(
    reading.words.norms.slice(clauseAt(reading, target.first).first, target.last).find((norm) => /^(?:would|could|might)$/.test(norm)) ??
      '',
  );

/** True where the target's last word is of the class, or it holds one written in several words. */
const isSpared = (reading: Reading, name: string, target: Range): boolean =>
  (reading.compiled.classes.get(name)?.has(reading.words.norms[target.last - 1] as string) ?? false) ||
  (reading.hits.classes.get(name) ?? []).some((range) => range.first >= target.first && range.last <= target.last);

const negator = /^(?:no|not|without|never|nil|absent|negative|none)$/;
const habits = /^(?:if|unless|every|any|whenever|as|so)$/;

/** True where a finite verb in the present stands in the target's clause outside the cue and its own clause: a description, no plan. */
function tellsHabit(reading: Reading, clause: Clause, cue: CueHit): boolean {
  const { words } = reading;
  const end = clause.index === reading.clauses.of[cue.first] ? cue.first : clause.last;
  if (clause.kind === 'sub' && cue.first === clause.first) return false;
  for (let at = clause.first; at < end; at++) {
    const norm = words.norms[at] as string;
    if (
      reading.clauses.of[at] === clause.index &&
      words.forms[at] === 'finite' &&
      /[^aius]s$/.test(norm) &&
      norm !== 'is' &&
      norm !== 'was'
    )
      return true;
  }
  return false;
}

const reports = /^(?:shows?|reveals?|demonstrates?|confirms?|reads?|records?|recommends|depicts?|displays?|states)$/;
const states = /^(?:is|are|has|have|looks?|remains?|appears?|grows?)$/;
const ahead = /^(?:due|for|booked|scheduled|planned|listed|set|arranged|out|off|next|on|down|in|up)$/;

/** True where the clause tells of now what was found: "Ultrasound on day one shows the head seated", "Friday's film has the head in". */
function tellsFinding({ words }: Reading, clause: Clause, time: boolean): boolean {
  const norms = words.norms.slice(clause.first, clause.last);
  if (norms.some((norm) => /^(?:will|shall|to|plan|if)$/.test(norm))) return false;
  return norms.some((norm, at) => {
    if (reports.test(norm)) return /s$/.test(norm) || words.forms[clause.first + at] === 'finite';
    return time && states.test(norm) && words.forms[clause.first + at] === 'finite' && !ahead.test(norms[at + 1] ?? '');
  });
}
/** True where the sentence holds a member of the class outside `own`. */
const holds = (reading: Reading, name: string, ...own: readonly Range[]): boolean => {
  const outside = (first: number, last: number): boolean => own.every((range) => last <= range.first || first >= range.last);
  const words = reading.compiled.classes.get(name);
  return (
    reading.words.norms.some((norm, at) => words?.has(norm) && outside(at, at + 1)) ||
    (reading.hits.classes.get(name) ?? []).some((range) => outside(range.first, range.last))
  );
};
/** True where an object begins: a noun phrase or a gerund, no reason or place. */
function opensObject(reading: Reading, at: number): boolean {
  const { words } = reading;
  const token = words.tokens[at];
  if (token === undefined || /^(?:due|because|as|secondary|owing|given|there|here|this|that)$/.test(words.norms[at] as string))
    return false;
  return isNoun(token) || token.pos === 'DET' || token.pos === 'ADJ' || token.pos === 'NUM' || words.forms[at] === 'ing';
}

/** True where the time dates a study, or what was seen, whose result stands after a colon: "CT Monday: joint invaded", "Seen Thursday: clean". */
function datesField(reading: Reading, time: Range, target: Clause): boolean {
  const { words, compiled } = reading;
  if (target.opener !== ':' || time.last > target.first) return false;
  const { first } = clauseAt(reading, time.first);
  return (
    words.forms[first] === 'past' ||
    words.norms.slice(first, time.first).some((norm) => compiled.classes.get('investigations')?.has(norm) ?? false)
  );
}

const beForms = new Set('was were is are be been being am got get'.split(' '));

const scaled =
  /^(?:he|she|patient|pt|child|infant|baby|swabs?|sponges?|packs?|specimens?|tissue|limb|blood|mass|tumou?r|placenta|they|it)$/;

const voices = new WeakMap<CueHit, 'forward' | 'backward' | 'both' | 'none'>();

/** `voiceOf`, kept: it is the same for every target. */
function keptVoice(reading: Reading, hit: CueHit): 'forward' | 'backward' | 'both' | 'none' {
  const known = voices.get(hit);
  if (known !== undefined) return known;
  const voice = voiceOf(reading, hit);
  voices.set(hit, voice);
  return voice;
}

/** Which side a verb speaks of: its subject where it is passive, its object where it is active; nothing where it is denied. */
function voiceOf(reading: Reading, hit: CueHit): 'forward' | 'backward' | 'both' | 'none' {
  const { words } = reading;
  const verb = words.norms[hit.first] as string;
  const isPast = words.forms[hit.first] === 'past' || looksPast(verb);
  let at = hit.first - 1;
  let coordinated = false;
  for (; at >= 0 && at > hit.first - 8; at--) {
    const norm = words.norms[at] as string;
    if (norm === 'not' || norm === 'never') return 'none';
    if (words.tokens[at]?.pos === 'ADV' || norm === 'then' || norm === ',') continue;
    if (isPast && (norm === 'and' || norm === 'but' || norm === 'or')) {
      coordinated = true;
      continue;
    }
    // "was discussed but rejected": the auxiliary stands before the first of two verbs.
    if (coordinated && words.forms[at] === 'past') continue;
    break;
  }
  const before = words.norms[at] as string | undefined;
  const follower = words.norms[hit.last] ?? '';
  // "was considered adequate" judges; "will be discussed" is still to come.
  if (
    hit.cue.id === 'considered.weigh' &&
    (words.tokens[hit.last]?.pos === 'ADJ' ||
      follower === 'to' ||
      (before === 'be' && /^(?:will|shall|to|should)$/.test(words.norms[at - 1] ?? '')))
  )
    return 'none';
  // "the specimen was weighed": on scales.
  if (
    /^weigh/.test(verb) &&
    (words.tokens[hit.last]?.pos === 'NUM' ||
      (before !== undefined && beForms.has(before) && (/^(?:at|before|after)$/.test(follower) || scaled.test(words.norms[at - 1] ?? ''))))
  )
    return 'none';
  // "delayed closure", "planned graft" name a kind of thing; "we planned", "the board recommended" tell of a plan made then.
  if (isPast && words.forms[hit.first] === '' && !(before !== undefined && beForms.has(before)) && opensObject(reading, hit.last))
    return 'none';
  if (hit.cue.category === 'planned' && isPast && opensObject(reading, hit.last) && !/^(?:is|are|be)$/.test(before ?? '')) return 'none';
  if (/^exclude/.test(verb) && /^(?:from|with)$/.test(follower)) return 'none';
  if (!isPast) return verb === 'being' ? 'backward' : 'forward';
  const object = opensObject(reading, hit.last);
  // "He was offered and turned down amputation": the second verb has an object of its own.
  if (coordinated && object) return 'forward';
  if (before !== undefined && beForms.has(before)) return 'backward';
  if (before === 'has' || before === 'have' || before === 'had') return 'forward';
  const subjectBefore = isNoun(words.tokens[hit.first - 1]);
  if (object) return 'forward';
  return subjectBefore ? 'backward' : 'both';
}

/** True where the verb at `at` shares its subject with what follows: "was debated at length and turned down". */
function joined(reading: Reading, at: number, to: number): boolean {
  const { words } = reading;
  for (let look = at + 1; look < to; look++)
    if (['and', 'but', 'or', 'then', ','].includes(words.norms[look] as string))
      return !words.tokens.slice(look + 1, to).some((token) => token.pos === 'DET' || token.pos === 'NOUN' || token.pos === 'PROPN');
  return false;
}

/**
 * True where a time at `cue` belongs to a participle that describes the subject, and the target to the verb after it:
 * "the cast applied last week was removed".
 */
export function isOfSubject(reading: Reading, cue: Range, target: Range): boolean {
  if (target.first <= cue.first) return false;
  const { verbs, opening } = told(reading, clauseAt(reading, cue.first));
  if (opening >= cue.first || reading.words.forms[opening] === 'finite') return false;
  const verb = verbs.find((at) => at >= cue.last);
  return verb !== undefined && target.last > verb;
}

/** The clause that a cue set between commas speaks of: "The tendon, I presume, is dead". */
function aroundInsertion(reading: Reading, clause: Clause, hit: CueHit): Clause {
  if (clause.kind !== 'aside' || clause.opener !== ',' || hit.cue.category !== 'uncertain') return clause;
  for (let at = clause.first; at < clause.last; at++)
    if ((at < hit.first || at >= hit.last) && reading.words.tokens[at]?.kind !== 'punctuation') return clause;
  return reading.clauses.list[clause.parent] ?? clause;
}

/** True where `hit` says what it says of `target`. */
export function reaches(reading: Reading, hit: CueHit, target: Range): boolean {
  const { cue } = hit;
  if (cue.category === 'pseudo') return false;
  if (hit.within !== null && (target.first < hit.within.first || target.last > hit.within.last)) return false;
  if (target.first > hit.first && target.last < hit.last) return cue.around;
  const forward = hit.first < target.first;
  // "showed <no abnormality>": where the target holds the denial, it is part of what is asked about.
  if (
    cue.category === 'negated' &&
    forward &&
    hit.last > target.first &&
    reading.words.norms.slice(target.first, hit.last).some((norm) => negator.test(norm))
  )
    return false;
  const direction =
    cue.direction === 'verb'
      ? keptVoice(reading, hit)
      : cue.direction === 'adjective'
        ? isNoun(reading.words.tokens[hit.last]) && !isNoun(reading.words.tokens[hit.first - 1])
          ? 'forward'
          : 'backward'
        : cue.direction;
  if (cue.spares !== undefined && isSpared(reading, cue.spares, target)) return false;
  if (direction === 'none' || (forward ? direction === 'backward' : direction === 'forward')) return false;
  if (!forward && hit.last <= target.last) return false;
  const from = forward ? Math.min(hit.last, target.first) : Math.min(target.last, hit.first);
  const to = forward ? target.first : Math.max(hit.first, from);
  const category = cue.category;
  if (terminated(reading, category, from, to)) return false;
  const cueClause = aroundInsertion(reading, clauseAt(reading, forward ? hit.last - 1 : hit.first), hit);
  const targetClause = clauseAt(reading, forward ? target.first : target.last - 1);
  if (cue['at-end'] && hit.last < reading.words.tokens.length && reading.words.tokens[hit.last]?.kind !== 'punctuation') return false;
  if (cue.opens && hit.first !== cueClause.first) return false;
  // A hazard that was told may be the target itself.
  const own = category === 'conditional' ? [hit] : [hit, target];
  if (cue.with !== undefined && !holds(reading, cue.with, ...own)) return false;
  if (category === 'historical' && forward && isOfSubject(reading, hit, target)) return false;
  if (cue['only-past'] && told(reading, cueClause).isPerfect) return false;
  if (cue['only-past'] && (!pastAround(reading, target, hit) || reading.words.norms[hit.first - 1] === 'for')) return false;
  if (cue['not-past'] && pastAround(reading, target, hit)) return false;
  if (cue.time && category === 'planned' && datesField(reading, hit, targetClause)) return false;
  if (cue['not-past'] && category === 'planned' && tellsFinding(reading, targetClause, cue.time)) return false;
  // "He limps every time he loads the leg" tells how things are.
  if (category === 'conditional' && habits.test(reading.words.norms[hit.first] as string) && tellsHabit(reading, targetClause, hit))
    return false;
  // "Anchors were kept in case the tunnels cracked": what was done is not under the condition.
  if (
    category === 'conditional' &&
    !forward &&
    cueClause === targetClause &&
    pastAround(reading, target, { first: hit.first, last: cueClause.last })
  )
    return false;
  if (category === 'conditional' && cueClause !== targetClause && told(reading, targetClause).isPast && !targetIsBare(reading, target))
    return false;
  if (
    category === 'conditional' &&
    cueClause !== targetClause &&
    cueClause.opener === 'if' &&
    told(reading, cueClause).isPast &&
    !reading.words.norms.some((norm) => norm === 'would' || norm === 'could') &&
    reading.clauses.list.some((clause) => clause.kind === 'main' && told(reading, clause).isPast)
  )
    return false;
  if (cue.reach === 'sentence') {
    for (let at = from; at < to; at++) if (reading.words.norms[at] === ';') return false;
    return true;
  }
  if (typeof cue.reach === 'number') {
    let between = 0;
    // "EBL 225 SPEC NONE": a figure ends what stands before it.
    if (!forward && reading.words.tokens.slice(from, to).some((token) => token.kind === 'number')) return false;
    for (let at = from; at < to; at++) {
      if (reading.words.tokens[at]?.kind !== 'punctuation') between += 1;
      if (/^[,;:.]$/.test(reading.words.norms[at] as string)) return false;
    }
    return between <= cue.reach && cueClause === targetClause;
  }
  if (forward) {
    if (!isPart(reading, cueClause, targetClause)) return false;
    // "It never came to that: the head went in" — a whole statement before a colon says nothing of the next.
    if (
      cueClause !== targetClause &&
      crossesColon(reading, cueClause, targetClause) &&
      isStatement(reading, cueClause, category !== 'conditional')
    )
      return false;
    if (category === 'negated' && isFreed(reading, cueClause, targetClause, from, to)) return false;
    if (cue.reach === 'segment') return !reading.words.norms.slice(from, to).includes(',');
    // "Old hardware: 3 screws retrieved": an adjective ends with its field.
    if (category === 'historical' && cue.reach === 'phrase' && cueClause !== targetClause && crossesColon(reading, cueClause, targetClause))
      return false;
    if (cue.reach === 'phrase') return samePhrase(reading, from, to, category !== 'conditional');
    if (category === 'negated')
      for (let at = from; at < to; at++)
        if (reading.words.norms[at] === ',' && reading.clauses.of[at] === cueClause.index && !commaContinues(reading, at, false))
          return false;
    return true;
  }
  // "(deferred)" right after a word speaks of it.
  const bracketed = cueClause.kind === 'aside' && (cueClause.opener === '(' || cueClause.opener === '[');
  const remark =
    bracketed && (to - target.last <= 2 || /^(?:all|both|each|none|neither)$/.test(reading.words.norms[cueClause.first + 1] ?? ''));
  const apposed =
    targetClause.kind === 'aside' &&
    targetClause.opener === ',' &&
    targetClause.parent === cueClause.index &&
    !isStatement(reading, targetClause);
  if (apposed) return true;
  if (cueClause !== targetClause && !remark && cueClause.parent !== targetClause.index) return false;
  if (cueClause !== targetClause && !remark && cueClause.kind !== 'relative' && cueClause.opener !== ':') return false;
  if (cue.reach === 'segment') return !reading.words.norms.slice(from, to).includes(',');
  if (category === 'negated' && reading.words.forms[hit.first] !== 'finite' && partedByComma(reading, from, to)) return false;
  if (cue.reach === 'phrase') {
    // The cue's own auxiliaries and adverbs do not part it from its subject.
    let own = to;
    while (own > from && (isAuxiliary(reading.words.norms[own - 1] as string) || reading.words.tokens[own - 1]?.pos === 'ADV')) own -= 1;
    let verbs = 0;
    for (let at = from; at < own; at++)
      if (reading.clauses.of[at] === targetClause.index && reading.words.forms[at] === 'finite' && !joined(reading, at, own)) verbs += 1;
    if (verbs > 0) return false;
    // "Pulvinar cleared with a rongeur, ligamentum teres absent": what was told before the comma stands.
    const comma = reading.words.norms.lastIndexOf(',', hit.first);
    if (comma >= target.last)
      for (let at = target.first; at < comma; at++)
        if (
          reading.words.forms[at] === 'past' &&
          reading.clauses.of[at] === targetClause.index &&
          reading.clauses.of[comma] === targetClause.index &&
          !commaJoinsVerb(reading.words, comma, hit.first)
        )
          return false;
  }
  return true;
}
