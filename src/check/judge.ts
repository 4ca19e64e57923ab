// A rule and a record → its matches, each judged: does what it says count here?
import type { Mention } from '../concepts/mentions.ts';
import type { CompiledComposition } from '../concepts/vocabulary.ts';
import type { Assessment } from '../context/context.ts';
import type { Assertion } from '../contract/report.ts';
import { type Refusal, refusedElsewhere } from './elsewhere.ts';
import type { ReadDocument, RecordReading } from './record.ts';

/** Assertions that count; `elsewhere` among them lets statements count that are about the other side, another part of the body, or people in general. */
export type AcceptedAssertions = ReadonlySet<Assertion | 'elsewhere'> | 'any';

/** A match of a rule, judged: `accepted` when every leaf's assertion is one that counts. */
export interface Match {
  readonly document: ReadDocument;
  readonly mention: Mention;
  readonly accepted: boolean;
  readonly rule: string;
  readonly composition: CompiledComposition;
  /** The assertion of every leaf, and the leaf that was refused, if one was. */
  readonly assessments: readonly Assessment[];
  readonly refused: Refusal | null;
}

/** Every match of `composition` in every document, judged by what `accepts` allows where a slot says nothing itself. */
export function judge(record: RecordReading, composition: CompiledComposition, accepts: AcceptedAssertions, rule: string): Match[] {
  return record.documents.flatMap((document) =>
    document.mentions.matches(composition).map((mention): Match => {
      const assessments: Assessment[] = [];
      let refused: Refusal | null = null;
      for (const leaf of mention.leaves) {
        const allowed = leaf.accepts ?? accepts;
        if (allowed === 'any') continue;
        const assessment = document.context.assess(leaf.first, leaf.last, mention.leaves);
        assessments.push(assessment);
        if (refused === null && !allowed.has(assessment.assertion)) refused = { leaf, assessment };
      }
      const counts = (composition.accepts ?? accepts) as AcceptedAssertions;
      refused ??= refusedByOpening(document, mention, counts, accepts);
      if (refused === null && counts !== 'any' && !counts.has('elsewhere')) refused = refusedElsewhere(record, document, mention);
      return { document, mention, accepted: refused === null, rule, composition, assessments, refused };
    }),
  );
}

/**
 * The leaf that stands in a statement whose opening rules out the whole of it, or null. A slot or rule that takes a denial takes the one in
 * its own words ("could not be repaired"), not one of the statement around it; only an element about a status does.
 */
function refusedByOpening(
  { context }: ReadDocument,
  mention: Mention,
  counts: AcceptedAssertions,
  ofElement: AcceptedAssertions,
): Refusal | null {
  for (const leaf of mention.leaves) {
    const assessment = context.governing(leaf.first);
    if (assessment === null) continue;
    const taken = assessment.assertion === 'negated' ? ofElement : counts;
    if (taken !== 'any' && !taken.has(assessment.assertion)) return { leaf, assessment };
  }
  return null;
}
