// A rule and a record → its matches, each judged: does what it says count here?
import type { Mention } from '../concepts/mentions.ts';
import type { CompiledComposition } from '../concepts/vocabulary.ts';
import type { Assessment } from '../context/context.ts';
import type { Assertion } from '../contract/report.ts';
import { type Refusal, refusedElsewhere } from './elsewhere.ts';
import type { ReadDocument, RecordReading } from './record.ts';

/** Assertions that count; `elsewhere` among them lets statements count that are about the other side, another part of the body, or people in general. */
export type AcceptedAssertions = ReadonlySet<Assertion | 'elsewhere'> | 'any';

/** What a match comes to: the assertion of every leaf, and the leaf that was refused, if one was. */
interface Judgement {
  readonly assessments: readonly Assessment[];
  readonly refused: Refusal | null;
}

/** A match of a rule. It is judged when somebody asks what it comes to: of much that is found, nobody does. */
export class Match {
  readonly document: ReadDocument;
  readonly mention: Mention;
  readonly composition: CompiledComposition;
  readonly rule: string;
  readonly #judge: (match: Match) => Judgement;
  #judgement: Judgement | null = null;

  constructor(
    document: ReadDocument,
    mention: Mention,
    composition: CompiledComposition,
    rule: string,
    judge: (match: Match) => Judgement,
  ) {
    this.document = document;
    this.mention = mention;
    this.composition = composition;
    this.rule = rule;
    this.#judge = judge;
  }

  /** True where every leaf's assertion is one that counts. */
  get accepted(): boolean {
    return this.refused === null;
  }

  get assessments(): readonly Assessment[] {
    return this.#judged().assessments;
  }

  get refused(): Refusal | null {
    return this.#judged().refused;
  }

  /** The same under another name of its rule. */
  under(rule: string): Match {
    return new Match(this.document, this.mention, this.composition, rule, () => this.#judged());
  }

  #judged(): Judgement {
    this.#judgement ??= this.#judge(this);
    return this.#judgement;
  }
}

/** What refuses a match whose leaves all count; or null. */
export type Refuses = (document: ReadDocument, mention: Mention) => Refusal | null;

/** Every match of `composition` in every document, judged by what `accepts` allows where a slot says nothing itself, and by `refuses`. */
export function judge(
  record: RecordReading,
  composition: CompiledComposition,
  accepts: AcceptedAssertions,
  rule: string,
  refuses: Refuses = () => null,
): Match[] {
  const counts = (composition.accepts ?? accepts) as AcceptedAssertions;
  const judgement = ({ document, mention }: Match): Judgement => {
    const assessments: Assessment[] = [];
    let refused: Refusal | null = null;
    for (const leaf of mention.leaves) {
      const allowed = leaf.accepts ?? accepts;
      if (allowed === 'any') continue;
      const assessment = document.context.assess(leaf.first, leaf.last, mention.leaves);
      assessments.push(assessment);
      if (refused === null && !allowed.has(assessment.assertion)) refused = { leaf, assessment };
    }
    refused ??= refusedByOpening(document, mention, counts, accepts);
    if (refused === null && counts !== 'any' && !counts.has('elsewhere')) refused = refusedElsewhere(record, document, mention);
    refused ??= refuses(document, mention);
    return { assessments, refused };
  };
  const matches: Match[] = [];
  for (const document of record.documents)
    for (const mention of document.mentions.matches(composition)) matches.push(new Match(document, mention, composition, rule, judgement));
  return matches;
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
