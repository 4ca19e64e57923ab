// When: years and dates, ages, pluperfects and futures that no fixed phrase catches.
import type { Candidate } from './decide.ts';
import { Kind, looksPast } from './kinds.ts';
import { human, pluperfectOf, subjectOf } from './pluperfect.ts';
import { clauseAt, isOfSubject, pastAround, type Range, type Reading } from './scopes.ts';
import { isNoun, tellsPast, type Words } from './words.ts';

/** A word or clause that tells when, what it says, and of which words. */
interface Mark extends Candidate {
  readonly cue: Range;
  readonly from: number;
  readonly to: number;
}

const memo = new WeakMap<Reading, readonly Mark[]>();
const year = /^'?(?:19[3-9]\d|20[0-4]\d)$/;
const units = /^(?:day|week|fortnight|month|year|hour|wk|hr|yr|mo|h|d|w)s?$/;
const worded = /^(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|several|few)$/;
/** Nouns whose infinitive tells no plan: "inability to walk". */
const abstractNouns =
  /^(?:inability|ability|attempt|attempts|need|decision|refusal|failure|effort|efforts|way|time|reason|tendency|chance|opportunity|room|enough|order|desire|wish|try|temptation|thing|something|nothing|anything|due|secondary|close|adjacent|next|proximal|distal|superior)$/;
/** Verbs whose infinitive after a noun tells what is to come; others tell a purpose: "wire to hold the head". */
const laterVerbs =
  /^(?:be|come|begin|start|follow|continue|remain|stay|return|go|have|receive|see|get|resume|attend|wear|undergo|take|finish|stop|wean|transfer|ambulate|mobilize|keep|do|happen|heal|taper|wean|settle|mature|consolidate|complete|restart|switch|arrange|decide|review|advance)$/;
const habitual =
  /^(?:has|have|feels|complains|reports|denies|says|states|describes|notes|gets|experiences|notices|develops|becomes|occurs|hurts|aches|limps)$/;
/** What a patient does while examined: "when she tries to raise the leg". */
const triesNow = /^(?:tries|walks|stands|sits|bends|lifts|runs|loads|steps|climbs|rises|ask|coughs|strains|attempts)$/;
/** Verbs whose present tense sets what is to come: "the drain comes out when". */
const scheduled =
  /^(?:comes|goes|stays|starts|continues|needs|gets|resumes|returns|opens|begins|stops|follows|happens|is|has|does|was|progresses|moves|depends|remains|changes|requires|wears|waits)$/;
const tellsOfNow = (words: Words, at: number): boolean =>
  words.forms[at] === 'finite' && /[^aius]s$/.test(words.norms[at] as string) && !scheduled.test(words.norms[at] as string);
const clauseRange = (reading: Reading, at: number): Range => {
  const clause = clauseAt(reading, at);
  return { first: clause.first, last: clause.last };
};

/** Kinds of words at which a mark may stand. */
const timely = Kind.turn | Kind.was | Kind.figure | Kind.month | Kind.count | Kind.unit | Kind.age;
/** Kinds of words that make a clause a mark. */
const ofClause = Kind.when | Kind.order | Kind.threshold;
const noMarks: readonly Mark[] = [];

function marksOf(reading: Reading): readonly Mark[] {
  const { holds } = reading.words;
  if ((holds & (timely | ofClause)) === 0) return noMarks;
  const known = memo.get(reading);
  if (known !== undefined) return known;
  const found: Mark[] = [];
  if ((holds & timely) !== 0) addWordMarks(reading, found);
  if ((holds & (Kind.figure | Kind.unit)) !== 0) addSpanMarks(reading, found);
  if ((holds & ofClause) !== 0) addClauseMarks(reading, found);
  memo.set(reading, found);
  return found;
}

