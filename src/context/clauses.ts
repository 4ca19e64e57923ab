// Where the clauses of a sentence begin and end. Reach is cut by clauses, so this decides most of what a cue can touch.
import { contrasts, coordinators, hardMarks, Kind, relatives, subordinators } from './kinds.ts';
import { isAuxiliary, isInfinitive, isNoun, joinsInfinitive, opensNounPhrase, type Words } from './words.ts';

export type ClauseKind = 'main' | 'sub' | 'relative' | 'aside';

export interface Clause {
  readonly index: number;
  readonly kind: ClauseKind;
  /** The clause it stands inside or depends on; -1 for none. */
  readonly parent: number;
  readonly first: number;
  /** One past its last word; words of embedded clauses in between are not its own. */
  last: number;
  /** The word that opens it: "when", "which", "and"; '' for none. */
  readonly opener: string;
}

export interface Clauses {
  readonly list: readonly Clause[];
  /** The clause of each word. */
  readonly of: readonly number[];
}

const needsVerb = new Set(
  'since as while once until till after before so where given provided providing when if although though'.split(' '),
);
/** "some years previously was": a time is no subject. */
const timeUnits = /^(?:year|month|week|day|hour|minute|time)s?$/;
const farthestVerb = 12;
const findings = new Set(
  'seen noted identified found present absent encountered evident appreciated visible visualized detected demonstrated observed palpable palpated apparent felt reported suspected needed required used'.split(
    ' ',
  ),
);

/** The position of the verb whose own subject begins at `from`, or -1: "the vastus was sewn", "28 Fr tube placed". */
export function ownSubjectVerb(words: Words, from: number, limit = farthestVerb): number {
  const { tokens, norms, forms } = words;
  let noun = false;
  let afterPreposition = false;
  for (let at = from; at < tokens.length && at < from + limit; at++) {
    const token = tokens[at];
    const norm = norms[at] as string;
    if (token === undefined || hardMarks.has(norm) || norm === ',' || norm === ':' || norm === '(' || norm === ')') return -1;
    if (relatives.has(norm) || contrasts.has(norm) || (norm === 'to' && token.pos === 'PART')) return -1;
    if (at > from && subordinators.has(norm) && norm !== 'as' && norm !== 'so') return -1;
    if (coordinators.has(norm) && at > from && !noun) return -1;
    const form = forms[at];
    if (form === 'finite' || form === 'past' || form === 'ing') {
      if (norm === 'having' || noun) {
        // "and drain in the wound": a participle after a preposition describes, it does not tell.
        if (form === 'ing' && afterPreposition) continue;
        return noun ? at : -1;
      }
      if (form === 'past' && isNoun(tokens[at + 1])) continue;
      return -1;
    }
    if (form === 'base' && noun) return at;
    afterPreposition = token.pos === 'ADP';
    if (timeUnits.test(norm)) continue;
    if (
      token.pos === 'NOUN' ||
      token.pos === 'PROPN' ||
      (token.pos === 'PRON' && norm !== 'its' && norm !== 'his' && norm !== 'her' && norm !== 'their')
    )
      noun = true;
    if (
      norm === 'there' ||
      norm === 'this' ||
      norm === 'that' ||
      norm === 'both' ||
      norm === 'each' ||
      norm === 'all' ||
      norm === 'none' ||
      norm === 'neither'
    )
      noun = true;
  }
  return -1;
}

const hasFinite = (words: Words, first: number, last: number): boolean => {
  for (let at = first; at < last; at++) if (words.forms[at] === 'finite') return true;
  return false;
};

