// opaudit check: what a person and a program get for one note.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/contract/report.ts';
import { opaudit, scratch } from './command.ts';

const folder = scratch();
const note = 'samples/27594.txt';
const record = [
  note,
  '--code',
  '27594',
  '--document',
  'index-operative-note@2026-03-02=samples/27594.index-operative-note.txt',
  '--modifier',
  '58,LT',
  '--diagnosis',
  'T87.89',
];
const reportOf = (stdout: string): Report => JSON.parse(stdout) as Report;

describe('opaudit check', () => {
  it('puts the verdict and its counts first, then what is open with its words and the question', () => {
    const { status, stdout, stderr } = opaudit(['check', 'samples/27290.txt', '--code', '27290']);
    expect(status).toBe(0);
    expect(stderr).toBe('');
    expect(stdout.split('\n')[0]).toMatch(/^(COMPLETE|INCOMPLETE|CONFLICT) {3}\d+ /);
    expect(stdout).toContain('27290 ·');
    expect(stdout).toMatch(/\n ○ .*[Tt]umor board.* {2}missing(?: · please look)?\n {5}\S/);
    expect(stdout).toContain('Ask:');
    expect(stdout).not.toContain('\u001b');
  });

  it('gives the report as JSON whose every quote is the text at its place', () => {
    const { stdout } = opaudit(['check', ...record, '--format', 'json']);
    const report = reportOf(stdout);
    const texts = [readFileSync(note, 'utf8'), readFileSync('samples/27594.index-operative-note.txt', 'utf8')];
    const quotes = [...report.elements, ...report.operativeReport]
      .flatMap((finding) => finding.evidence)
      .concat(report.alerts.flatMap((alert) => alert.evidence));
    expect(quotes.length).toBeGreaterThan(10);
    for (const one of quotes) expect(texts[one.document]?.slice(one.start, one.end)).toBe(one.text);
    expect(report.modifiers).toContain('58');
  });

  it('reads the note from standard input', () => {
    const direct = opaudit(['check', note, '--code', '27594', '--format', 'json']).stdout;
    expect(opaudit(['check', '-', '--code', '27594', '--format', 'json'], { input: readFileSync(note) }).stdout).toBe(direct);
  });

  it('reads a case as JSON and lets the options add to it', () => {
    const path = join(folder, 'case.json');
    writeFileSync(path, JSON.stringify({ id: 'C-7', code: '27594', note: readFileSync(note, 'utf8') }));
    const report = reportOf(opaudit(['check', path, '--modifier', 'none', '--format', 'json']).stdout);
    expect(report.id).toBe('C-7');
    expect(report.elements.find((finding) => finding.id === 'staged-intent')?.status).toBe('not-applicable');
  });

  it('takes the format from the ending of --out and writes nothing else', () => {
    for (const [name, begins] of [
      ['r.json', '{'],
      ['r.md', '# 27111'],
      ['r.html', '<!doctype html>'],
      ['r.csv', '\ufeffcase,'],
      ['r.txt', 'INCOMPLETE'],
    ] as const) {
      const path = join(folder, name);
      const { status, stdout } = opaudit(['check', 'samples/27111.txt', '--code', '27111', '--out', path]);
      expect([status, stdout]).toEqual([0, '']);
      expect(readFileSync(path, 'utf8').startsWith(begins), name).toBe(true);
    }
  });

  it('ends with 1 for a record that is not complete only when asked', () => {
    expect(opaudit(['check', 'samples/27290.txt', '--code', '27290', '--fail-on-incomplete']).status).toBe(1);
  });

  it('gives the same bytes in any time zone, locale and terminal', () => {
    const elsewhere = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', COLUMNS: '40' };
    for (const format of ['json', 'html'])
      expect(opaudit(['check', ...record, '--format', format], { env: elsewhere }).stdout).toBe(
        opaudit(['check', ...record, '--format', format], { env: { TZ: 'UTC', LANG: 'C' } }).stdout,
      );
  });

  it('colours for FORCE_COLOR, and never for NO_COLOR', () => {
    expect(opaudit(['check', note, '--code', '27594'], { env: { FORCE_COLOR: '1' } }).stdout).toContain('\u001b[');
    expect(opaudit(['check', note, '--code', '27594'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).stdout).not.toContain('\u001b[');
  });

  it('reads UTF-8 with its mark, UTF-16 with and without, and Windows-1252 alike', () => {
    const text = readFileSync('samples/27111.txt', 'utf8').replace('Routine', 'Café – routine');
    const utf16 = Buffer.from(text, 'utf16le');
    const variants = {
      plain: Buffer.from(text),
      marked: Buffer.from(`\ufeff${text}`),
      little: Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
      big: Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]),
      unmarked: utf16,
      windows: Buffer.from(text.replace('–', '\u0096'), 'latin1'),
    };
    const reports = Object.values(variants).map(
      (input) => opaudit(['check', '-', '--code', '27111', '--format', 'json'], { input }).stdout,
    );
    expect(reports[0]).toContain('27111');
    for (const report of reports) expect(report).toBe(reports[0]);
  });

  it('explains how an element came to its status', () => {
    const { status, stdout } = opaudit(['check', 'samples/27290.txt', '--code', '27290', '--explain', 'tumor-board']);
    expect(status).toBe(0);
    for (const part of ['DOCUMENT operative note', 'SECTION', 'RULES', 'present 1:', 'DECISION missing']) expect(stdout).toContain(part);
  });

  it('leaves nothing behind where the output cannot be written', () => {
    const path = join(folder, 'no', 'such', 'report.json');
    expect(opaudit(['check', note, '--code', '27594', '--out', path]).status).toBe(2);
    expect(existsSync(join(folder, 'no'))).toBe(false);
  });
});
