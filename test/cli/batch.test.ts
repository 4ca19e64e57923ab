// opaudit batch: order kept, bad cases survived, files whole or not there, cells that no spreadsheet runs.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { opaudit, scratch } from './command.ts';

const folder = scratch();
const secret = 'Zebulon Quartermaine';
const note = 'OPERATIVE NOTE\nProcedure: Secondary closure of the left above-knee stump.\nThe edges were viable and closed in layers.';
const lines = [
  JSON.stringify({ id: 'first', code: '27594', note }),
  `{"id": "torn", "note": "${secret}`,
  JSON.stringify({ id: 'unknown', code: '99999', note: secret }),
  '',
  JSON.stringify({ id: 'wrong', code: '27594', documents: [{ text: secret, kind: 'letter' }] }),
  JSON.stringify({ id: '=cmd|calc', code: '27594', note: `${note}\n- =HYPERLINK("http://x")` }),
  JSON.stringify({ id: 'last', code: '27290', note: 'Left external hemipelvectomy.' }),
];
const input = join(folder, 'cases.jsonl');
writeFileSync(input, `\ufeff${lines.join('\r\n')}`);
const out = (name: string): string => join(folder, name);

describe('opaudit batch', () => {
  it('writes one line a case in order, with an error in the place of a bad one', () => {
    const { status, stdout, stderr } = opaudit(['batch', input, '--out', out('r.jsonl')]);
    expect([status, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(/^6 cases: .*3 could not be checked → .*r\.jsonl\n$/);
    const results = readFileSync(out('r.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map(
        (line) => JSON.parse(line) as { id: string | null; verdict?: string; error?: { message: string; path?: string; place?: string } },
      );
    expect(results.map((one) => one.id)).toEqual(['first', null, 'unknown', 'wrong', '=cmd|calc', 'last']);
    expect(results.map((one) => one.error?.message ?? 'checked')).toEqual([
      'checked',
      'the line is no valid JSON',
      expect.stringMatching(/^code 99999: there is no checklist for it; there are 27111/),
      expect.stringMatching(/^documents\[0\]\.kind: expected one of/),
      'checked',
      'checked',
    ]);
    expect(results[1]?.error?.place).toMatch(/cases\.jsonl:2$/);
    expect(results[3]?.error?.path).toBe('documents[0].kind');
    expect(readFileSync(out('r.jsonl'), 'utf8')).not.toContain('Quartermaine');
  });

  it('gives the report that check gives', () => {
    const [first] = readFileSync(out('r.jsonl'), 'utf8').split('\n');
    const single = opaudit(['check', '-', '--format', 'json'], { input: lines[0] ?? '' }).stdout;
    expect(JSON.parse(first ?? '')).toEqual(JSON.parse(single));
  });

  it('writes a CSV of one row a finding, in which no cell can be run', () => {
    opaudit(['batch', input, '--out', out('r.csv')]);
    const text = readFileSync(out('r.csv'), 'utf8');
    expect(text.startsWith('\ufeffcase,code,verdict,')).toBe(true);
    expect(text).toContain("\r\n'=cmd|calc,27594,");
    for (const row of text.slice(1).split('\r\n')) for (const cell of row.split(',')) expect(cell).not.toMatch(/^"?[=+\-@\t\r]/);
    expect(text.split('\r\n').filter((row) => row.startsWith('unknown,'))).toHaveLength(1);
    expect(text).not.toContain('Quartermaine');
  });

  it('writes one HTML file that loads nothing', () => {
    opaudit(['batch', input, '--out', out('r.html')]);
    const html = readFileSync(out('r.html'), 'utf8');
    expect(html).toContain('3 cases could not be checked');
    expect(html).not.toMatch(/(?:src|href)="(?!#|data:,)/);
    expect(html).not.toContain('Quartermaine');
  });

  it('checks a folder of notes, with the documents and the claim beside them', () => {
    const { stdout, stderr } = opaudit(['batch', 'samples', '--out', '-']);
    const reports = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string; code: string; provenance: { documents: string[] } });
    expect(reports.map((one) => [one.id, one.code, one.provenance.documents.length])).toEqual([
      ['27111', '27111', 1],
      ['27257', '27257', 1],
      ['27290', '27290', 1],
      ['27397', '27397', 1],
      ['27594', '27594', 2],
    ]);
    expect(stderr).toMatch(/^5 cases: /);
  });

  it('tells what is no JSON, or no case, in its place, and goes on', () => {
    const records = join(folder, 'records');
    mkdirSync(records);
    writeFileSync(join(records, '27594-1.txt'), 'The left stump was closed.');
    writeFileSync(join(records, '27594-1.json'), 'null');
    writeFileSync(join(records, '27594-2.txt'), 'The right stump was closed.');
    writeFileSync(join(records, '27594-2.json'), '{"documents": [null]}');
    const broken = join(folder, 'broken.json');
    writeFileSync(broken, '{\n"note": oops }');
    const { status, stdout } = opaudit(['batch', records, broken, '--out', '-']);
    const [first, second, third] = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { id: string | null; code?: string; error?: { message: string } });
    expect(status).toBe(0);
    expect(first).toMatchObject({ id: '27594-1', error: { message: expect.stringContaining('27594-1.json: is no case') } });
    expect(second).toMatchObject({ id: '27594-2', code: '27594' });
    expect(third).toMatchObject({ id: null, error: { message: expect.stringMatching(/broken\.json(?::2)?: is no valid JSON/) } });
  });

  it('leaves only whole files', () => {
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

describe('samples', () => {
  it('are the same as files and as cases', () => {
    for (const line of readFileSync('samples/cases.jsonl', 'utf8').trimEnd().split('\n')) {
      const { code, documents } = JSON.parse(line) as { code: string; documents: { kind: string; text: string }[] };
      for (const { kind, text } of documents)
        expect(text).toBe(readFileSync(`samples/${code}${kind === 'operative-note' ? '' : `.${kind}`}.txt`, 'utf8'));
    }
  });
});
