// Every error: its own status, an application/problem+json that names the field and the mend, and no word of the note.
import { once } from 'node:events';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { Problem } from '../../src/contract/endpoint.ts';
import { json, linesOf, marker, sample, send, testServer } from './server.ts';

const server = testServer({ limits: { bodySeconds: 2, headerSeconds: 1, idleSeconds: 2, checkSeconds: 2 } });
const answers: string[] = [];

/** Sends a request and reads the problem that it is answered with. */
async function problemOf(path: string, init?: RequestInit): Promise<{ problem: Problem; headers: Headers }> {
  const response = await fetch(server.at(path), init);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(response.headers.get('cache-control')).toBe('no-store');
  const text = await response.text();
  answers.push(text);
  const problem = Problem.parse(JSON.parse(text));
  expect(problem.status).toBe(response.status);
  expect(problem.instance).toBe(`urn:uuid:${response.headers.get('x-request-id')}`);
  return { problem, headers: response.headers };
}

/** Sends bytes as they are and reads all that comes back. */
async function raw(...parts: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(server.at('/'));
  const socket = connect(Number(port), hostname);
  const got: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => got.push(chunk));
  for (const part of parts) socket.write(part);
  await once(socket, 'close');
  const text = Buffer.concat(got).toString();
  answers.push(text);
  return text;
}

const head = (path: string, type: string, more = ''): string =>
  `POST ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: ${type}\r\n${more}\r\n`;

const wrongBodies: readonly (readonly [string, string, RequestInit, Partial<Problem> & { detail: unknown }])[] = [
  [
    'broken JSON',
    '/v1/checks',
    send('application/json', `{"code": "27594", "note": "${marker}" oops}`),
    { status: 400, type: 'urn:problem-type:malformed-json', detail: 'the case is no valid JSON' },
  ],
  ['an empty body', '/v1/checks', send('application/json', ''), { status: 400, detail: 'the case is no valid JSON' }],
  [
    'text that is no UTF-8',
    '/v1/checks?code=27594',
    send('text/plain', new Uint8Array([0x4d, 0xfc, 0x6c])),
    { status: 400, detail: expect.stringContaining('no valid UTF-8') },
  ],
  ['JSON that is no case', '/v1/checks', json([1]), { status: 422, detail: expect.stringMatching(/is no case; expected an object/) }],
  [
    'a wrong field',
    '/v1/checks',
    json({ code: '27594', documents: [{ text: sample }, { kind: marker, text: marker }] }),
    { status: 422, field: 'documents[1].kind', detail: expect.stringContaining('documents[1].kind: expected one of operative-note, ') },
  ],
  [
    'an unknown field',
    '/v1/checks',
    json({ code: '27594', note: marker, modifers: [] }),
    { status: 422, detail: expect.stringContaining('unknown field modifers; did you mean modifiers?') },
  ],
  [
    'a field named by what it holds',
    '/v1/checks',
    json({ code: '27594', note: marker, [`${marker} was seen today`]: 1 }),
    { status: 422, detail: expect.stringContaining('unknown field (a key)') },
  ],
  [
    'an impossible date',
    '/v1/checks',
    json({ code: '27594', note: marker, claim: { dateOfService: '2026-02-30' } }),
    { status: 422, field: 'claim.dateOfService', detail: expect.stringContaining('no such day') },
  ],
  [
    'a code without a checklist',
    '/v1/checks',
    json({ code: '99999', note: marker }),
    { status: 422, type: 'urn:problem-type:unknown-code', field: 'code', detail: expect.stringContaining('there are 27111, 27257') },
  ],
  [
    'a code that is none',
    `/v1/checks?code=${marker}`,
    send('text/plain', sample),
    { status: 422, field: 'code', detail: expect.stringContaining('expected a five-character CPT code') },
  ],
  [
    'an empty code',
    '/v1/checks?code=',
    send('text/plain', sample),
    { status: 422, field: 'code', detail: expect.stringContaining('expected a five-character CPT code') },
  ],
  [
    'a record that supports no code',
    '/v1/checks',
    json({ note: marker }),
    { status: 422, field: 'code', detail: expect.stringContaining('name the code') },
  ],
  [
    'an empty note',
    '/v1/checks?code=27594',
    send('text/plain', ' \n'),
    { status: 422, field: 'note', detail: expect.stringContaining('has no text') },
  ],
  [
    'a misspelt parameter',
    '/v1/checks?cod=27594',
    send('text/plain', sample),
    { status: 400, type: 'urn:problem-type:unknown-parameter', detail: 'this request takes code, each once' },
  ],
  ['a parameter twice', '/v1/checks?code=27594&code=27290', send('text/plain', sample), { status: 400, detail: expect.any(String) }],
  [
    'a parameter beside a case',
    '/v1/checks?code=27594',
    json({ note: sample }),
    { status: 400, detail: expect.stringContaining('in the case') },
  ],
  [
    'another type of body',
    '/v1/checks',
    send('application/xml', `<note>${marker}</note>`),
    { status: 415, detail: 'send the body with Content-Type application/json or text/plain' },
  ],
  ['a body without a type', '/v1/checks', { method: 'POST', body: new Uint8Array([123]) }, { status: 415, detail: expect.any(String) }],
  ['another charset', '/v1/checks', send('text/plain; charset=latin1', marker), { status: 415, detail: 'send the body in UTF-8' }],
  [
    'a compressed body',
    '/v1/checks',
    { method: 'POST', headers: { 'content-type': 'text/plain', 'content-encoding': 'gzip' }, body: new Uint8Array(gzipSync(marker)) },
    { status: 415, detail: expect.stringContaining('uncompressed') },
  ],
  [
    'a body over 1 MB',
    '/v1/checks',
    json({ note: `${marker} `.repeat(100_000) }),
    { status: 413, detail: 'a case may hold at most 1 MB; send many cases to /v1/batches' },
  ],
  [
    'a batch of another type',
    '/v1/batches',
    send('text/plain', marker),
    { status: 415, detail: 'send the body with Content-Type application/x-ndjson or application/jsonl or application/json' },
  ],
  ['a batch that is no list', '/v1/batches', json({ note: marker }), { status: 400, detail: expect.stringContaining('is no list') }],
  ['a batch of an empty body', '/v1/batches', send('application/json', ' '), { status: 400, detail: expect.stringContaining('is empty') }],
  ['a checklist that there is none of', `/v1/codes/${marker}`, {}, { status: 404, detail: expect.stringContaining('there are 27111') }],
  ['a route that there is none of', `/v2/${marker}`, {}, { status: 404, detail: expect.stringContaining('/openapi.json') }],
  ['an address that cannot be read', `/v1/codes/%E0%A4%A`, {}, { status: 400, detail: expect.any(String) }],
];

