// Which cues stand in a sentence: all phrases found, the longest kept across all categories.
import { Hits as FoundPhrases } from '../concepts/matcher.ts';
import type { Assertion } from '../contract/report.ts';
import type { Section, Span, Token } from '../note/note.ts';
import type { CompiledCues, Meaning, Term } from './compile.ts';
import type { CueEntry } from './cues.ts';
import type { Candidate } from './decide.ts';
import { isAuxiliary, isNoun, tellsPast, type Words } from './words.ts';

/** A cue found, by position in its sentence (half-open). */
export interface CueHit {
  readonly cue: CueEntry;
  readonly first: number;
  readonly last: number;
  /** A longer pseudo-cue around it: it then speaks only of words inside that one. */
  readonly within: { readonly first: number; readonly last: number } | null;
  /** What it says of the words that it reaches. */
  readonly says: Candidate;
}

export interface Hits {
  readonly cues: readonly CueHit[];
  /** Those of the cues that speak of a whole statement where they open it. */
  readonly statements: readonly CueHit[];
  readonly terminators: readonly { readonly first: number; readonly last: number; readonly ends: ReadonlySet<Assertion> }[];
  /** Members of word classes that are written in several words. */
  readonly classes: ReadonlyMap<string, readonly { readonly first: number; readonly last: number }[]>;
}

const overlap = (a: { first: number; last: number }, b: { first: number; last: number }): boolean => a.first < b.last && b.first < a.last;

interface Range {
  readonly first: number;
  readonly last: number;
}

/** Room for what is found in one sentence. */
const found = new FoundPhrases();

/** All cues, terminators and class phrases of one sentence, in order. */
export function findHits(words: Words, compiled: CompiledCues): Hits {
  const offset = words.sentence.first;
  const section = words.note.sections[words.sentence.section];
  const heading =
    section !== undefined && section.kind !== 'other' && section.kind !== 'none' && compiled.data.sections[section.kind] !== undefined
      ? section.heading
      : null;
  const { matcher, meanings } = compiled;
  const run = matcher.run(
    words.note,
    words.sentence.first,
    words.sentence.last,
    (token) => (words.terms[token.index - offset] as Term).word,
  );
  found.size = 0;
  matcher.match(run, 0, run.words.length, found);
  if (found.size === 0) return noHits;
  const cues: CueHit[] = [];
  const terminators: { first: number; last: number; ends: ReadonlySet<Assertion> }[] = [];
  const classes = new Map<string, { first: number; last: number }[]>();
  for (let at = 0; at < found.size; at++) {
    const place = { first: (found.firsts[at] as number) - offset, last: (found.lasts[at] as number) - offset };
    for (const phrase of matcher.phrases(found.endings[at] as number)) {
      const meaning = meanings[phrase] as Meaning;
      if ('memberOf' in meaning) {
        const list = classes.get(meaning.memberOf);
        if (list === undefined) classes.set(meaning.memberOf, [place]);
        else list.push(place);
      } else if ('ends' in meaning) terminators.push({ first: place.first, last: place.last, ends: meaning.ends });
      else if (countsHere(words, meaning.cue, place, section, heading))
        cues.push({ cue: meaning.cue, first: place.first, last: place.last, within: null, says: saying(meaning.cue, place) });
    }
  }
  const kept = prune(cues);
  return { cues: kept, statements: kept.filter(({ cue }) => cue.reach === 'statement'), terminators, classes };
}

const saying = ({ category, id, over, time }: CueEntry, cue: Range): Candidate => ({
  assertion: category as Assertion,
  cue,
  rule: id,
  over,
  isTime: time,
});

const noHits: Hits = { cues: [], statements: [], terminators: [], classes: new Map() };