/** Cuts one sentence into clauses. */
export function findClauses(words: Words): Clauses {
  const { tokens, norms, forms, kinds } = words;
  const list: Clause[] = [];
  const of = new Array<number>(tokens.length).fill(0);
  const open = (kind: ClauseKind, first: number, parent: number, opener: string): number => {
    list.push({ index: list.length, kind, parent, first, last: first, opener });
    return list.length - 1;
  };
  let current = open('main', 0, -1, '');
  /** The clause that goes on after an embedded one closes. */
  const stack: { readonly back: number; readonly closer: 'paren' | 'comma' | 'verb' }[] = [];
  const clauseStart = (): number => (list[current] as Clause).first;
  const mainParent = (): number => {
    let at = current;
    while ((list[at] as Clause).kind !== 'main' && (list[at] as Clause).parent >= 0) at = (list[at] as Clause).parent;
    return at;
  };
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    const norm = norms[at] as string;
    if (token === undefined) break;
    const before = tokens[at - 1];
    const top = stack[stack.length - 1];
    // Most words can neither open nor close a clause.
    if (
      ((kinds[at] as number) & Kind.structure) === 0 &&
      (top?.closer !== 'verb' || forms[at] !== 'finite') &&
      !opensNounPhrase(token, norm)
    ) {
      of[at] = current;
      (list[current] as Clause).last = at + 1;
      continue;
    }
    const startsSentence = at === 0 || at === clauseStart();
    if (norm === '(' || norm === '[') {
      stack.push({ back: current, closer: 'paren' });
      current = open('aside', at, current, '(');
    } else if (norm === ')' && before?.kind === 'number' && stack.length === 0 && at + 1 < tokens.length) {
      // "1) no colostomy 2) ureter slung": a number begins an item.
      of[at] = current;
      (list[current] as Clause).last = Math.max((list[current] as Clause).first, at - 1);
      current = open('main', at + 1, -1, ')');
      continue;
    } else if (norm === ')' || norm === ']') {
      of[at] = current;
      (list[current] as Clause).last = at + 1;
      while (stack.length > 0) {
        const popped = stack.pop();
        if (popped === undefined) break;
        current = popped.back;
        if (popped.closer === 'paren') break;
      }
      continue;
    } else if (hardMarks.has(norm) && at + 1 < tokens.length) {
      of[at] = current;
      (list[current] as Clause).last = at + 1;
      stack.length = 0;
      current = open('main', at + 1, -1, '');
      continue;
    } else if (norm === ':' && at + 1 < tokens.length) {
      of[at] = current;
      (list[current] as Clause).last = at + 1;
      stack.length = 0;
      current = open('main', at + 1, current, ':');
      continue;
    } else if (relatives.has(norm) && at > 0) {
      const comma = before?.norm === ',';
      stack.push({ back: current, closer: comma ? 'comma' : 'verb' });
      current = open(comma ? 'aside' : 'relative', at, current, norm);
    } else if (norm === 'that' && isNoun(before) && (forms[at + 1] === 'finite' || forms[at + 1] === 'past')) {
      stack.push({ back: current, closer: 'verb' });
      current = open('relative', at, current, norm);
    } else if (norm === ',') {
      if (top?.closer === 'comma' && hasFinite(words, clauseStart(), at)) {
        of[at] = current;
        (list[current] as Clause).last = at + 1;
        stack.pop();
        current = top.back;
        // ", which was not seen, and the wound was closed" begins a clause of its own below.
        continue;
      }
      const here = list[current] as Clause;
      if (here.kind === 'sub' && here.parent === -1 && (hasFinite(words, here.first, at) || forms.slice(here.first, at).includes('past'))) {
        of[at] = current;
        here.last = at + 1;
        current = open('main', at + 1, -1, '');
        continue;
      }
      const closing = here.kind === 'main' && !hasFinite(words, here.first, at) ? insertionEnd(words, at) : -1;
      if (closing > 0) {
        of[at] = current;
        here.last = at + 1;
        const inserted = open('aside', at + 1, current, ',');
        for (let inside = at + 1; inside <= closing; inside++) of[inside] = inserted;
        (list[inserted] as Clause).last = closing + 1;
        at = closing;
        continue;
      }
      // ", labrum sitting over the head": a list of things not found goes on, a new statement does not.
      const verb =
        opensWithPlace(words, clauseStart(), at) || listsInfinitives(words, clauseStart(), at) ? -1 : ownSubjectVerb(words, at + 1);
      if (verb > 0 && !listEndsIn(words, at + 1, verb)) {
        of[at] = current;
        (list[current] as Clause).last = at + 1;
        const parent = list[current]?.kind === 'main' ? -1 : mainParent();
        current = open('main', at + 1, parent < 0 ? -1 : parent, ',');
        continue;
      }
    } else if (
      contrasts.has(norm) &&
      !startsSentence &&
      !(norm === 'but' && /^(?:nothing|anything|none|all)$/.test(norms[at - 1] ?? '')) &&
      !(norm === 'instead' && norms[at + 1] === 'of')
    ) {
      stack.length = 0;
      (list[current] as Clause).last = at;
      current = open('main', at, -1, norm);
    } else if (
      subordinators.has(norm) &&
      !(norm === 'as' && isAuxiliary(norms[at - 1] ?? '')) &&
      !(norm === 'once' && /^(?:not|never|at|all|than)$/.test(norms[at - 1] ?? ''))
    ) {
      const verb = ownSubjectVerb(words, at + 1);
      const bare = forms[at + 1] === 'past' || forms[at + 1] === 'ing' || tokens[at + 1]?.pos === 'ADJ';
      const opens =
        verb > 0 ||
        (!needsVerb.has(norm) && norm !== 'so') ||
        ((norm === 'if' || norm === 'when' || norm === 'once') && (bare || !isNoun(tokens[at + 1]))) ||
        (norm === 'until' && bare);
      if (opens && !(norm === 'as' && verb < 0)) {
        if (startsSentence && at === clauseStart()) {
          const here = list[current] as Clause;
          if (here.last === at) {
            list[current] = { ...here, kind: 'sub', parent: -1, opener: norm };
          } else current = open('sub', at, -1, norm);
        } else {
          (list[current] as Clause).last = at;
          stack.length = 0;
          current = open('sub', at, mainParent(), norm);
        }
      }
    } else if (coordinators.has(norm) && !startsSentence) {
      const verb = ownSubjectVerb(words, at + 1);
      if (
        verb > 0 &&
        !listsInfinitives(words, clauseStart(), at) &&
        !(norm === 'and' && isCompoundSubject(words, clauseStart(), at, verb)) &&
        !((norm === 'or' || norm === 'nor') && (listEndsIn(words, at + 1, verb) || deniesList(words, clauseStart(), at))) &&
        !(norm === 'and' && findings.has(norms[verb] as string) && forms[verb] === 'past')
      ) {
        (list[current] as Clause).last = at;
        stack.length = 0;
        current = open('main', at, -1, norm);
      }
    } else if (
      top?.closer === 'verb' &&
      forms[at] === 'finite' &&
      hasFinite(words, clauseStart() + 1, at) &&
      !isAuxiliary(norms[at - 1] ?? '') &&
      !hasFinite(words, (list[top.back] as Clause).first, clauseStart())
    ) {
      // "the drain that was placed was removed": the second verb belongs to the outer clause.
      (list[current] as Clause).last = at;
      stack.pop();
      current = top.back;
    } else if (at > clauseStart() + 1 && before !== undefined && opensNounPhrase(token, norm) && isRunOn(words, clauseStart(), at)) {
      (list[current] as Clause).last = at;
      stack.length = 0;
      current = open('main', at, -1, 'run-on');
    }
    of[at] = current;
    (list[current] as Clause).last = at + 1;
  }
  return { list, of };
}

