// The renderings of a report: golden files, and what must hold of each whatever the text says.
import { describe, expect, it } from 'vitest';
import type { Query } from '../../src/claim/query.ts';
import { batchCase, batchHead, renderBatchCase, renderBatchList, riskOf } from '../../src/report/batch-html.ts';
import { csvCell, renderCsv } from '../../src/report/csv.ts';
import { renderHtml } from '../../src/report/html.ts';
import { renderMarkdown } from '../../src/report/markdown.ts';
import { renderQuery } from '../../src/report/query-text.ts';
import { renderText, wrap } from '../../src/report/text.ts';
import { lineOf, reasonAfterQuote } from '../../src/report/wording.ts';
import { input, report } from './fixture.ts';

describe('text', () => {
  it('is as it was agreed', async () => {
    await expect(renderText(report, input, { width: 90 })).toMatchFileSnapshot('golden/report.txt');
  });
  it('fits a narrow terminal', async () => {
    const text = renderText(report, input, { width: 44 });
    for (const line of text.split('\n')) expect([...line].length).toBeLessThanOrEqual(44);
  });
  it('shows nothing that a terminal would obey', () => {
    expect(renderText(report, input)).not.toContain('\u001b');
  });
  it('breaks long words and keeps all of them', () => {
    expect(wrap('one abcdefghij two', 5)).toEqual(['one', 'abcde', 'fghij', 'two']);
  });
});

describe('markdown', () => {
  it('is as it was agreed', async () => {
    await expect(renderMarkdown(report, input)).toMatchFileSnapshot('golden/report.md');
  });
  it('makes nothing of marks in the note', () => {
    const markdown = renderMarkdown({ ...report, title: '[x](http://y) <b> | `c`' }, input);
    expect(markdown).toContain('\\[x\\](http://y) &lt;b> \\| \\`c\\`');
  });
});

describe('csv', () => {
  it('is as it was agreed', async () => {
    await expect(renderCsv(report, input)).toMatchFileSnapshot('golden/report.csv');
  });
  it.each([
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@x', "'@x"],
    ['\tx', '"\'\tx"'],
    ['\rx', '"\'\rx"'],
    [' =1', "' =1"],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['plain', 'plain'],
    ['', ''],
  ])('%j becomes %j', (value, cell) => {
    expect(csvCell(value)).toBe(cell);
  });
});

describe('html', () => {
  const html = renderHtml(report, input);
  it('holds the whole note as text, marked', () => {
    const note = /<div class="text">(.*?)<\/div>/s.exec(html)?.[1] ?? '';
    const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"', '&#39;': "'" };
    const plain = note.replace(/<[^>]*>/g, '').replace(/&(?:lt|gt|amp|quot|#39);/g, (entity) => entities[entity] ?? entity);
    expect(plain).toBe(input.documents[0]?.text.replace('\u001b', '\ufffd'));
  });
  it('runs and loads nothing that the note says', () => {
    expect(html).not.toContain('<script>alert');
    expect(html).not.toMatch(/\b(?:src|href)="(?!#|data:,)/);
    expect(html).not.toMatch(/url\(|@import/);
  });
  it('links every quote to a place in the note, and every mark to an element', () => {
    for (const [, id] of html.matchAll(/href="#([^"]+)"/g)) expect(html).toContain(`id="${id}"`);
  });
  it('says every status in a word, not by colour alone', () => {
    for (const word of ['present', 'partial', 'missing', 'conflict', 'not applicable'])
      expect(html).toMatch(new RegExp(`</span> ${word}</span>`));
  });
});

describe('batch html', () => {
  it('puts the riskiest case first and tells what could not be checked', () => {
    const calm = {
      ...report,
      id: 'calm',
      verdict: 'complete' as const,
      alerts: [],
      elements: report.elements.filter((one) => one.status === 'present'),
    };
    expect(riskOf(report)).toBeGreaterThan(riskOf(calm));
    const cases = [calm, report].map((one) => batchCase(one, input));
    const rows = cases.map(({ row }, at) => ({ ...row, place: at + 1 }));
    const list = [...renderBatchList(rows, [{ id: '<b>', error: 'the line is no valid JSON', place: 3 }])];
    const html = [batchHead, ...cases.map(({ inside }, at) => renderBatchCase(inside, at + 1)), ...list].join('');
    expect([...html.matchAll(/<tr data-at="\d+" data-id="([^"]+)"/g)].map((match) => match[1])).toEqual(['C-1042', 'calm']);
    expect(html).toContain('<li>&lt;b&gt;: the line is no valid JSON</li>');
    expect(html.match(/<script>/g)).toHaveLength(2);
    expect(html.match(/<\/script>/g)).toHaveLength(4);
  });
});

describe('questions', () => {
  const side = report.elements.find((one) => one.id === 'laterality');
  const query: Query = {
    questions: [
      {
        elements: ['laterality'],
        title: 'Side',
        text: 'On which side was the operation?',
        indicators: side?.evidence ?? [],
        options: ['As documented: “left thigh”', 'Other', 'Unable to determine'],
      },
      {
        elements: ['level-change'],
        title: 'Level change',
        text: 'What happened to the level?',
        indicators: [],
        options: ['Other', 'Unable to determine'],
      },
    ],
  };
  it('are as they were agreed', async () => {
    await expect(renderQuery(query, report, input)).toMatchFileSnapshot('golden/questions.txt');
  });
});

describe('places', () => {
  it('count lines by LF, CR LF and CR', () => {
    expect(lineOf('a\nb\r\nc\rd', 0)).toBe(1);
    expect(lineOf('a\nb\r\nc\rd', 2)).toBe(2);
    expect(lineOf('a\nb\r\nc\rd', 5)).toBe(3);
    expect(lineOf('a\nb\r\nc\rd', 7)).toBe(4);
  });
  it('take from a reason the quote that stands beside it', () => {
    expect(report.elements.map(reasonAfterQuote)).toEqual([
      'documents it',
      'names no margin',
      'does not count: it was only considered (“considered”)',
      null,
      'stands against “left femur”',
      'documents it',
      null,
    ]);
  });
});