/** Marks at single words: years, ages, pluperfects, futures. */
function addWordMarks(reading: Reading, found: Mark[]): void {
  const { words } = reading;
  const { norms, tokens, forms, kinds, holds } = words;
  const would =
    (holds & Kind.turn) !== 0 &&
    norms.some((norm, at) => norm === 'would' || norm === 'could' || (norm === "'d" && norms[at + 1] === 'have'));
  norms.forEach((norm, at) => {
    const kind = kinds[at] as number;
    if ((kind & timely) === 0) return;
    const before = norms[at - 1] ?? '';
    const whole = clauseRange(reading, at);
    const isNumber = tokens[at]?.kind === 'number';
    if ((kind & Kind.turn) !== 0) {
      // "would have been detached had length been short", "could have been sewn": weighed for a case that did not come.
      if ((norm === 'would' || norm === 'could' || norm === "'d") && norms[at + 1] === 'have' && at > whole.first) {
        const unmet = norms.findIndex((word, look) => look > at + 2 && /^(?:had|if|were|except)$/.test(word));
        const verb = norms[at + 2] === 'been' ? at + 3 : at + 2;
        // "more than would have been expected" measures; "it would have been fixed with a screw" was not.
        const isUnreal =
          looksPast(norms[verb] ?? '') &&
          !/^(?:than|as|what)$/.test(before) &&
          !/^(?:than|what)$/.test(norms[at - 2] ?? '') &&
          !/^(?:expected|anticipated|thought|imagined|supposed|predicted|hoped|needed|wished)$/.test(norms[verb] as string);
        if (
          unmet > 0 ||
          isUnreal ||
          /^(?:preferred|chosen|favou?red|ideal|desirable|tempting|preferable|easier|simpler|quicker)$/.test(norms[at + 3] ?? '')
        )
          found.push({
            assertion: 'considered',
            cue: { first: at, last: at + 2 },
            from: whole.first,
            to: unmet > 0 ? Math.min(unmet, whole.last) : whole.last,
            rule: 'frame.would-have',
          });
      }
      if (norm === 'should' && at > 0 && (tokens[at + 1]?.pos === 'DET' || /^(?:he|she|it|they|this|there)$/.test(norms[at + 1] ?? '')))
        found.push({ assertion: 'conditional', cue: { first: at, last: at + 1 }, from: 0, to: tokens.length, rule: 'frame.should' });
      // "Had it been out, traction was the plan, then plaster": a case that did not come, up to the turn to the one that did.
      const isInverted = norm === 'had' && at === whole.first && inverted.test(norms[at + 1] ?? '');
      if (isInverted)
        found.push({
          assertion: 'conditional',
          cue: { first: at, last: at + 2 },
          from: at,
          to: turnAfter(words, at),
          rule: 'frame.had-it',
        });
      if (norm === 'had' && at === 0 && !isInverted && !would && at + 1 < tokens.length && forms[1] === '')
        found.push({ assertion: 'historical', cue: { first: 0, last: 1 }, from: whole.first, to: whole.last, rule: 'frame.had' });
      if (
        /^(?:should|were|had)$/.test(norm) &&
        (norm !== 'had' || would) &&
        at === clauseAt(reading, at).first &&
        at + 2 < tokens.length &&
        (norm === 'should' || tokens[at + 1]?.pos === 'DET' || isNoun(tokens[at + 1]) || tokens[at + 1]?.pos === 'ADJ') &&
        norms[at + 1] !== 'be' &&
        (norm === 'should' || at === 0) &&
        norms[at + 1] !== 'not' &&
        (norm === 'should' || norms[at + 1] !== 'no')
      )
        found.push({
          assertion: 'conditional',
          cue: { first: at, last: at + 1 },
          from: 0,
          to: norm === 'had' ? turnAfter(words, at) : norms.includes(';') ? norms.indexOf(';') : tokens.length,
          rule: 'frame.should',
        });
      // "Any loss of abduction and the brace goes back on."
      if (norm === 'any' && at === clauseAt(reading, at).first && !tellsPast(words, 0, tokens.length) && norms.slice(at).includes('and'))
        found.push({ assertion: 'conditional', cue: { first: at, last: at + 1 }, from: 0, to: tokens.length, rule: 'frame.any-and' });
      if (
        norm === 'to' &&
        at === 0 &&
        tokens.length > 2 &&
        (forms[1] === 'base' || norms[1] === 'have' || norms[1] === 'be' || tokens[1]?.pos === 'VERB') &&
        !tellsPast(words, 0, tokens.length) &&
        !hasPresent(reading, at) &&
        !norms.includes(',')
      )
        found.push({ assertion: 'planned', cue: { first: 0, last: 2 }, from: 0, to: whole.last, rule: 'frame.infinitive' });
    }
    if (/^'\d\d$/.test(norm) || (isNumber && /^\d\d$/.test(norm) && /['’]$/.test(words.note.text.slice(0, tokens[at]?.start).slice(-1))))
      found.push({ assertion: 'historical', cue: { first: at, last: at + 1 }, from: whole.first, to: whole.last, rule: 'frame.year' });
    if (isNumber && year.test(norm)) {
      // "the 2009 bypass": the year belongs to the noun after it; "in 2005" to its clause.
      if (/^(?:from|of)$/.test(before) && isNoun(tokens[at - 2]))
        found.push({
          assertion: 'historical',
          cue: { first: at, last: at + 1 },
          from: nounStart(reading, at - 2),
          to: at,
          rule: 'frame.year',
        });
      else if (
        /^(?:in|since|from|during|of|circa|late|early|mid|around|until|till|by|before|,)$/.test(before) ||
        ((kinds[at - 1] ?? 0) & Kind.month) !== 0 ||
        isNoun(tokens[at - 1]) ||
        before === '('
      ) {
        found.push({
          assertion: 'historical',
          cue: { first: /^(?:in|since|from|during|of)$/.test(before) ? at - 1 : at, last: at + 1 },
          from: whole.first,
          to: whole.last,
          rule: 'frame.year',
        });
        const clause = clauseAt(reading, at);
        if (clause.kind === 'aside' && clause.opener === '(')
          found.push({
            assertion: 'historical',
            cue: { first: at, last: at + 1 },
            from: Math.max(0, clause.first - 6),
            to: clause.first,
            rule: 'frame.year',
          });
      } else
        found.push({
          assertion: 'historical',
          cue: { first: at, last: at + 1 },
          from: at + 1,
          to: Math.min(whole.last, at + 6),
          rule: 'frame.year',
        });
    } else if (
      /^\d{1,2}\/\d{1,2}(?:\/\d{2,4})?$/.test(norm) &&
      (before === 'on' || before === 'from' || before === 'since' || before === 'of') &&
      !/^(?:52|7|12)$/.test(norm.split('/')[1] ?? '')
    ) {
      found.push({
        assertion: 'historical',
        cue: { first: at - 1, last: at + 1 },
        // "the films of 3/2": the date belongs to the noun.
        ...(/^(?:of|from)$/.test(before) && isNoun(tokens[at - 2])
          ? { from: nounStart(reading, at - 2), to: at }
          : { from: whole.first, to: whole.last }),
        rule: 'frame.date',
      });
    } else if ((kind & Kind.month) !== 0 && /^(?:in|since|last|back|this|of)$/.test(before) && tellsPast(words, whole.first, whole.last)) {
      found.push({ assertion: 'historical', cue: { first: at - 1, last: at + 1 }, from: whole.first, to: whole.last, rule: 'frame.month' });
    }
    // "Polio at two."
    if (
      worded.test(norm) &&
      before === 'at' &&
      !norms.slice(whole.first, at).some((word) => hourly.test(word)) &&
      (at + 1 >= tokens.length || /^(?:PUNCT|ADP|CCONJ)$/.test(tokens[at + 1]?.pos ?? '')) &&
      (!forms.includes('finite') || (/^(?:he|she)$/.test(norms[whole.first] ?? '') && tellsPast(words, whole.first, whole.last)))
    )
      found.push({ assertion: 'historical', cue: { first: at - 1, last: at + 1 }, from: whole.first, to: whole.last, rule: 'frame.age' });
    if ((kind & Kind.unit) !== 0) {
      // "polio at eighteen months": a small age, told in the past.
      if (
        /^(?:months|years|month|year)$/.test(norm) &&
        norms[at - 2] === 'at' &&
        (tokens[at - 1]?.kind === 'number' || worded.test(before) || /teen$/.test(before)) &&
        pastAround(reading, { first: at, last: at + 1 }, { first: at, last: at + 1 })
      )
        found.push({ assertion: 'historical', cue: { first: at - 2, last: at + 1 }, from: whole.first, to: whole.last, rule: 'frame.age' });
    }
    if ((kind & Kind.age) !== 0) {
      // "Age 4, varus osteotomies; age 8, right side redone"
      if (norm === 'age' && Number(norms[at + 1]) <= 18 && at === whole.first && norms[at + 2] === ',')
        found.push({ assertion: 'historical', cue: { first: at, last: at + 2 }, from: whole.first, to: whole.last, rule: 'frame.age' });
      const isSmallAge =
        norm === 'aged' && (Number(norms[at + 1]) <= 18 || worded.test(norms[at + 1] ?? '')) && !norms.some((word) => human.test(word));
      if ((norm === 'age' && /^(?:at|since|from|by|until|before)$/.test(before)) || isSmallAge)
        found.push({
          assertion: 'historical',
          cue: { first: Math.max(0, at - 1), last: at + 1 },
          from: whole.first,
          to: whole.last,
          rule: 'frame.age',
        });
    }
    if ((kind & Kind.was) !== 0) {
      // "when he was five": an age in a clause of its own dates the sentence.
      if (
        (norm === 'was' || norm === 'were') &&
        human.test(before) &&
        (tokens[at + 1]?.kind === 'number' ||
          worded.test(norms[at + 1] ?? '') ||
          /^(?:child|young|boy|girl|baby|infant|teenager|little|small|born|a)$/.test(norms[at + 1] ?? '')) &&
        /^(?:when|until|till|before|since|while|as)$/.test(clauseAt(reading, at).opener)
      )
        found.push({ assertion: 'historical', cue: { first: at - 1, last: at + 2 }, from: 0, to: tokens.length, rule: 'frame.age' });
    }
    if ((kind & Kind.turn) !== 0) {
      if (norm === 'had' || (norm === 'd' && human.test(before))) {
        const verb = pluperfectOf(reading, at);
        if (verb > 0)
          found.push({
            assertion: 'historical',
            cue: { first: at, last: Math.min(verb, tokens.length) },
            from: whole.first,
            to: whole.last,
            rule: human.test(norms[subjectOf(reading, at)] ?? '') ? 'frame.he-had' : 'frame.had-been',
          });
      }
      // "stent to come out": an infinitive where nothing past is told.
      if (
        norm === 'to' &&
        (forms[at + 1] === 'base' || norms[at + 1] === 'be' || tokens[at + 1]?.pos === 'VERB') &&
        (isNoun(tokens[at - 1]) || (before === ',' && norms[at + 1] === 'be')) &&
        !abstractNouns.test(before) &&
        (laterVerbs.test(norms[at + 1] ?? '') || reading.compiled.classes.get('staff')?.has(before)) &&
        norms[whole.first] !== 'no' &&
        !pastAround(reading, { first: at, last: at + 1 }, { first: at, last: at + 1 }) &&
        !hasPresent(reading, at) &&
        !/ed$/.test(norms[at - 2] ?? '')
      )
        found.push({
          assertion: 'planned',
          cue: { first: at, last: Math.min(at + 2, tokens.length) },
          from: before === ',' ? at : whole.first,
          to: whole.last,
          rule: 'frame.infinitive',
        });
    }
  });
}