/** True where the comma at `at` closes a time or place set first: "In 2009, at another hospital, the tendon was held". */
function opensWithPlace(words: Words, start: number, at: number): boolean {
  let piece = at;
  while (piece > start && words.norms[piece - 1] !== ',') piece -= 1;
  const inside = words.norms.slice(start, at);
  return (
    /^(?:in|at|on|during|since)$/.test(words.norms[start] ?? '') &&
    /^(?:in|at|on|during|by|since)$/.test(words.norms[piece] ?? '') &&
    at - piece <= 4 &&
    !inside.includes('of') &&
    !words.forms.slice(start, at).some((form) => form !== '')
  );
}

/** True where the clause so far has an infinitive and the comma or coordinator at `at` joins one more: "to pull it up, set it in and hold it". */
function listsInfinitives(words: Words, start: number, at: number): boolean {
  if (!joinsInfinitive(words, at)) return false;
  for (let look = start; look + 1 < at; look++) if (words.norms[look] === 'to' && isInfinitive(words, look + 1)) return true;
  return false;
}

/** True where two names share the verb that follows: "Foot drop and infection were talked about". */
const isCompoundSubject = ({ norms, tokens }: Words, start: number, at: number, verb: number): boolean =>
  /^(?:were|are|have)$/.test(norms[verb] as string) &&
  at - start <= 5 &&
  tokens.slice(start, at).every((token) => /^(?:NOUN|PROPN|ADJ|DET|NUM)$/.test(token.pos)) &&
  tokens.slice(at + 1, verb).every((token) => /^(?:NOUN|PROPN|ADJ|DET|NUM)$/.test(token.pos));

/** True where "or" goes on with what "no" denies: "No splint or cast was used". */
const deniesList = (words: Words, start: number, at: number): boolean =>
  /^(?:no|neither|not)$/.test(words.norms[start] ?? '') && !hasFinite(words, start, at);

