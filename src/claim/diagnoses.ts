// Diagnosis codes of the claim and the notes against what the record documents: cause, side, and whether they carry the operation.
import { familyOf, fits, sideOfCode } from '../check/diagnosis-codes.ts';
import type { OperativeSide } from '../check/operative-side.ts';
import { quote } from '../check/quote.ts';
import { quoted } from '../check/reason.ts';
import type { RecordReading } from '../check/record.ts';
import type { Alert, Evidence, Finding } from '../contract/report.ts';
import { affirmedOrPast, only, quotes, statements } from './statements.ts';

/** A diagnosis code that was met: in the claim, in the operative note, or both; with its place in the note. */
interface MetCode {
  readonly code: string;
  readonly claimed: boolean;
  readonly evidence: readonly Evidence[];
}

/** The codes of the claim and those written in the operative notes, once each. */
function metCodes(record: RecordReading): MetCode[] {
  const met = new Map<string, { claimed: boolean; evidence: Evidence[] }>();
  const at = (code: string): { claimed: boolean; evidence: Evidence[] } => {
    const key = code.toUpperCase().replace('.', '');
    const found = met.get(key) ?? { claimed: false, evidence: [] };
    met.set(key, found);
    return found;
  };
  const written = new Map<string, string>();
  for (const code of record.claim.diagnoses ?? []) {
    at(code).claimed = true;
    written.set(code.toUpperCase().replace('.', ''), code.toUpperCase());
  }
  for (const document of only(record, 'operative-note').documents) {
    for (const mention of document.mentions.of('diagnosis-code')) {
      const one = quote(document, mention.first, mention.last, 'supports', 'diagnosis code');
      at(one.text).evidence.push(one);
      const key = one.text.toUpperCase().replace('.', '');
      if (!written.has(key)) written.set(key, one.text.toUpperCase());
    }
  }
  return [...met].map(([key, one]) => ({ code: written.get(key) ?? key, ...one }));
}

/** The group of families that the element `diagnosis-code-match` judges by itself. */
const matchedGroup = 'hip-dislocation';

/** The alerts on diagnosis codes. An unknown code is said to be unknown. */
export function judgeDiagnoses(record: RecordReading, code: string, side: OperativeSide, findings: readonly Finding[]): Alert[] {
  const { diagnoses } = record;
  const alerts: Alert[] = [];
  const met = metCodes(record);
  const add = (severity: Alert['severity'], message: string, about: string, evidence: readonly Evidence[]): void => {
    alerts.push({ kind: 'diagnosis', severity, message, codes: [about], evidence: [...evidence] });
  };
  const source = (one: MetCode): string => (one.claimed ? 'claim' : 'note');
  const match = findings.find((finding) => finding.id === 'diagnosis-code-match');
  if (match?.status === 'conflict') {
    const codes = met.filter((one) => familyOf(one.code, diagnoses)?.group === matchedGroup).map((one) => one.code);
    alerts.push({
      kind: 'diagnosis',
      severity: 'error',
      message: `The diagnosis code states another cause than the record: ${match.reason}.`,
      codes,
      evidence: match.evidence,
    });
  }
  for (const one of met) {
    const family = familyOf(one.code, diagnoses);
    if (family === null) {
      add(
        'info',
        `${one.code} is not among the codes known here (fiscal year ${diagnoses.year}); it was not judged.`,
        one.code,
        one.evidence,
      );
      continue;
    }
    const stated = sideOfCode(one.code, diagnoses);
    if (
      stated !== null &&
      stated !== 'both' &&
      side.status === 'present' &&
      side.side !== null &&
      side.side !== 'both' &&
      stated !== side.side
    )
      add(
        'error',
        `${one.code} in the ${source(one)} is for the ${stated} side; the record states the ${side.side} side: ${quoted(side.evidence[0]?.text ?? '')}.`,
        one.code,
        [...one.evidence, ...side.evidence.map((shown): Evidence => ({ ...shown, role: 'contradicts' }))],
      );
    const judgedByElement = match !== undefined && match.status !== 'not-applicable' && family.group === matchedGroup;
    if (
      !judgedByElement &&
      family.group !== undefined &&
      family.documented.length > 0 &&
      !family.documented.some((concept) => statements(record, concept, affirmedOrPast).length > 0)
    ) {
      const others = diagnoses.families.filter(
        (other) =>
          other.group === family.group &&
          other.documented.length > 0 &&
          !other.documented.some((concept) => family.documented.includes(concept)),
      );
      const documented = others
        .map((other) => ({ other, found: other.documented.flatMap((concept) => statements(record, concept, affirmedOrPast)) }))
        .find(({ found }) => found.length > 0);
      if (documented !== undefined)
        add(
          'warning',
          `${one.code} in the ${source(one)} stands for ${family.title}; the record documents ${documented.other.title} and not that.`,
          one.code,
          [...one.evidence, ...quotes(documented.found, 'contradicts', 2)],
        );
    }
    for (const clash of diagnoses.clashes) {
      if (!one.claimed || !clash.procedures.includes(code) || !clash.codes.some((pattern) => fits(one.code, pattern))) continue;
      if (clash.alone && !(record.claim.diagnoses ?? []).every((other) => clash.codes.some((pattern) => fits(other, pattern)))) continue;
      add('warning', `${one.code} (${family.title}) ${clash.message}.`, one.code, one.evidence);
    }
  }
  return alerts;
}