/** What happens at an hour, not at an age: "put to sleep at nine". */
const hourly =
  /^(?:sleep|asleep|woken|woke|awake|began|started|start|begun|finished|ended|knife|skin|incision|theater|anesthetized|induced|arrived|called|scrubbed|paged|rang)$/;

/** Subjects after which "had" opens a condition where it opens a clause. */
const inverted = /^(?:it|this|that|these|those|they|there|he|she|we|i|either|neither|any|anything)$/;

/** Where a sentence turns from the case that did not come, put at `from`, to the one that did. */
function turnAfter({ norms }: Words, from: number): number {
  for (let at = from; at < norms.length; at++)
    if (
      /^(?:;|but|however)$/.test(norms[at] as string) ||
      (/^(?:as|since|because)$/.test(norms[at] as string) && /^(?:it|they|he|she|this|that)$/.test(norms[at + 1] ?? '')) ||
      (norms[at] === 'in' && norms[at + 1] === 'the' && norms[at + 2] === 'event')
    )
      return at;
  return norms.length;
}

/** Marks at lengths of time. */
function addSpanMarks(reading: Reading, found: Mark[]): void {
  const { words } = reading;
  const { norms, forms } = words;
  for (const span of spansOf(words)) {
    const whole = clauseRange(reading, span.first);
    const past = pastAround(reading, span, span);
    // "three weeks off", "six weeks from now": a distance ahead.
    const ahead =
      /^(?:off|hence|away)$/.test(span.after) || (span.after === 'from' && /^(?:now|today|discharge)$/.test(norms[span.last + 1] ?? ''));
    const told =
      past ||
      hasPerfect(reading, span.first) ||
      isCount(reading, span) ||
      forms[whole.first] === 'past' ||
      /^(?:of|out|old)$/.test(span.after);
    if (!beforeNow.test(span.after) && ((ahead && !past) || (span.led && !told)))
      found.push({
        assertion: 'planned',
        cue: { first: span.first, last: span.last },
        from: whole.first,
        to: whole.last,
        rule: 'frame.future-time',
        isTime: true,
      });
    // "for re-innervation by Dr Vance in six weeks": a later date closes what something was done for.
    const aim = norms.lastIndexOf('for', span.first);
    if (
      span.lead === 'in' &&
      !beforeNow.test(span.after) &&
      aim >= whole.first &&
      aim < span.first - 1 &&
      !forms.slice(aim, span.first).some((form) => form === 'past' || form === 'finite')
    )
      found.push({
        assertion: 'planned',
        cue: { first: span.first - 1, last: span.last },
        from: aim + 1,
        to: span.first - 1,
        rule: 'frame.for-later',
      });
  }
}

