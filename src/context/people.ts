// Whom a statement is about: relatives, donors and staff as subjects; an informant only reports, signs or decides.
import type { CompiledCues } from './compile.ts';
import type { Candidate } from './decide.ts';
import { Kind } from './kinds.ts';
import { clauseAt, type Range, type Reading } from './scopes.ts';
import { isAuxiliary, isNoun } from './words.ts';

interface Person {
  readonly cue: Range;
  readonly from: number;
  readonly to: number;
  readonly rule: string;
}

const memo = new WeakMap<Reading, readonly Person[]>();
const throughOthers = new Set(['by', 'with', 'from', 'to', 'per', 'for', 'of', 'via', 'through', 'and']);
const donorParts =
  /^(?:site|tendon|vein|nerve|muscle|area|artery|skin|graft|leg|limb|side|defect|tissue|bone|kidney|liver|heart|lung|organ|ureter|vessel|cornea|incision|wound|region|thigh|fascia|hamstring)s?$/;

/** The first verb of the clause after `at`, past its auxiliaries; -1 where it has none. */
function verbAfter(reading: Reading, at: number, clause: number): number {
  const { words, clauses } = reading;
  for (let look = at + 1; look < words.tokens.length; look++) {
    if (clauses.of[look] !== clause) {
      const other = clauseAt(reading, look);
      if (other.parent === clause && (other.kind === 'aside' || other.kind === 'relative')) continue;
      return -1;
    }
    const form = words.forms[look];
    if (form === '' || form === 'participle') continue;
    let head = look;
    while (
      head + 1 < words.tokens.length &&
      (isAuxiliary(words.norms[head] as string) || words.tokens[head]?.pos === 'ADV') &&
      (words.forms[head + 1] !== '' || words.tokens[head + 1]?.pos === 'ADV')
    )
      head += 1;
    return head;
  }
  return -1;
}

/**
 * Whether the clause that begins at `from` is still about the relative at `relative`: it has no subject of its own ("has palsy, walks in a
 * crouch"), or a pronoun that cannot be the patient ("her husband is frail, he falls"), whose sex the words from `opening` to the relative tell.
 */
function goesOn(reading: Reading, from: number, relative: number, opening: number): boolean {
  const { classes } = reading.compiled;
  const { norms, forms, tokens } = reading.words;
  let first = from;
  while (/^(?:,|;|and|but|so)$/.test(norms[first] ?? '')) first += 1;
  const word = norms[first] ?? '';
  const joined = /^(?:,|and|but)$/.test(clauseAt(reading, from).opener);
  while (/^(?:also|then|later|too|even|never|still)$/.test(norms[first] ?? '')) first += 1;
  // "needed his femur shortened", "lost a leg": past and with an object of its own.
  const isTold = forms[first] === 'past' && /^(?:DET|PRON|NOUN|NUM)$/.test(tokens[first + 1]?.pos ?? '');
  const isVerb =
    forms[first] === 'finite' ||
    isTold ||
    (/[^aius]s$/.test(word) && /^(?:ADP|ADV|CCONJ|DET|PUNCT)$/.test(tokens[first + 1]?.pos ?? 'PUNCT'));
  if (joined && isVerb) return true;
  const whose = norms.slice(opening + 1, relative);
  const person = norms[relative] as string;
  const isOne = (name: string): boolean => classes.get(name)?.has(person) ?? false;
  return (
    (word === 'he' && whose.includes('her') && isOne('male-relatives')) ||
    (word === 'she' && whose.includes('his') && isOne('female-relatives'))
  );
}

