// Statements of a record that the claim layer asks for by the name of a concept, judged as a checklist's rules are.
import { type Quotable, quotablesOf, quoteOf } from '../check/evidence.ts';
import { type AcceptedAssertions, judge, type Match } from '../check/judge.ts';
import { oncePerRecord, type RecordReading } from '../check/record.ts';
import type { CompiledComposition } from '../concepts/vocabulary.ts';
import type { DocumentKind } from '../contract/case.ts';
import type { Assertion, Evidence, Role } from '../contract/report.ts';
import { sectionAt } from '../note/section-at.ts';

const asked = new Map<string, CompiledComposition>();

/** The composition that is one concept alone; one object a name, so that its matches are found once a note. */
function alone(concept: string): CompiledComposition {
  const found = asked.get(concept);
  if (found !== undefined) return found;
  const source = `$${concept}`;
  const made: CompiledComposition = {
    all: [{ source, options: [{ concept, accepts: null }] }],
    none: [],
    source: { all: [source] },
    accepts: null,
  };
  asked.set(concept, made);
  return made;
}

export const affirmed: AcceptedAssertions = new Set<Assertion>(['affirmed']);
export const affirmedOrPast: AcceptedAssertions = new Set<Assertion>(['affirmed', 'historical']);
export const notDenied: AcceptedAssertions = new Set<Assertion>(['affirmed', 'historical', 'planned']);

/** The places where the record states `concept` in a way that `accepts` allows. */
export function statements(record: RecordReading, concept: string, accepts: AcceptedAssertions = affirmed): Match[] {
  return judge(record, alone(concept), accepts, concept).filter((match) => match.accepted);
}

const onlyOf = oncePerRecord(() => new Map<DocumentKind, RecordReading>());

/** The same record with the documents of one kind only, one object however often it is asked for; documents keep their numbers, not their places. */
export function only(record: RecordReading, kind: DocumentKind): RecordReading {
  const known = onlyOf(record);
  let found = known.get(kind);
  if (found === undefined) {
    const documents = record.documents.filter((document) => document.kind === kind);
    found = documents.length === record.documents.length ? record : { ...record, documents };
    known.set(kind, found);
  }
  return found;
}

/** The quotes of some matches, in order, without repetition and not more than `most`. */
export function quotes(matches: readonly Match[], role: Role, most = 4): Evidence[] {
  const kept: Quotable[] = [];
  for (const match of matches)
    for (const one of quotablesOf(match, role)) {
      if (kept.length >= most) return kept.map(quoteOf);
      if (!kept.some((other) => other.document === one.document && other.start < one.end && one.start < other.end)) kept.push(one);
    }
  return kept.map(quoteOf);
}

/** The kind of section in which a match begins. */
export function sectionOf(match: Match): string {
  return sectionAt(match.document.note, match.mention.first).kind;
}