/** Marks of whole clauses: conditions and orders. */
function addClauseMarks(reading: Reading, found: Mark[]): void {
  const { words, clauses } = reading;
  const { norms, tokens, forms } = words;
  const orders = reading.compiled.classes.get('orders');
  for (const clause of clauses.list) {
    // "when the rate drops", "once the drain is dry": a condition where nothing past is told.
    if (clause.kind === 'sub' && /^(?:when|whenever|once)$/.test(clause.opener)) {
      const pastThere =
        tellsPast(words, clause.first, clause.last) ||
        (forms.slice(clause.first, clause.last).includes('past') && clause.opener !== 'once');
      // "She has pain when she walks" is a habit, not a condition.
      const told = clauses.list.some(
        (main) =>
          main.kind === 'main' &&
          (tellsPast(words, main.first, main.last) ||
            norms.slice(main.first, main.last).includes('could') ||
            norms.slice(main.first, main.last).some((word, at) => habitual.test(word) || tellsOfNow(words, main.first + at))),
      );
      // "Once relaxed the joint relocated": two verbs in the past, no comma between.
      const twice = !norms.some((word) => /^(?:,|will|shall|should|to)$/.test(word)) && norms.filter((word) => looksPast(word)).length > 1;
      const walks = norms.slice(clause.first, clause.last).some((word, at) => triesNow.test(word) && isNoun(tokens[clause.first + at - 1]));
      const later = norms.slice(clause.first, clause.first + 3).includes('will');
      if (!pastThere && !told && !twice && !walks && !later && clause.last - clause.first > 1)
        found.push({
          assertion: 'conditional',
          cue: { first: clause.first, last: clause.first + 1 },
          from: 0,
          to: tokens.length,
          rule: 'frame.when',
        });
    }
    // "Continue aspirin": an order opens with the bare verb.
    const first = norms[clause.first] ?? '';
    const opening = clause.opener === '' || clause.opener === ':' || clause.opener === ',' ? clause.first : clause.first + 1;
    if (
      clause.kind === 'main' &&
      orders?.has(norms[opening] ?? first) &&
      !isNoun(tokens[opening - 1]) &&
      !isTitleNoun(reading, opening) &&
      !pastAround(reading, { first: clause.first, last: clause.first + 1 }, { first: opening, last: opening + 1 }) &&
      !hasPresent(reading, opening)
    )
      found.push({
        assertion: 'planned',
        cue: { first: opening, last: opening + 1 },
        from: opening,
        to: clause.last,
        rule: 'frame.order',
      });
    // "Reopen for drainage > 400 ml": an order with a threshold holds only beyond it.
    const threshold = norms
      .slice(clause.first, clause.last)
      .findIndex(
        (norm, look) =>
          /^[<>≥≤]$/.test(norm) ||
          (/^(?:below|above|exceeding|under|over)$/.test(norm) && tokens[clause.first + look + 1]?.kind === 'number'),
      );
    if (
      clause.kind === 'main' &&
      threshold > 0 &&
      (forms[clause.first] === 'base' || orders?.has(first) || /^(?:transfuse|reopen|call|treat|bolus|drain|image)$/.test(first)) &&
      norms.slice(clause.first, clause.last).includes('for')
    )
      found.push({
        assertion: 'conditional',
        cue: { first: clause.first + threshold, last: clause.first + threshold + 1 },
        from: clause.first,
        to: clause.last,
        rule: 'frame.threshold',
      });
  }
}

