// opaudit lint and codes: faults told by file, line and column; examples run.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readExample } from '../../src/cli/lint-examples.ts';
import { opaudit, scratch } from './command.ts';

const folder = scratch();

describe('opaudit codes', () => {
  it('lists the codes that have a checklist', () => {
    const { status, stdout } = opaudit(['codes']);
    expect(status).toBe(0);
    expect(stdout.split('\n').map((line) => line.slice(0, 5))).toEqual(['27111', '27257', '27290', '27397', '27594', '']);
  });
});

describe('opaudit lint', () => {
  it('finds no fault in the checklists of the program', () => {
    const { status, stdout } = opaudit(['lint']);
    expect(stdout).toMatch(/^\d+ files, \d+ elements, \d+ examples: no faults\n$/);
    expect(status).toBe(0);
  });

  it('tells every fault by file, line and column, with the nearest right word', () => {
    const path = join(folder, 'wrong.yaml');
    writeFileSync(
      path,
      `code: "99999"
title: An operation
version: "1"
concepts:
  bone-cement: [glue, cement]
elements:
  - id: means
    title: Means
    group: Operation
    requirement: required
    source: none
    why: It matters.
    query: Please confirm that glue was used?
    present:
      - $bone-cemnt
    partial: [fixed]
    examples:
      present: ["It was <<glued>> in place.", "It was <<fixed>> with cement."]
      missing: ["The bone was cemented."]
`,
    );
    const { status, stdout } = opaudit(['lint', path]);
    expect(status).toBe(1);
    const at = (line: number, message: string): void => expect(stdout).toMatch(new RegExp(`${path}:${line}:\\d+ means: .*${message}`));
    at(15, 'unknown concept "\\$bone-cemnt"; did you mean .*bone-cement"\\?');
    at(17, 'has no example of partial');
    at(13, 'the question asks for agreement');
    at(18, 'this example of present comes out as ');
    expect(stdout).toMatch(/1 file, 1 elements, 3 examples: \d+ faults\n$/);
  });

  it('tells an unknown key with the nearest right one', () => {
    const path = join(folder, 'key.yaml');
    writeFileSync(path, readFileSync('checklists/27111.yaml', 'utf8').replace('requirement:', 'requirment:'));
    expect(opaudit(['lint', path]).stdout).toMatch(/key\.yaml:\d+:\d+ .*unknown key "requirment"; did you mean "requirement"\?/);
  });
});

describe('readExample', () => {
  it('takes the marks out and says where they stood', () => {
    expect(readExample('The <<edges>> were <<pink>>.')).toEqual({
      text: 'The edges were pink.',
      marked: [
        [4, 9],
        [15, 19],
      ],
    });
  });
  it('refuses marks that do not pair', () => {
    expect(readExample('The <<edges were pink.')).toBeNull();
    expect(readExample('The edges>> were pink.')).toBeNull();
  });
});