describe('a request', () => {
  it.each(wrongBodies)('with %s', async (_, path, init, expected) => {
    expect((await problemOf(path, init)).problem).toMatchObject(expected);
  });

  it.each([
    ['GET', '/v1/checks', 'POST, OPTIONS'],
    ['PUT', '/v1/batches', 'POST, OPTIONS'],
    ['POST', '/v1/codes', 'GET, HEAD, OPTIONS'],
    ['DELETE', '/v1/codes/27594', 'GET, HEAD, OPTIONS'],
    ['POST', '/healthz', 'GET, HEAD, OPTIONS'],
  ])('by %s to %s is told the methods that are taken', async (method, path, allow) => {
    const { problem, headers } = await problemOf(path, { method });
    expect([problem.status, headers.get('allow')]).toEqual([405, allow]);
    const options = await fetch(server.at(path), { method: 'OPTIONS' });
    expect([options.status, options.headers.get('allow')]).toEqual([204, allow]);
  });

  it('with a body over 1 MB that says no length is refused as well', async () => {
    const part = new TextEncoder().encode(`${marker} `.repeat(10_000));
    const body = new ReadableStream({ pull: (stream) => stream.enqueue(part) });
    const init = { method: 'POST', headers: { 'content-type': 'text/plain' }, body, duplex: 'half' } as RequestInit;
    const { problem } = await problemOf('/v1/checks', init).catch(() => ({ problem: null }));
    // A client that never stops sending may find the connection closed before it reads.
    if (problem !== null) expect(problem.status).toBe(413);
    expect(server.log()).toContain('"problem":"too-large"');
  });

  it('whose body does not arrive in time is told so', async () => {
    const answer = await raw(`${head('/v1/checks', 'text/plain', 'Content-Length: 100\r\n')}${marker}`);
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('the body did not arrive in time');
  });

  it('whose head does not arrive in time is told so', async () => {
    const answer = await raw('POST /v1/checks HTTP/1.1\r\nHost: 127.0');
    expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    expect(answer).toContain('urn:problem-type:request-timeout');
  });

  it('with too large a head is told so', async () => {
    const answer = await raw(`GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: ${marker.repeat(3000)}\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1\.1 431 /);
    expect(answer).toContain('Content-Type: application/problem+json');
  });

  it('that is no HTTP is told so', async () => {
    expect(await raw(`${marker}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400 /);
  });

  it('by a name that was pointed at this machine is refused', async () => {
    const answer = await raw('GET /v1/codes HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 421 /);
    expect(await raw('GET /v1/codes HTTP/1.1\r\nHost: localhost:1\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 200 /);
  });

  it('from a page of another site is refused', async () => {
    const { problem } = await problemOf('/v1/checks?code=27594', {
      ...send('text/plain', sample),
      headers: { 'content-type': 'text/plain', origin: 'https://evil.example' },
    });
    expect(problem.status).toBe(403);
    const own = new URL(server.at('/')).origin;
    expect((await fetch(server.at('/v1/codes'), { headers: { origin: own } })).status).toBe(200);
  });

  it('whose check takes too long is told so, and the next is checked', async () => {
    const endless = `${sample}\n`.repeat(300);
    const { problem } = await problemOf('/v1/checks?code=27594', send('text/plain', endless));
    expect(problem).toMatchObject({ status: 422, type: 'urn:problem-type:check-too-long', detail: expect.stringContaining('after 2 s') });
    expect((await fetch(server.at('/v1/checks?code=27594'), send('text/plain', sample))).status).toBe(200);
  });
});

describe('a batch', () => {
  const good = JSON.stringify({ id: 'good', code: '27594', note: 'The left stump was closed.' });
  const bad = [
    `{"id": "torn", "note": "${marker}`,
    JSON.stringify({ id: 'unknown', code: '99999', note: marker }),
    JSON.stringify({ id: 'wrong', code: '27594', documents: [{ text: marker, kind: 'letter' }] }),
    JSON.stringify({ id: 'large', code: '27594', note: `${marker} `.repeat(100_000) }),
    '"text"',
  ];
  const errors = (place: (at: number) => string): unknown[] => [
    expect.objectContaining({ id: 'good', code: '27594' }),
    { id: null, error: { message: 'is no valid JSON', place: place(2) } },
    { id: 'unknown', error: { message: expect.stringContaining('code 99999'), path: 'code', place: place(3) } },
    { id: 'wrong', error: { message: expect.stringContaining('expected one of'), path: 'documents[0].kind', place: place(4) } },
    { id: null, error: { message: 'the case is larger than 1 MB, more than may be sent', place: place(5) } },
    { id: null, error: { message: expect.stringContaining('is no case'), place: place(6) } },
    expect.objectContaining({ id: 'good' }),
  ];

  it('of lines has an error in the place of each bad case', async () => {
    const response = await fetch(server.at('/v1/batches'), send('application/jsonl', [good, ...bad, good].join('\n')));
    const lines = await linesOf(response);
    answers.push(...lines.slice(1, -1).map((line) => JSON.stringify(line)));
    expect(lines).toEqual(errors((at) => `line ${at}`));
  });

  it('as a list has them as well', async () => {
    const list = [good, `{"note": "${marker}" "x"}`, ...bad.slice(1), good].join(' ,\n');
    const response = await fetch(server.at('/v1/batches'), send('application/json', `[${list}]`));
    const lines = await linesOf(response);
    answers.push(...lines.slice(1, -1).map((line) => JSON.stringify(line)));
    expect(lines).toEqual(errors((at) => `case ${at}`));
  });

  it.each([
    ['does not end', `[${good}, {"note": "${marker}"`, /ends before its closing bracket/],
    ['goes on after its end', `[${good}] ${marker}`, /text after the end/],
  ])('that %s keeps the answers before, and says so in its last line', async (_, body, message) => {
    const lines = await linesOf<{ id: string | null; error?: { message: string } }>(
      await fetch(server.at('/v1/batches'), send('application/json', body)),
    );
    answers.push(JSON.stringify(lines.at(-1)));
    expect(lines.map((line) => line.id)).toEqual(['good', null]);
    expect(lines[1]?.error?.message).toMatch(message);
  });

  it('that stops arriving keeps the answers before, and says so in its last line', async () => {
    const chunk = `${good}\n`;
    const answer = await raw(
      `${head('/v1/batches', 'application/jsonl', 'Transfer-Encoding: chunked\r\n')}${chunk.length.toString(16)}\r\n${chunk}\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    expect(answer).toContain('"id":"good"');
    expect(answer).toContain('the body did not arrive in time');
  });
});

describe('what was sent wrongly', () => {
  it('stands neither in an answer nor in the log nor in the figures', async () => {
    expect(answers.length).toBeGreaterThan(40);
    expect(answers.join('\n')).not.toContain(marker);
    expect(server.log()).not.toContain(marker);
    expect(await (await fetch(server.at('/metrics'))).text()).not.toContain(marker);
  });
});
