// Runs the examples that the elements of a checklist carry: each must come out as it says, by the words it marks.
import { checkByRules } from '../check/element.ts';
import { readRecord } from '../check/record.ts';
import type { CompiledChecklist, CompiledElement, Knowledge } from '../checklist/compile.ts';
import { leadingFaults } from '../claim/query.ts';
import { type Finding, type Status, statuses } from '../contract/report.ts';

/** What is wrong with an element, and where in the checklist's file. */
export interface ElementFault {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** An example without its marks, and the ranges that they marked; null where they do not pair. */
export function readExample(example: string): { readonly text: string; readonly marked: readonly (readonly [number, number])[] } | null {
  const marked: [number, number][] = [];
  let text = '';
  let open: number | null = null;
  for (const part of example.split(/(<<|>>)/)) {
    if (part === '<<' && open === null) open = text.length;
    else if (part === '>>' && open !== null) {
      marked.push([open, text.length]);
      open = null;
    } else if (part === '<<' || part === '>>') return null;
    else text += part;
  }
  return open === null ? { text, marked } : null;
}

/** All that is wrong with the elements of a checklist: examples that fail or lack, questions that lead. */
export function lintElements(checklist: CompiledChecklist, knowledge: Knowledge): ElementFault[] {
  return checklist.elements.flatMap((element, at) => {
    const path = ['elements', at];
    return [...lacking(element, path), ...leading(element, path), ...failing(element, path, knowledge)];
  });
}

/**
 * Every element shows what makes it present and what leaves it missing; one with partial rules, what makes it partial. One that
 * applies only on a condition may show a record to which it does not apply in place of one that misses it.
 */
function lacking({ source }: CompiledElement, path: ElementFault['path']): ElementFault[] {
  const { examples } = source;
  const conditional = source.requirement === 'conditional' && examples['not-applicable'].length > 0;
  const needed: Status[] = [
    'present',
    ...(conditional ? [] : (['missing'] as const)),
    ...(source.partial.length > 0 ? (['partial'] as const) : []),
  ];
  return needed
    .filter((status) => examples[status].length === 0)
    .map((status) => ({ path: [...path, 'examples'], message: `${source.id}: has no example of ${status}` }));
}

function leading({ source }: CompiledElement, path: ElementFault['path']): ElementFault[] {
  const fault = leadingFaults(source.query);
  return fault === null ? [] : [{ path: [...path, 'query'], message: `${source.id}: the question ${fault}` }];
}

function failing(element: CompiledElement, path: ElementFault['path'], knowledge: Knowledge): ElementFault[] {
  const faults: ElementFault[] = [];
  for (const status of statuses)
    element.source.examples[status].forEach((example, at) => {
      const message = judgeExample(element, example, status, knowledge);
      if (message !== null) faults.push({ path: [...path, 'examples', status, at], message: `${element.source.id}: ${message}` });
    });
  return faults;
}

function judgeExample(element: CompiledElement, example: string, status: Status, knowledge: Knowledge): string | null {
  const read = readExample(example);
  if (read === null) return 'the << and >> of this example do not pair';
  const record = readRecord({ documents: [{ kind: 'operative-note', text: read.text }] }, knowledge);
  const finding = checkByRules(element, record);
  if (finding.status !== status) return `this example of ${status} comes out as ${finding.status} (${finding.reason})`;
  const touched =
    read.marked.length === 0 || finding.evidence.some((one) => read.marked.some(([start, end]) => one.start < end && start < one.end));
  return touched ? null : `no quote touches the words marked in this example; quoted: ${quotes(finding)}`;
}

const quotes = (finding: Finding): string =>
  finding.evidence.length === 0 ? 'nothing' : finding.evidence.map((one) => `“${one.text}”`).join(', ');