const titled = new Set(['procedure', 'preoperative-diagnosis', 'postoperative-diagnosis']);

/** True where an opening word that could be an order is a noun: "Transfer of", "Transfer tensioned with", or the title under its heading. */
function isTitleNoun({ words }: Reading, at: number): boolean {
  const next = words.norms[at + 1] ?? '';
  if (next === 'of') return true;
  // "Keep covered": these verbs take a participle.
  const participle = looksPast(next) && !isNoun(words.tokens[at + 1]) && !isNoun(words.tokens[at + 2]);
  if (participle && !/^(?:keep|leave|hold|maintain)$/.test(words.norms[at] ?? '')) return true;
  const section = words.note.sections[words.sentence.section];
  return (
    section !== undefined && titled.has(section.kind) && words.note.text.slice(section.body.start, words.tokens[at]?.start).trim() === ''
  );
}

/** A length of time or a day counted from the operation: "six weeks", "day ten", "6/52". */
interface Span extends Range {
  /** The word before it, over "about" and "the". */
  readonly lead: string;
  /** The word after it. */
  readonly after: string;
  /** True where its form or its preposition lets it point to a time. */
  readonly led: boolean;
}

function spansOf(words: Words): Span[] {
  const { norms, tokens } = words;
  const isCounted = (at: number): boolean => tokens[at]?.kind === 'number' || worded.test(norms[at] ?? '');
  const spans: Span[] = [];
  norms.forEach((norm, at) => {
    if (((words.kinds[at] as number) & (Kind.figure | Kind.unit)) === 0) return;
    const slash = /^\d{1,2}\/(?:52|7|12)$/.test(norm);
    const counted =
      units.test(norm) && (isCounted(at - 1) || /^an?$/.test(norms[at - 1] ?? '') || (norms[at - 1] === '-' && isCounted(at - 2)));
    const numbered =
      /^(?:week|day|month|pod)$/.test(norm) && isCounted(at + 1) && !/^(?:from|of|after|since|following|post)$/.test(norms[at + 2] ?? '');
    if (!slash && !counted && !numbered) return;
    const first = counted ? (norms[at - 1] === '-' ? at - 2 : at - 1) : at;
    const last = counted || slash ? at + 1 : at + 2;
    let before = first - 1;
    while (
      /^(?:about|around|approximately|roughly|another|approx|the|some|further|next|first|nearly|least|or|so|between|-)$/.test(
        norms[before] ?? '',
      ) ||
      (/^(?:to|or|and)$/.test(norms[before] ?? '') && isCounted(before - 1)) ||
      isCounted(before)
    )
      before -= 1;
    const lead = norms[before] ?? '';
    const after = norms[last] ?? '';
    const article = /^an?$/.test(norms[first] ?? '');
    const led = article
      ? /^(?:in|at|after|within)$/.test(lead)
      : slash || numbered || /^(?:at|in|for|x|after|every|within|until|till|by|from|on|to|then|next|and)$/.test(lead);
    spans.push({ first, last, lead, after, led });
  });
  return spans;
}