/**
 * The comma that closes an insertion between a subject and its verb, opened by the comma at `at`; -1 for none:
 * "The incision, made for his nailing ten years back, was reopened."
 */
function insertionEnd(words: Words, at: number): number {
  const { norms, forms, tokens } = words;
  if (/^(?:and|or|nor)$/.test(norms[at + 1] ?? '') || relatives.has(norms[at + 1] ?? '')) return -1;
  for (let look = at + 1; look < norms.length && look < at + 18; look++) {
    const norm = norms[look] as string;
    if (hardMarks.has(norm) || norm === ':') return -1;
    if (norm !== ',') continue;
    let verb = look + 1;
    while (tokens[verb]?.pos === 'ADV') verb += 1;
    if (forms[verb] === 'finite') {
      // Members of a list have no verb of their own and come in ones and twos: "A, B, was" is no insertion, "A, B and C, were" neither.
      const inner = norms.slice(at + 1, look);
      return inner.length >= 2 ? look : -1;
    }
    return -1;
  }
  return -1;
}

/** True where the words up to the verb are the end of a list of findings: "purulence or necrosis seen". */
function listEndsIn(words: Words, from: number, verb: number): boolean {
  for (let at = from; at < verb; at++) if (words.norms[at] === 'or' || words.norms[at] === 'nor') return true;
  return words.forms[verb] === 'past' && findings.has(words.norms[verb] as string);
}

/** True where a dictation goes on without a mark: the clause so far is complete and a new subject has its own verb. */
function isRunOn(words: Words, start: number, at: number): boolean {
  const before = words.tokens[at - 1];
  if (before === undefined) return false;
  const beforeNorm = words.norms[at - 1] as string;
  if (words.norms[at] === 'no')
    return isNoun(before) || before.pos === 'ADJ' || words.forms[at - 1] === 'past' || words.forms[at - 1] === 'ing';
  if (
    /^(?:ADP|DET|CCONJ|SCONJ|PART|PUNCT|AUX)$/.test(before.pos) ||
    beforeNorm === 'that' ||
    words.norms[at] === 'that' ||
    (words.norms[at] === 'it' && words.forms[at - 1] !== '')
  )
    return false;
  if (words.tokens[at]?.pos === 'PRON' && /^(?:his|her|its|their|our|my)$/.test(words.norms[at] as string)) return false;
  const verb = ownSubjectVerb(words, at);
  if (verb < 0 || words.forms[verb] !== 'finite') return false;
  // "all that the tourniquet time allowed": the noun phrase is the object of what stands before it.
  if (words.forms[at - 1] === 'finite' || words.forms[at - 1] === 'base' || words.forms[at - 1] === 'ing') return false;
  // "Unable to feel it from in front I went medially": what comes first is only an adjunct.
  const adjunct =
    /^(?:unable|having|without|despite|instead|rather)$/.test(words.norms[start] ?? '') ||
    words.forms[start] === 'ing' ||
    words.forms[start + 1] === 'ing';
  // "In the absence of a capsule the tendon was sewn": the same before a subject with its article.
  const want =
    /^(?:absence|lack|want|no|neither|spite|place|lieu)$/.test(words.norms[start + 1] ?? '') ||
    /^(?:absence|lieu|place|spite)$/.test(words.norms[start + 2] ?? '');
  // "After some thought about a slide the standard route was kept to": the same for a preposition that opens the clause.
  const opening = words.norms[start] === 'and' || words.norms[start] === 'but' ? start + 1 : start;
  if (
    /^(?:after|following|despite|with|without|upon)$/.test(words.norms[opening] ?? '') &&
    words.tokens[at]?.pos === 'DET' &&
    !hasFinite(words, start, at)
  )
    return true;
  const aim = words.norms[start] === 'to' && words.forms[start + 1] !== '';
  if ((aim || (want && /^(?:in|for|with)$/.test(words.norms[start] ?? ''))) && words.tokens[at]?.pos === 'DET') {
    const verb = ownSubjectVerb(words, at);
    return verb > 0 && words.forms[verb] === 'finite' && !/^(?:ADP|DET)$/.test(before.pos) && !hasFinite(words, start, at);
  }
  if (adjunct && /^(?:i|we|he|she|they)$/.test(words.norms[at] as string)) return true;
  if (beforeNorm === 'what') return false;
  let complete = words.norms[start] === 'no';
  for (let look = start; look < at; look++) if (words.forms[look] === 'finite' || words.forms[look] === 'past') complete = true;
  return complete;
}
