// A checker for the tests of the claim layer: the real vocabulary, language and claim data, with small checklists in place of the real ones.

import { type Checker, compileKnowledge, createChecker } from '../../src/index.ts';
import { readKnowledgeFiles } from '../../src/service/knowledge.ts';

const element = (id: string, rules: string): string => `
  - id: ${id}
    title: ${id}
    group: Operation
    requirement: required
    source: test
    why: test
    query: What does the record say of ${id}?
    examples: {}
${rules}`;

const checklists = [
  `code: "27111"
title: transfer to the femoral neck
version: "1"
global-days: 90
elements:${element(
    'attachment-site',
    `    present: [{all: ["(attach | anchor | fix)", femoral neck]}]
    conflict-unless-present: [{all: ["(attach | anchor | fix)", greater trochanter]}]`,
  )}${element('laterality', '    function: laterality')}
siblings:
  - code: "27110"
    title: transfer to the greater trochanter
    distinction: The tendon goes to the greater trochanter, not to the femoral neck.
    when: [{all: ["(attach | anchor | fix)", greater trochanter]}]
supports: [iliopsoas, {all: ["(attach | anchor)", femoral neck]}]`,
  `code: "27257"
title: closed reduction of a spontaneous dislocation
version: "1"
global-days: 10
elements:${element('manipulation', '    present: [closed reduction]')}${element('diagnosis-code-match', '    function: diagnosis-code-match')}${element('laterality', '    function: laterality')}
supports: [closed reduction, hip dislocation]`,
  `code: "27290"
title: hindquarter amputation
version: "1"
global-days: 90
elements:${element('hemipelvectomy-confirmed', '    present: [hemipelvectomy]')}${element('sacroiliac-level', '    present: [{all: [divide, sacroiliac joint]}]')}${element('laterality', '    function: laterality')}
supports: [hemipelvectomy, sacroiliac joint, pubic symphysis]`,
  `code: "27594"
title: secondary closure
version: "1"
global-days: 90
elements:${element('staged-intent', '    function: staged-intent\n    accepts: [affirmed, planned, historical]\n    present: [{all: ["(plan | return)", "(guillotine | index) amputation"], within: 2}, {all: [will return, close], documents: [index-operative-note]}]\n    contradicts: [unplanned return]')}${element('index-date', '    function: index-date')}${element('procedure-type', '    present: [secondary closure]')}${element('closure-technique', '    present: [{all: [skin, nylon]}]')}${element('laterality', '    function: laterality')}
supports: [secondary closure, stump]`,
];

const shared = readKnowledgeFiles().filter((file) => /\/(?:vocabulary|language|claim)\//.test(file.path));

/** The checker; its checklists are 27111, 27257, 27290 and 27594, each with a few elements. */
export function smallChecker(): Checker {
  const files = [...shared, ...checklists.map((text, at) => ({ path: `checklists/test-${at}.yaml`, text }))];
  const concepts = compileKnowledge(files);
  const own = concepts.faults.filter(
    (fault) => fault.path.includes('test-') || fault.path.includes('claim/') || fault.path.includes('returns'),
  );
  if (own.length > 0) throw new Error(own.map((fault) => `${fault.path}:${fault.line} ${fault.message}`).join('\n'));
  return createChecker(concepts);
}