function personsOf(reading: Reading, compiled: CompiledCues): readonly Person[] {
  const known = memo.get(reading);
  if (known !== undefined) return known;
  const { words, clauses } = reading;
  const of = (name: string): ReadonlySet<string> => compiled.classes.get(name) ?? new Set<string>();
  const relatives = of('relatives');
  const informing = of('informing');
  const mishaps = of('mishaps');
  const found: Person[] = [];
  words.norms.forEach((norm, at) => {
    if (((words.kinds[at] as number) & Kind.person) === 0) return;
    const isDonor = norm === 'donor' || norm === 'donors';
    const isRelative = relatives.has(norm) || isDonor;
    const next = words.norms[at + 1] ?? '';
    if (isDonor && donorParts.test(next)) return;
    // "My partner did a guillotine": a colleague.
    if ((norm === 'partner' || norm === 'partners') && /^(?:my|our|senior|junior|surgical)$/.test(words.norms[at - 1] ?? '')) return;
    // "maternal uncle": the noun that follows carries the frame.
    if (relatives.has(next)) return;
    const clause = clauseAt(reading, at);
    let opening = at - 1;
    while (
      (opening >= clause.first && /^(?:DET|ADJ|NUM|PRON|PART)$/.test(words.tokens[opening]?.pos ?? '')) ||
      /^(?:patient|maternal|paternal|the|a|his|her|their|older|younger|s|two|three)$/.test(words.norms[opening] ?? '')
    )
      opening -= 1;
    const before = words.norms[opening] ?? '';
    const possessive =
      words.tokens[at + 1]?.pos === 'PART' &&
      /^'?s?$/.test(words.note.text.slice(words.tokens[at + 1]?.start, words.tokens[at + 1]?.end).replace("'", '')) &&
      next !== 'to';
    const verb = verbAfter(reading, at, clause.index);
    const verbNorm = verb < 0 ? '' : (words.norms[verb] as string);
    const about = new Set([clause.index]);
    let end = words.tokens.length;
    for (let look = at + 1; look < words.tokens.length; look++) {
      const there = clauseAt(reading, look);
      if (about.has(there.index) || (about.has(there.parent) && there.kind !== 'sub' && there.kind !== 'main')) continue;
      if (there.kind === 'main' && ((there.opener === ':' && verb < 0) || (there.opener === '' && words.norms[look - 1] !== ';'))) continue;
      if (there.kind === 'sub' && /^(?:when|while|before|until|since|where)$/.test(there.opener)) continue;
      if (isRelative && goesOn(reading, look, at, opening)) {
        about.add(there.index);
        continue;
      }
      end = look;
      break;
    }
    const cue = { first: at, last: at + 1 };
    // "The donor was tied over a button": a tendon that is moved.
    if (
      isDonor &&
      verb >= 0 &&
      words.forms[verb] === 'past' &&
      /^(?:was|were|been|being)$/.test(words.norms[verb - 1] ?? '') &&
      !/^(?:found|known|tested|diagnosed|treated|matched|born|declared|screened|managed|given)$/.test(verbNorm)
    )
      return;
    if (isRelative) {
      const aside = words.tokens.findIndex(
        (_, look) =>
          look > at && look <= at + 2 && clauses.of[look] !== clause.index && /^(?:aside|relative)$/.test(clauseAt(reading, look).kind),
      );
      if (aside > 0 && /^wh/.test(clauseAt(reading, aside).opener)) {
        const inner = clauseAt(reading, aside);
        const innerVerb = verbAfter(reading, aside, inner.index);
        if (innerVerb > 0 && !informing.has(words.norms[innerVerb] as string))
          found.push({ cue, from: inner.first, to: inner.last, rule: 'frame.relative-clause' });
      }
      if (possessive) {
        if (
          !/^(?:consent|request|concern|report|question|presence|account|wish|signature|permission|word|history|statement|understanding|agreement|decision|arm|hand|lap|preference|description|insistence)s?$/.test(
            words.norms[at + 2] ?? '',
          )
        )
          found.push({ cue, from: at + 2, to: end, rule: 'frame.relative-possessive' });
        return;
      }
      if (throughOthers.has(before) && /^(?:with|who)$/.test(next) && before !== 'with') {
        found.push({ cue, from: at + 1, to: end, rule: 'frame.relative-with' });
        return;
      }
      if (
        throughOthers.has(before) &&
        !(before === 'and' && relatives.has(words.norms[opening - 1] ?? '')) &&
        !(before === 'of' && next === 'with')
      ) {
        // "two of his sisters have clubfoot": some of them are the subject.
        const some = before === 'of' && verb >= 0 && /^(?:NUM|PRON|DET|ADJ)$/.test(words.tokens[opening - 1]?.pos ?? '');
        if (!(before === 'and') && !some) return;
      }
      let said = at + 1;
      while (words.tokens[said]?.pos === 'ADV') said += 1;
      if (informing.has(words.norms[said] ?? '') && !isDonor) return;
      // "A sister is said to have a dislocation": told of, not telling.
      const isToldOf = verbNorm === 'said' && /^(?:is|was|are|were)$/.test(words.norms[verb - 1] ?? '');
      if (verb >= 0 && informing.has(verbNorm) && !isToldOf && !(isDonor && verbNorm !== 'gave')) return;
      // "is the mother of", "became a father": the word describes the patient.
      if (verb < 0 && /^(?:is|was|am|being|became)$/.test(before)) return;
      found.push({ cue, from: at + 1, to: end, rule: isDonor ? 'frame.donor' : 'frame.relative' });
      return;
    }
    if (throughOthers.has(before) && before !== 'and') return;
    if (possessive && words.norms.slice(at + 2, at + 5).some((word) => of('gear').has(word) || mishaps.has(word))) {
      found.push({ cue, from: at + 1, to: end, rule: 'frame.staff' });
      return;
    }
    const own = words.norms.findIndex(
      (word, look) =>
        look > at &&
        ((look < at + 6 && /^(?:his|her|own)$/.test(word) && of('gear').has(words.norms[look + 1] ?? '')) ||
          (/^(?:himself|herself|themselves)$/.test(word) && !/^(?:surgeon|consultant)$/.test(norm)) ||
          (word === 'with' && verb > 0 && words.norms.slice(look + 1, look + 4).some((other) => mishaps.has(other)))),
    );
    const hurt =
      own > 0 ||
      (verb === at + 1 &&
        words.norms.slice(verb + 1, verb + 6).some((word) => /^(?:needlestick|faint|injury|sharps|splash|cut|burn)$/.test(word)) &&
        /^(?:sustain|suffer|get|got|had|receive)/.test(verbNorm)) ||
      (verb >= 0 &&
        (mishaps.has(verbNorm) ||
          (/^(?:has|had|is|was|with|felt|became|got)$/.test(verbNorm) && mishaps.has(words.norms[verb + 1] ?? '')) ||
          (words.norms.slice(verb, verb + 4).some((word) => mishaps.has(word)) &&
            /^(?:has|had|is|was|felt|became|got|have)$/.test(verbNorm))));
    // "registrar had a cut glove", "perfusionist on antihistamines".
    const has =
      verb >= 0 &&
      /^(?:had|has|wore)$/.test(verbNorm) &&
      !/^(?:difficulty|trouble|difficulties|problems|control|access|hold|charge|exposed|placed)$/.test(
        words.norms.slice(verb + 1).find((_, offset) => isNoun(words.tokens[verb + 1 + offset])) ?? '',
      ) &&
      words.forms[verb + 1] === '' &&
      words.norms[verb + 1] !== 'to' &&
      !/^surgeons?$/.test(norm);
    const taking =
      (verb < 0 || words.norms.slice(at + 1, verb).includes(',') || (next === 'with' && words.forms[verb] === 'past')) &&
      (next === 'on' || next === 'with' || next === 'off') &&
      !/^(?:left|right|side|table|retractor|opposite|camera|suction|call|traction|leg|limb)$/.test(
        words.norms
          .slice(at + 2, at + 5)
          .find((word) => /^(?:left|right|side|table|retractor|opposite|camera|suction|call|traction|leg|limb)$/.test(word)) ?? '',
      );
    if (hurt || has || taking) found.push({ cue, from: at + 1, to: end, rule: 'frame.staff' });
  });
  memo.set(reading, found);
  return found;
}

/** Other persons whom the target is about. */
export function personFrames(reading: Reading, target: Range, compiled: CompiledCues): Candidate[] {
  const result: Candidate[] = [];
  if ((reading.words.holds & Kind.person) === 0) return result;
  for (const person of personsOf(reading, compiled)) {
    if (target.first < person.from || target.first >= person.to) continue;
    let ended = false;
    for (const end of reading.hits.terminators)
      if (end.ends.has('other-person') && end.first >= person.from && end.last <= target.first) ended = true;
    if (!ended) result.push({ assertion: 'other-person', cue: person.cue, rule: person.rule, over: [] });
  }
  return result;
}