/** Words after a length of time that count back from now. */
const beforeNow = /^(?:ago|back|earlier|prior|before|previously|beforehand)$/;

/** Where the noun phrase that ends at `at` begins. */
function nounStart(reading: Reading, at: number): number {
  let first = at;
  while (first > 0 && /^(?:NOUN|PROPN|ADJ|NUM)$/.test(reading.words.tokens[first - 1]?.pos ?? '')) first -= 1;
  return first;
}

/** True where the clause speaks of what is or has been so. */
function hasPerfect(reading: Reading, at: number): boolean {
  const clause = clauseAt(reading, at);
  for (let look = clause.first; look < clause.last; look++)
    if (reading.clauses.of[look] === clause.index && /^(?:has|have|had|is|are)$/.test(reading.words.norms[look] as string)) return true;
  return false;
}

/** True where a time dates a state or a finding: ", DAY 15", "s/p amputation x 12 days", "no recovery at 26 months", "MRI at four hours: …". */
function isCount(reading: Reading, { first, last }: Range): boolean {
  const { words } = reading;
  const clause = clauseAt(reading, first);
  const alone = /^[,;]$/.test(words.norms[first - 1] ?? '') && (words.tokens[last]?.kind ?? 'punctuation') === 'punctuation';
  const history = reading.hits.cues.some((hit) => hit.cue.category === 'historical' && hit.first >= clause.first && hit.last <= first);
  const without = words.norms[clause.first] === 'no' || words.norms[first - 3] === 'no' || words.norms[first - 4] === 'no';
  const names = /^\d{1,2}\/\d/.test(words.norms[first] as string) && words.norms[last] === ':';
  return alone || history || names || (without && words.norms[first - 1] === 'at');
}

