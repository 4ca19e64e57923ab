// No regular expression takes more than linear time on any text: neither those written in the sources nor those that the engine makes of its data.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { analyse } from 'scslre';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import type { Case } from '../src/index.ts';

interface Expression {
  readonly where: string;
  readonly source: string;
  readonly flags: string;
}

/** Every literal in the sources. */
function written(): Expression[] {
  const found: Expression[] = [];
  for (const path of readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name))) {
    const file = ts.createSourceFile(path, readFileSync(join('src', path), 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
        found.push({ where: `src/${path}:${line}`, source: node.text.slice(1, end), flags: node.text.slice(end + 1) });
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return found;
}

/** Every expression that the engine makes while it loads and checks the samples. */
async function made(): Promise<Expression[]> {
  const found = new Map<string, Expression>();
  const original = globalThis.RegExp;
  globalThis.RegExp = new Proxy(original, {
    construct(target, given, newTarget) {
      const expression = Reflect.construct(target, given, newTarget) as RegExp;
      // The line that made it; what libraries make is theirs.
      const where = new Error().stack?.split('\n')[2] ?? '';
      if (where.includes('/src/') && !where.includes('node_modules'))
        found.set(expression.source, { where: where.trim(), source: expression.source, flags: expression.flags });
      return expression;
    },
  });
  try {
    const { checker } = await import('./knowledge.ts');
    const lines = readFileSync('samples/cases.jsonl', 'utf8')
      .split('\n')
      .filter((line) => line !== '');
    for (const line of lines) checker.check(JSON.parse(line) as Case);
  } finally {
    globalThis.RegExp = original;
  }
  return [...found.values()];
}

const superLinear = (expressions: readonly Expression[]): string[] =>
  expressions.flatMap(({ where, source, flags }) => {
    const { reports } = analyse({ source, flags });
    return reports.map(
      ({ type, exponential, character }) =>
        `${where}: ${exponential ? 'exponential' : 'polynomial'} (${type}) in ${character.literal.source}`,
    );
  });

describe('regular expressions', () => {
  it('take linear time as they are written', () => {
    const expressions = written();
    expect(expressions.length).toBeGreaterThan(300);
    expect(superLinear(expressions)).toEqual([]);
  });

  it('take linear time as the engine makes them', async () => {
    const expressions = await made();
    expect(expressions.length).toBeGreaterThan(30);
    expect(superLinear(expressions)).toEqual([]);
  });

  it('would be found here if they did not', () => {
    expect(superLinear([{ where: 'here', source: '(?:a|aa)+$', flags: '' }])).not.toEqual([]);
    expect(superLinear([{ where: 'here', source: '[ ]+:', flags: '' }])).not.toEqual([]);
  });
});
