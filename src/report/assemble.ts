// Findings → the report: counts, verdict and provenance.
import { checkByRules } from '../check/element.ts';
import type { RecordReading } from '../check/record.ts';
import { weigh } from '../check/second-opinion.ts';
import type { CompiledChecklist, Knowledge } from '../checklist/compile.ts';
import { judgeClaim } from '../claim/judge.ts';
import { NoSupportedCodeError, rankCodes } from '../claim/ranking.ts';
import type { Case } from '../contract/case.ts';
import type { Counts, Finding, Report } from '../contract/report.ts';
import { version } from '../contract/version.ts';
import { checklistHash } from './checklist-hash.ts';
import { sha256 } from './hash.ts';

/** How many findings have each status. */
function countStatuses(findings: readonly Finding[]): Counts {
  const counts: Counts = { present: 0, partial: 0, missing: 0, conflict: 0, 'not-applicable': 0 };
  for (const finding of findings) counts[finding.status] += 1;
  return counts;
}

/** `complete` when every required or applicable conditional element is present; recommended elements do not hold it up. */
function verdictOf(findings: readonly Finding[]): Report['verdict'] {
  if (findings.some((finding) => finding.status === 'conflict')) return 'conflict';
  const open = findings.some(
    (finding) => finding.requirement !== 'recommended' && finding.status !== 'present' && finding.status !== 'not-applicable',
  );
  return open ? 'incomplete' : 'complete';
}

/** The checklist's name in reports: code and version. */
const checklistName = (checklist: CompiledChecklist): string => `${checklist.source.code}@${checklist.source.version}`;

/** The report of one case. */
export function assembleReport(
  input: Case,
  record: RecordReading,
  knowledge: Knowledge,
  checklistOf: (code: string) => CompiledChecklist,
): Report {
  const ranking = input.code === undefined ? rankCodes(record, knowledge) : undefined;
  const code = input.code ?? ranking?.[0]?.code;
  if (code === undefined) throw new NoSupportedCodeError([...knowledge.checklists.keys()]);
  const checklist = checklistOf(code);
  const byRules = checklist.elements.map((element) => checkByRules(element, record));
  const elements = byRules.map((finding, at) => weigh(finding, checklist.elements[at]!, record));
  const operativeReport = (knowledge.operativeReport?.elements ?? []).map((element) => checkByRules(element, record));
  return {
    id: input.id ?? null,
    code,
    title: checklist.source.title,
    verdict: verdictOf(elements),
    counts: countStatuses(elements),
    elements,
    operativeReport,
    ...judgeClaim(record, checklist, knowledge.claimRules[code], byRules),
    ...(ranking === undefined ? {} : { ranking }),
    provenance: {
      engine: version,
      checklist: checklistName(checklist),
      checklistHash: checklistHash(checklist, knowledge),
      documents: input.documents.map((document) => sha256(document.text)),
    },
  };
}
