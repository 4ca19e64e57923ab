// A small record with its report, made by hand: every status, role and place that renderings must show, and text that must not run.
import type { Case } from '../../src/contract/case.ts';
import type { Evidence, Finding, Report } from '../../src/contract/report.ts';

const operative = `OPERATIVE NOTE
PROCEDURE: Secondary closure, left thigh stump
FINDINGS: Beefy red granulation. The wound was inspected.
Suture anchors were considered but not used. <script>alert("x")</script>
=SUM(A1) & more\u001b[31m
PLAN: The stump will be revised if it fails.`;
const index = 'INDEX NOTE\r\nOpen amputation through the left femur on 03/02/2026.';

export const input: Case = {
  id: 'C-1042',
  code: '27594',
  documents: [
    { kind: 'operative-note', date: '2026-03-14', text: operative },
    { kind: 'index-operative-note', date: '2026-03-02', text: index },
  ],
  claim: { modifiers: ['58', 'LT'] },
};

/** The quote of `text` in a document of the fixture. */
function quote(text: string, role: Evidence['role'], section: string | null, more: Partial<Evidence> = {}, document = 0): Evidence {
  const start = (document === 0 ? operative : index).indexOf(text);
  return { document, start, end: start + text.length, text, section, role, context: ['affirmed'], cue: null, rule: 'present 1', ...more };
}

const cue = quote('considered', 'supports', null);

const finding = (
  id: string,
  title: string,
  group: string,
  status: Finding['status'],
  reason: string,
  evidence: Evidence[],
  more: Partial<Finding> = {},
): Finding => ({
  id,
  title,
  group,
  requirement: 'required',
  status,
  confidence: 'sure',
  reason,
  evidence,
  why: `Why ${title.toLowerCase()} matters.`,
  query: `What is known of ${title.toLowerCase()}?`,
  ...more,
});

export const report: Report = {
  id: 'C-1042',
  code: '27594',
  title: 'Secondary closure after amputation',
  verdict: 'conflict',
  counts: { present: 2, partial: 1, missing: 2, conflict: 1, 'not-applicable': 1 },
  elements: [
    finding('granulation-status', 'Granulation', 'Stump', 'present', '“Beefy red granulation” documents it', [
      quote('Beefy red granulation', 'supports', 'FINDINGS'),
    ]),
    finding('wound-margins', 'Wound margins', 'Stump', 'partial', '“wound was inspected”: names no margin', [
      quote('wound was inspected', 'vague', 'FINDINGS'),
    ]),
    finding(
      'fixation-method',
      'Fixation',
      'Operation',
      'missing',
      '“Suture anchors” does not count: it was only considered (“considered”)',
      [
        quote('Suture anchors', 'rejected', 'FINDINGS', {
          context: ['considered'],
          cue: { document: 0, start: cue.start, end: cue.end, text: cue.text, rule: 'considered.not-used' },
        }),
        quote('=SUM(A1) & more\u001b[31m', 'rejected', 'FINDINGS'),
      ],
    ),
    finding('level-change', 'Level change', 'Operation', 'missing', 'nothing in the record states it', [], { requirement: 'recommended' }),
    finding('laterality', 'Side', 'Operation', 'conflict', '“left thigh” stands against “left femur”', [
      quote('left thigh', 'supports', 'PROCEDURE'),
      quote('left femur', 'contradicts', null, {}, 1),
    ]),
    finding(
      'index-date',
      'Date of the index amputation',
      'Return',
      'present',
      '“03/02/2026” documents it',
      [quote('03/02/2026', 'supports', null, {}, 1)],
      { confidence: 'review' },
    ),
    finding('staged-intent', 'Staged intent', 'Return', 'not-applicable', 'its condition does not hold in this record', []),
  ],
  operativeReport: [
    finding('procedure-performed', 'Procedure performed', 'Operative report', 'present', '“Secondary closure” documents it', [
      quote('Secondary closure', 'supports', 'PROCEDURE'),
    ]),
    finding('surgeon', 'Surgeon', 'Operative report', 'missing', 'nothing in the record states it', []),
  ],
  siblings: ['27596'],
  modifiers: ['58', 'LT'],
  globalPeriod: { indexDate: '2026-03-02', dateOfService: '2026-03-14', day: 12, length: 90, inside: true, lastDay: '2026-05-31' },
  alerts: [
    {
      kind: 'sibling-code',
      severity: 'error',
      message: 'The record fits 27596.',
      codes: ['27596'],
      evidence: [quote('stump will be revised', 'contradicts', 'PLAN')],
    },
  ],
  provenance: { engine: '1.0.0', checklist: '27594@1', checklistHash: 'sha256-0', documents: ['sha256-1', 'sha256-2'] },
};
