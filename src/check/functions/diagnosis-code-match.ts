// diagnosis-code-match: every code of the claim and the notes that states a cause of the dislocation against the cause that the record documents.

import type { DiagnosisFamily } from '../../contract/diagnoses.ts';
import type { Assertion, Evidence } from '../../contract/report.ts';
import { bisect } from '../../note/bisect.ts';
import { familyOf, withPoint } from '../diagnosis-codes.ts';
import type { Decision } from '../element.ts';
import { distinct, quote } from '../quote.ts';
import type { ReadDocument, RecordReading } from '../record.ts';
import type { Computation } from './computation.ts';

/** The families of codes that state why a hip is out. */
const group = 'hip-dislocation';
/** Families that stand only where the record documents no other cause: a fall in a child with a dysplastic hip is no cause. */
const lesser: ReadonlySet<string> = new Set(['traumatic-dislocation']);
/** Unless the injury is one that puts out a sound hip: then a dysplasia long ago, or of the other hip, is no cause. */
const force = 'dislocation-by-force';

const prosthetic = 'prosthetic-dislocation';

/** A code as it is written in a note: with its point, or without one where it is a hip code of full length; a dash may stand for the rest. */
const written =
  /\b(?:[A-TV-Z]\d[0-9A-Z]\.[0-9A-Z]{1,4}(?![0-9A-Z])|Q65[0-9]{1,2}|M24[34]5\d|M25[35]5\d|S730[0-4][1-6][ADS]|T8402\d[ADS]|Z9664\d)(?!-\d)/gi;