/** False where the words of a cue are none here: those of a heading, the number of a thread, another word spelled alike. */
function countsHere(words: Words, cue: CueEntry, place: Range, section: Section | undefined, heading: Span | null): boolean {
  const { norms, tokens } = words;
  const first = norms[place.first] as string;
  const last = norms[place.last - 1] as string;
  const start = (tokens[place.first] as Token).start;
  // A known heading decides by its section, not by its words.
  if (heading !== null && start < heading.end && (tokens[place.last - 1] as Token).end <= heading.end) return false;
  // "HOSPITAL COURSE & PLAN": a heading for several things says nothing of each.
  if (
    cue.id === 'planned.plan' &&
    first === 'plan' &&
    section !== undefined &&
    section.kind === 'other' &&
    section.heading !== null &&
    start < section.heading.end
  )
    return false;
  // "L3 -- no, L4": an answer, not the "no" of a noun.
  if (
    place.last - place.first === 1 &&
    (first === 'no' || first === 'no.' || first === 'nothing') &&
    cue.direction === 'forward' &&
    /^[,;.)\]:]$|^-+$|^[–—]$/.test(first === 'no.' ? '.' : (norms[place.last] ?? ','))
  )
    return false;
  // "with No. 1 Vicryl"
  if (
    (last === 'no' || last === 'no.') &&
    (tokens[place.last]?.kind === 'number' || (norms[place.last] === '.' && tokens[place.last + 1]?.kind === 'number'))
  )
    return false;
  if (isOtherWord(words, cue, place)) return false;
  // "could now be reduced" tells an ability, not a doubt.
  return !(cue.category === 'uncertain' && first === 'could' && becomesPast(words, place.last));
}

const person = /^(?:he|she|they|we|patient|pt|child|i)$/;
const comings = /^(?:returns?|returned|returning|came|comes?|coming|rings?|rang|calls?|called|calling|seeks?|sought|reports?|reported)$/;
/** What leaves a scar. */
const pastAct =
  /tomy$|tomies$|plasty$|^(?:surger|operat|procedur|amput|repair|biops|burn|injur|accident|trauma|fixation|nailing|plating|resect|section|drain|graft|fusion|wash|debrid|radi|shot|gunshot|port|incision|laparosc|arthrosc)(?!$)|^(?:19|20)\d\d$|^(?:surgery|operation|burn|burns|old|previous|prior|earlier|section|injury|repair|drain|graft)$/;
const later = /^(?:until|till|before|weeks?|months?|days?|tomorrow|yet)$/;
const isAmount = (norm: string): boolean => /^(?:\d|the|a|an|at|two|three|four|five|six|eight|ten|twelve|several|some|many)/.test(norm);

