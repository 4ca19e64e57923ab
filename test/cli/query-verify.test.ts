// opaudit query and verify: questions from a report or a note; a report replayed.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { opaudit, scratch } from './command.ts';

const folder = scratch();
const note = 'samples/27290.txt';
const report = join(folder, 'report.json');
opaudit(['check', note, '--code', '27290', '--modifier', 'RT', '--out', report]);

describe('opaudit query', () => {
  it('asks what is open, with the words of the record and an open answer, and names no code', () => {
    const { status, stdout } = opaudit(['query', note, '--code', '27290']);
    expect(status).toBe(0);
    expect(stdout).toContain('The record says:');
    expect(stdout).toContain('[ ] Unable to determine');
    expect(stdout).toContain('line ');
    expect(stdout).not.toContain('27290');
  });

  it('asks the same from a report', () => {
    const questions = (text: string): string[] => text.split('\n').filter((line) => /^\d+\. /.test(line));
    expect(questions(opaudit(['query', report]).stdout)).toEqual(questions(opaudit(['query', note, '--code', '27290']).stdout));
  });
});

describe('opaudit verify', () => {
  it('finds the same report from the same notes and claim', () => {
    const { status, stdout } = opaudit(['verify', report, note, '--modifier', 'RT']);
    expect(stdout).toMatch(/^the same: 27290, /);
    expect(status).toBe(0);
  });

  it('says what differs where the note was changed', () => {
    const changed = join(folder, 'changed.txt');
    writeFileSync(changed, readFileSync(note, 'utf8').replace('The pubic rami were cut', 'The pubic symphysis was divided'));
    const { status, stdout } = opaudit(['verify', report, changed, '--modifier', 'RT']);
    expect(status).toBe(1);
    expect(stdout).toContain('the notes are not those that the report was made from');
    expect(stdout).toContain('elements[symphysis-level].status: "partial" → "present"');
  });
});
