// Every route, as a client sees it.
import { describe, expect, it } from 'vitest';
import { Case } from '../../src/contract/case.ts';
import { Checklist } from '../../src/contract/checklist.ts';
import { CodeSummary } from '../../src/contract/endpoint.ts';
import { Report } from '../../src/contract/report.ts';
import { checker } from '../knowledge.ts';
import { json, linesOf, sample, sampleCases, send, testServer } from './server.ts';

const server = testServer();

describe('POST /v1/checks', () => {
  it('answers a case with the report that the library makes of it', async () => {
    const input = JSON.parse(sampleCases[0] as string) as unknown;
    const response = await fetch(server.at('/v1/checks'), json(input));
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(await response.text()).toBe(JSON.stringify(checker.check(input)));
  });

  it('takes a note as plain text with its code', async () => {
    const response = await fetch(server.at('/v1/checks?code=27594'), send('text/plain; charset=utf-8', sample));
    expect(Report.parse(await response.json())).toEqual(checker.check(Case.parse({ code: '27594', note: sample })));
  });

  it('ranks the codes where none is given', async () => {
    const response = await fetch(server.at('/v1/checks'), send('text/plain', sample));
    const report = Report.parse(await response.json());
    expect([report.code, report.ranking?.[0]?.code]).toEqual(['27594', '27594']);
  });

  it('keeps offsets true to the text as it was sent', async () => {
    const note = `\r\n😀 Café\r\n${sample.replaceAll('\n', '\r\n')}`;
    const response = await fetch(server.at('/v1/checks?code=27594'), send('text/plain', note));
    const { elements } = Report.parse(await response.json());
    const evidence = elements.flatMap((element) => element.evidence);
    expect(evidence.length).toBeGreaterThan(5);
    for (const { start, end, text } of evidence) expect(note.slice(start, end)).toBe(text);
  });
});

describe('POST /v1/batches', () => {
  const expected = sampleCases.map((line) => checker.check(JSON.parse(line)));

  it.each(['application/x-ndjson', 'application/jsonl'])('answers lines of cases with lines of reports (%s)', async (type) => {
    const response = await fetch(server.at('/v1/batches'), send(type, `\ufeff${sampleCases.join('\r\n\r\n')}`));
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/x-ndjson']);
    expect(await response.text()).toBe(expected.map((report) => `${JSON.stringify(report)}\n`).join(''));
  });

  it('answers a list of cases in the same way', async () => {
    const response = await fetch(server.at('/v1/batches'), json(sampleCases.map((line) => JSON.parse(line) as unknown)));
    expect(await linesOf(response)).toEqual(expected);
  });

  it('answers nothing with nothing', async () => {
    for (const [type, body] of [
      ['application/x-ndjson', '\n'],
      ['application/json', ' [ ] '],
    ] as const) {
      const response = await fetch(server.at('/v1/batches'), send(type, body));
      expect([response.status, await response.text()]).toEqual([200, '']);
    }
  });
});

describe('GET', () => {
  it('/v1/codes lists the codes that have a checklist', async () => {
    const response = await fetch(server.at('/v1/codes'));
    const codes = CodeSummary.array().parse(await response.json());
    expect(codes.map((one) => one.code)).toEqual(checker.codes);
  });

  it('/v1/codes/27290 is that checklist', async () => {
    const response = await fetch(server.at('/v1/codes/27290'));
    expect(Checklist.parse(await response.json())).toMatchObject({ code: '27290' });
  });

  it.each(['/healthz', '/readyz'])('%s says that all is well', async (path) => {
    expect((await fetch(server.at(path))).status).toBe(200);
  });

  it('/metrics counts requests and checks by code and outcome', async () => {
    const text = await (await fetch(server.at('/metrics'))).text();
    expect(text).toMatch(/opaudit_http_requests_total\{method="POST",route="\/v1\/checks",status="200"\} 4/);
    expect(text).toMatch(/opaudit_checks_total\{code="27594",outcome="\w+"\} \d/);
    expect(text).toContain('opaudit_checks_pending 0');
    expect(text).toContain('process_resident_memory_bytes');
  });
});

describe('every answer', () => {
  it('to a note is stored nowhere on its way, and loads nothing into a browser', async () => {
    const { headers } = await fetch(server.at('/v1/checks?code=27594'), send('text/plain', sample));
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;connect-src 'self';worker-src 'self';font-src 'self';base-uri 'none';form-action 'none';frame-ancestors 'none'",
    );
    expect(headers.get('x-powered-by')).toBeNull();
    expect(headers.get('access-control-allow-origin')).toBeNull();
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});