/** True where a cue's word is another word here: "May 12", "past the cortex", "in the case", "felt to be viable". */
function isOtherWord(words: Words, cue: CueEntry, place: { readonly first: number; readonly last: number }): boolean {
  const first = words.norms[place.first] as string;
  const before = words.tokens[place.first - 1];
  const after = words.tokens[place.last];
  if (first === 'may' && cue.category === 'uncertain')
    return after?.kind === 'number' || before?.kind === 'number' || /^(?:in|of|last|since|until)$/.test(words.norms[place.first - 1] ?? '');
  if (first === 'past' && cue.category === 'historical' && place.last - place.first === 1)
    return after?.pos === 'DET' || words.forms[place.first - 1] === 'past' || before?.pos === 'ADV';
  if (cue.category === 'uncertain' && /^(?:thought|felt|believed)$/.test(first))
    return after?.pos === 'ADJ' || (after?.pos === 'ADV' && words.tokens[place.last + 1]?.pos === 'ADJ');
  // "the left tendon could not be seen": a side.
  if (cue.category === 'considered' && first === 'left')
    return words.tokens[place.first]?.pos !== 'VERB' && !isAuxiliary(words.norms[place.first - 1] ?? '');
  if (cue.category === 'negated' && first === 'too') return after?.pos !== 'VERB';
  if (cue.category === 'uncertain' && /^(?:perhaps|possibly|probably|maybe)$/.test(first)) return after?.kind === 'number';
  if (cue.id === 'uncertain.versus') return words.note.text[words.tokens[place.first]?.start ?? 0] === 'V';
  // "The knee will not bend" tells of now; "will not be loaded until" of later.
  if (
    cue.category === 'planned' &&
    words.norms[place.last - 1] === 'will' &&
    words.norms[place.last] === 'not' &&
    !person.test(words.norms[place.last - 2] ?? '')
  )
    return !words.norms.slice(place.last).some((norm, at, all) => later.test(norm) || (norm === 'for' && isAmount(all[at + 1] ?? '')));
  // "with anesthesia provided by the CRNA" tells who gave it.
  if (cue.category === 'conditional' && first === 'provided' && place.last - place.first === 1)
    return /^(?:by|with|for|through|from)$/.test(words.norms[place.last] ?? '') || isAuxiliary(words.norms[place.first - 1] ?? '');
  // "returns with a gaping wound", "the report came back with": told, not asked for.
  if (cue.category === 'conditional' && comings.test(first))
    return !/^(?:return|call|ring|come|seek|report)$/.test(first) || before?.pos === 'ADJ' || tellsPast(words, 0, words.tokens.length);
  // "the correction was held", "after correction of the deformity"
  if (cue.id === 'correction.word' && first === 'correction' && place.last - place.first === 1)
    return /^(?:ADP|DET|ADJ|AUX)$/.test(before?.pos ?? '') || /^(?:ADP|AUX|VERB|CCONJ)$/.test(after?.pos ?? '');
  // "I mean to see her in a week"
  if (cue.id === 'correction.word' && words.norms[place.last] === 'to') return true;
  // "The plan was discussed", "the plan was simple": only a thing or an act named after it was planned.
  if (cue.id === 'considered.meant-thing') return !namesThing(words, place.last);
  // "in her mother's arms"
  if (cue.id === 'other.family' && first === 'in') return /^['’]?s?$/.test(words.norms[place.last] ?? '-') && after?.pos === 'PART';
  // "scar of his stump" names a place; "scar of an old nailing" what was done there.
  if (cue.category === 'historical' && /^scar/.test(first) && place.last - place.first === 2)
    return !words.norms.slice(place.last, place.last + 7).some((norm) => pastAct.test(norm));
  // Articles are passed over in phrases, but "in the case" is not "in case".
  if (cue.category === 'conditional' && first === 'in' && words.norms[place.first + 1] === 'the' && words.norms[place.last - 1] === 'case')
    return true;
  return false;
}

/** True where a noun phrase begins: "a psoas transfer", "semitendinosus and gracilis". */
function namesThing({ tokens, norms, forms }: Words, at: number): boolean {
  let look = at;
  while (/^(?:DET|NUM)$/.test(tokens[look]?.pos ?? '') || /^(?:a|an|the|our|my)$/.test(norms[look] ?? '')) look += 1;
  if (forms[look] !== '' || /^(?:that|this|same|there|it|as)$/.test(norms[look] ?? 'it')) return false;
  if (look > at) return true;
  while (tokens[look]?.pos === 'ADJ') look += 1;
  return isNoun(tokens[look]);
}

/** True where a participle follows, over adverbs and "be". */
function becomesPast(words: Words, at: number): boolean {
  for (let look = at; look < at + 4; look++) {
    if (words.forms[look] === 'past') return true;
    if (words.tokens[look]?.pos !== 'ADV' && words.norms[look] !== 'be') return false;
  }
  return false;
}

/** Of cues that overlap, the longest; of equals, the earlier. */
function prune(found: readonly CueHit[]): readonly CueHit[] {
  if (found.length < 2) return found;
  const byLength = [...found].sort((a, b) => b.last - b.first - (a.last - a.first) || a.first - b.first);
  const kept: CueHit[] = [];
  for (const hit of byLength) {
    const over = kept.find(
      (other) =>
        overlap(other, hit) &&
        (other.last - other.first > hit.last - hit.first || (other.first !== hit.first && other.cue.category !== hit.cue.category)),
    );
    if (over === undefined) kept.push(hit);
    else if (over.cue.category === 'pseudo' && over.within === null && hit.first >= over.first && hit.last <= over.last)
      kept.push({ ...hit, within: { first: over.first, last: over.last } });
  }
  return kept.sort((a, b) => a.first - b.first || b.last - a.last);
}