/** What other systems of codes are called, before their code, and what numbers that look like a code belong to. */
const otherSystem =
  /(?:opcs[- ]?4?|icd[- ]?9(?:-cm)?|snomed(?:[- ]ct)?|loinc|cpt|hcpcs|accession|lot|batch|serial|ref|room|model|version|mrn)[\s:#.no]*$/i;
const spoken =
  /\b([qmst])[\s-]{1,3}(sixty[\s-]five|twenty[\s-]four|twenty[\s-]five|seventy[\s-]three|eighty[\s-]four)[\s-]{1,3}point((?:[\s-]{1,3}(?:oh|zero|one|two|three|four|five|six|seven|eight|nine|a|d|s)\b){1,4})/gi;
const digits: Readonly<Record<string, string>> = {
  oh: '0',
  zero: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
  sixty: '6',
  twenty: '2',
  seventy: '7',
  eighty: '8',
  a: 'A',
  d: 'D',
  s: 'S',
};
/** What a code or a cause may be said to be without counting for the record. */
const refusedCode: ReadonlySet<Assertion> = new Set<Assertion>(['negated', 'considered']);
const refusedCause: ReadonlySet<Assertion> = new Set<Assertion>(['negated', 'considered', 'other-person', 'conditional', 'blank']);

interface MetCode {
  readonly code: string;
  readonly evidence: Evidence | null;
}

/** The codes in one document, each with its place. */
function codesOf(document: ReadDocument): MetCode[] {
  const { note } = document;
  const found: { code: string; start: number; end: number }[] = [];
  for (const match of note.text.matchAll(written)) {
    if (otherSystem.test(note.text.slice(Math.max(0, match.index - 24), match.index))) continue;
    found.push({ code: match[0].toUpperCase(), start: match.index, end: match.index + match[0].length });
  }
  for (const match of note.text.matchAll(spoken)) {
    const read = (words: string): string =>
      words
        .toLowerCase()
        .split(/[\s-]+/)
        .map((word) => digits[word] ?? '')
        .join('');
    found.push({
      code: `${(match[1] as string).toUpperCase()}${read(match[2] as string)}.${read(match[3] as string)}`,
      start: match.index,
      end: match.index + match[0].length,
    });
  }
  return found.flatMap(({ code, start, end }): MetCode[] => {
    const first = bisect(0, note.tokens.length, (at) => note.tokens[at]!.end <= start);
    if (first === note.tokens.length) return [];
    let last = first + 1;
    while (last < note.tokens.length && note.tokens[last]!.start < end && note.tokens[last]!.sentence === note.tokens[first]!.sentence)
      last += 1;
    if (refusedCode.has(document.context.assess(first, last).assertion)) return [];
    return [{ code: withPoint(code), evidence: quote(document, first, last, 'supports', 'diagnosis code') }];
  });
}

/** Where the record documents one of these causes. */
function documented(record: RecordReading, concepts: readonly string[]): Evidence[] {
  return concepts.flatMap((concept) =>
    record.documents.flatMap((document) =>
      document.mentions.of(concept).flatMap((mention): Evidence[] => {
        const refused = mention.leaves.some((leaf) =>
          refusedCause.has(document.context.assess(leaf.first, leaf.last, mention.leaves).assertion),
        );
        return refused ? [] : [quote(document, mention.first, mention.last, 'contradicts', concept)];
      }),
    ),
  );
}

interface Cause {
  readonly family: DiagnosisFamily;
  readonly evidence: readonly Evidence[];
}

/** Of the causes that a record documents, those that a code must fit: a replaced hip before all others, an injury after them, but for one of great force. */
function plainest(causes: readonly Cause[], byForce: boolean): readonly Cause[] {
  const replaced = causes.filter(({ family }) => family.id === prosthetic);
  if (replaced.length > 0) return replaced;
  const injury = causes.filter(({ family }) => lesser.has(family.id));
  if (byForce && injury.length > 0) return injury;
  const greater = causes.filter(({ family }) => !lesser.has(family.id));
  return greater.length > 0 ? greater : causes;
}

const decision = (status: Decision['status'], evidence: readonly (Evidence | null)[], reason: string, review = false): Decision => ({
  status,
  evidence: distinct(evidence.filter((one): one is Evidence => one !== null)),
  reason,
  review,
});

export const diagnosisCodeMatch: Computation = (record) => {
  const met: MetCode[] = [
    ...record.documents.flatMap(codesOf),
    ...(record.claim.diagnoses ?? []).map((code) => ({ code: withPoint(code), evidence: null })),
  ];
  if (met.length === 0) return decision('not-applicable', [], 'no diagnosis code is given in the record or the claim');
  const families = record.diagnoses.families.filter((family) => family.group === group);
  const causes = families
    .map((family) => ({ family, evidence: documented(record, family.documented) }))
    .filter(({ evidence }) => evidence.length > 0);
  const plain = plainest(causes, documented(record, [force]).length > 0);
  const stating = met.flatMap((one) => {
    const family = familyOf(one.code, record.diagnoses);
    return family?.group === group ? [{ ...one, family }] : [];
  });
  const named = [...new Set(met.map(({ code }) => code))].join(', ');
  if (stating.length === 0)
    return decision(
      'partial',
      met.map(({ evidence }) => evidence && { ...evidence, role: 'vague' }),
      `${named} says nothing of the cause of the dislocation`,
    );

  const wrong = stating.filter(({ family }) =>
    plain.length === 0 ? lesser.has(family.id) || family.id === prosthetic : !plain.some((cause) => cause.family.id === family.id),
  );
  const neutral = wrong.filter(({ family }) => family.id === 'recurrent-dislocation');
  const against = wrong.filter((one) => !neutral.includes(one));
  if (against.length > 0) {
    const stated = against[0]!;
    const other = plain.find(({ evidence }) => evidence.length > 0);
    const contrast = other === undefined ? 'the record documents no such cause' : `the record documents ${other.family.title}`;
    return decision(
      'conflict',
      [
        ...against.map(({ evidence }) => evidence && { ...evidence, role: 'contradicts' as const }),
        ...plain.flatMap(({ evidence }) => evidence.slice(0, 2).map((one) => ({ ...one, role: 'supports' as const }))),
      ],
      `${stated.code} stands for ${stated.family.title}; ${contrast}`,
      plain.length === 0,
    );
  }
  if (neutral.length === stating.length)
    return decision(
      'partial',
      neutral.map(({ evidence }) => evidence && { ...evidence, role: 'vague' }),
      `${neutral[0]!.code} says that the dislocation recurs, not why`,
    );
  const fit = stating.filter((one) => !neutral.includes(one));
  return decision(
    'present',
    [
      ...fit.map(({ evidence }) => evidence),
      ...plain.flatMap(({ evidence }) => evidence.slice(0, 1).map((one) => ({ ...one, role: 'supports' as const }))),
    ],
    `${fit.map(({ code }) => code).join(', ')} stands for ${fit[0]!.family.title}, which the record documents`,
    plain.length === 0,
  );
};