/** True where the clause has a finite verb in the present that tells of now. */
function hasPresent(reading: Reading, at: number): boolean {
  const clause = clauseAt(reading, at);
  for (let look = clause.first; look < clause.last; look++) {
    if (reading.clauses.of[look] !== clause.index) continue;
    if (reading.words.forms[look] === 'finite' && !/^(?:will|shall|should|can|may|might|must)$/.test(reading.words.norms[look] as string))
      return true;
  }
  return false;
}

/** True for the name of a field and its value. */
function sameField(reading: Reading, target: number | undefined, mark: number | undefined): boolean {
  const clause = mark === undefined ? undefined : reading.clauses.list[mark];
  return clause !== undefined && clause.opener === ':' && clause.parent === target;
}

/** Time marks that the target stands in. */
export function timeFrames(reading: Reading, target: Range): Candidate[] {
  const result: Candidate[] = [];
  const marks = marksOf(reading);
  if (marks.length === 0) return result;
  const clause = reading.clauses.of[target.first];
  for (const mark of marks) {
    const inside = mark.cue.first >= target.first && mark.cue.last <= target.last;
    const field = sameField(reading, clause, reading.clauses.of[mark.cue.last - 1]);
    if (!inside && !field && (target.first < mark.from || target.first >= mark.to)) continue;
    const from = Math.min(mark.cue.last, target.last);
    const to = Math.max(mark.cue.first, target.first);
    // A date or an age inside the target dates it.
    if (reading.hits.terminators.some((end) => end.ends.has(mark.assertion) && end.first >= from && end.last <= to)) continue;
    if (
      mark.to - mark.from < reading.words.tokens.length &&
      mark.rule !== 'frame.for-later' &&
      mark.rule !== 'frame.had-it' &&
      !field &&
      clause !== reading.clauses.of[mark.cue.first] &&
      mark.rule !== 'frame.year'
    )
      continue;
    if (
      /^frame\.(?:when|should|any-and)$/.test(mark.rule) &&
      clause !== reading.clauses.of[mark.cue.first] &&
      pastAround(reading, target, mark.cue) &&
      !(mark.rule === 'frame.should' && reading.words.norms.some((norm) => /^(?:would|could|might)$/.test(norm)))
    )
      continue;
    if (mark.assertion === 'historical' && isOfSubject(reading, mark.cue, target)) continue;
    result.push(mark);
  }
  return result;
}
