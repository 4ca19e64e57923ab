// YAML or JSON → checked data, with every fault told as file:line:column.
import { type Document, isMap, isPair, isScalar, LineCounter, type Node, parseDocument, visit, YAMLParseError } from 'yaml';
import type * as z from 'zod';
import { nearest } from '../concepts/nearest.ts';
import { Checklist, Composition, Condition, Element, Sibling } from '../contract/checklist.ts';

/** One file of the knowledge base; its path is used in messages only. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Something wrong in a file: where, and what to do. */
export interface Fault {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly message: string;
}

/** A file read: its value, or null where it has faults; and a way to point at places in it. */
export interface Parsed<T> {
  readonly value: T | null;
  readonly faults: readonly Fault[];
  /** The fault for the node at `path` inside the file; the nearest enclosing node where there is none. */
  at(path: readonly (string | number)[], message: string): Fault;
}

export const showFault = (fault: Fault): string => `${fault.path}:${fault.line}:${fault.column} ${fault.message}`;

/** In characters; files that a training writes are larger than any that a person keeps. */
const largestFile = 2_000_000;
const largestLearned = 5_000_000;
/** How many nodes aliases may stand for, so that a few lines do not unfold to a file without end. */
const mostAliases = 50;
/** Of a file that is no YAML at all only the first errors are told. */
const mostErrors = 20;

/** Parses and checks one file against `schema`. Aliases are bounded; no code is ever run. */
export function parseYaml<T>(file: SourceFile, schema: z.ZodType<T>): Parsed<T> {
  const lines = new LineCounter();
  let document: Document.Parsed | null = null;
  const at = (path: readonly (string | number)[], message: string): Fault => {
    let node: Node | null = document?.contents ?? null;
    let place = 0;
    for (const step of path) {
      if (node === null || !('get' in node)) break;
      const pair = isMap(node) ? node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === step) : undefined;
      const keyRange = pair !== undefined && isScalar(pair.key) ? pair.key.range : undefined;
      if (keyRange) place = keyRange[0];
      const next = (node as { get(key: unknown, keep: boolean): unknown }).get(step, true) as Node | undefined;
      if (next === undefined || next === null) break;
      node = next;
      if (keyRange === undefined && node.range) place = node.range[0];
    }
    const { line, col } = lines.linePos(place);
    return { path: file.path, line: Math.max(1, line), column: Math.max(1, col), message };
  };
  const isLearned = file.path.endsWith('.json');
  const largest = isLearned ? largestLearned : largestFile;
  if (file.text.length > largest)
    return { value: null, at, faults: [{ path: file.path, line: 1, column: 1, message: `is larger than ${largest / 1_000_000} MB` }] };
  if (isLearned) return parseJson(file, schema);
  let value: unknown;
  try {
    document = parseDocument(file.text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
    if (file.text.includes('__proto__'))
      visit(document, {
        Pair(_, { key }) {
          if (isScalar(key) && key.value === '__proto__')
            document?.errors.push(new YAMLParseError([key.range?.[0] ?? 0, 0], 'UNEXPECTED_TOKEN', 'a key may not be "__proto__"'));
        },
      });
    if (document.errors.length === 0) value = document.toJS({ maxAliasCount: mostAliases });
  } catch (error) {
    const message = error instanceof RangeError ? 'is nested too deeply' : 'has an alias that nothing stands behind, or too many aliases';
    return { value: null, at, faults: [{ path: file.path, line: 1, column: 1, message }] };
  }
  if (document.errors.length > 0) {
    return {
      value: null,
      at,
      faults: document.errors.slice(0, mostErrors).map((error) => {
        const { line, col } = lines.linePos(error.pos[0]);
        return { path: file.path, line, column: col, message: error.message.split('\n')[0] ?? '' };
      }),
    };
  }
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data, faults: [], at };
  return { value: null, faults: result.error.issues.flatMap((issue) => issueFaults(issue, [], at, value)), at };
}

/** A file that a program writes: large, and not mended by hand, so that its faults need no place. */
function parseJson<T>({ path, text }: SourceFile, schema: z.ZodType<T>): Parsed<T> {
  const at = (_: readonly (string | number)[], message: string): Fault => ({ path, line: 1, column: 1, message });
  try {
    const result = schema.safeParse(JSON.parse(text));
    if (result.success) return { value: result.data, faults: [], at };
    return { value: null, faults: result.error.issues.map((issue) => at([], `${issue.path.join('.')}: ${issue.message}`)), at };
  } catch {
    return { value: null, faults: [at([], 'is no JSON')], at };
  }
}

type At = Parsed<unknown>['at'];

function issueFaults(issue: z.core.$ZodIssue, base: readonly (string | number)[], at: At, root: unknown): Fault[] {
  const path = [...base, ...(issue.path as (string | number)[])];
  const owner = elementName(root, path);
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => {
      const near = nearest(key, knownKeys);
      return at([...path, key], `${owner}unknown key "${key}"${near === null ? '' : `; did you mean "${near}"?`}`);
    });
  if (issue.code === 'invalid_union') {
    const deepest = issue.errors.flat().sort((a, b) => b.path.length - a.path.length)[0];
    if (deepest !== undefined && (deepest.path.length > 0 || deepest.code === 'unrecognized_keys'))
      return issueFaults(deepest, path, at, root);
  }
  const value = path.reduce<unknown>(
    (node, step) => (typeof node === 'object' && node !== null ? (node as Record<string | number, unknown>)[step] : undefined),
    root,
  );
  const options = issue.code === 'invalid_value' ? issue.values.map(String) : [];
  const near = typeof value === 'string' && options.length > 0 ? nearest(value, options) : null;
  const what =
    options.length > 0
      ? `unknown ${String(path.findLast((step) => typeof step === 'string') ?? 'value')} "${String(value)}"`
      : `${path.join('.')}: ${issue.message}`;
  return [
    at(
      path,
      `${owner}${what}${near === null ? (options.length > 0 ? `; one of ${options.join(', ')}` : '') : `; did you mean "${near}"?`}`,
    ),
  ];
}

/** "element-id: " for a path inside an element, else nothing. */
function elementName(root: unknown, path: readonly (string | number)[]): string {
  if (path[0] !== 'elements' || typeof path[1] !== 'number') return '';
  const element = (root as { elements?: { id?: unknown }[] }).elements?.[path[1]];
  return typeof element?.id === 'string' ? `${element.id}: ` : '';
}

const knownKeys = [
  ...[Checklist, Element, Element.shape.examples, Composition, Condition, Sibling].flatMap(({ shape }) => Object.keys(shape)),
  ...['kind', 'headings', 'bare', 'field'],
];
