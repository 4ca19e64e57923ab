// Many at once, clients that leave or do not read, and memory that stays level.
import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { checker } from '../knowledge.ts';
import { json, linesOf, marker, sampleCases, send, testServer } from './server.ts';

// A client may lie still for as long as a busy machine takes to check a first case on a fresh thread.
const server = testServer({ threads: 2, limits: { idleSeconds: 8, requestsPerMinute: 10_000, checksPerThread: 300 } });

const note = (number: number): string =>
  `Patient: ${marker} ${number}\nThe left above-knee stump was closed${number % 2 === 0 ? '' : ' in layers over viable edges'}.`;
const small = (number: number): { id: string; code: string; note: string } => ({ id: `case-${number}`, code: '27594', note: note(number) });

/** A batch that is sent piece by piece. */
function openBatch(): { sent: ClientRequest; answer: Promise<IncomingMessage> } {
  const sent = request(server.at('/v1/batches'), { method: 'POST', headers: { 'content-type': 'application/x-ndjson' } });
  sent.on('error', () => {});
  const answer = once(sent, 'response').then(([response]) => response as IncomingMessage);
  answer.catch(() => {});
  sent.flushHeaders();
  return { sent, answer };
}

const pending = async (): Promise<number> =>
  Number(/opaudit_checks_pending (\d+)/.exec(await (await fetch(server.at('/metrics'))).text())?.[1]);

afterEach(async () => {
  expect((await fetch(server.at('/v1/checks'), json(small(1)))).status).toBe(200);
});

describe('200 checks at once', () => {
  it('are each answered with their own report', async () => {
    const reports = await Promise.all(
      Array.from({ length: 200 }, async (_, number) => (await fetch(server.at('/v1/checks'), json(small(number)))).json()),
    );
    for (const [number, report] of reports.entries()) {
      const { id, counts, verdict, elements } = report as ReturnType<typeof checker.check>;
      const expected = checker.check(small(number));
      expect(id).toBe(`case-${number}`);
      expect({ counts, verdict, ids: elements.map((one) => [one.id, one.status]) }).toEqual({
        counts: expected.counts,
        verdict: expected.verdict,
        ids: expected.elements.map((one) => [one.id, one.status]),
      });
    }
  });

  it('leave the routes that only look free', async () => {
    const checks = Array.from({ length: 100 }, (_, number) => fetch(server.at('/v1/checks'), json(small(number))));
    const health = await fetch(server.at('/healthz'));
    expect([health.status, await pending()]).toEqual([200, expect.any(Number)]);
    for (const response of await Promise.all(checks)) expect(response.status).toBe(200);
  });
});

describe('a batch', () => {
  it('answers each case while the next is still to come', async () => {
    // Made beforehand: the server shares this thread, and must see the second case come in time.
    const expected = sampleCases.map((one) => checker.check(JSON.parse(one)));
    const { sent, answer } = openBatch();
    sent.write(`${sampleCases[0]}\n`);
    const lines = createInterface(await answer)[Symbol.asyncIterator]();
    expect(JSON.parse((await lines.next()).value as string)).toEqual(expected[0]);
    sent.end(sampleCases[1]);
    expect(JSON.parse((await lines.next()).value as string)).toEqual(expected[1]);
    expect((await lines.next()).done).toBe(true);
  });

  it('of 2,000 cases, across fresh threads, is in order and lets memory be', async () => {
    const total = 2000;
    const { sent, answer } = openBatch();
    const feeding = (async () => {
      for (let number = 0; number < total; number += 1) if (!sent.write(`${JSON.stringify(small(number))}\n`)) await once(sent, 'drain');
      sent.end();
    })();
    let number = 0;
    let early = 0;
    let most = 0;
    for await (const line of createInterface(await answer)) {
      expect(line.startsWith(`{"id":"case-${number}","code":"27594",`)).toBe(true);
      number += 1;
      if (number % 100 !== 0) continue;
      const { heapUsed, arrayBuffers, external } = process.memoryUsage();
      const used = heapUsed + arrayBuffers + external;
      if (number === 500) early = used;
      most = Math.max(most, used);
    }
    await feeding;
    expect(number).toBe(total);
    // 1,500 reports are some 15 MB; a server that kept them, or their cases, would hold more with every hundred.
    expect(most - early).toBeLessThan(150 * 1024 * 1024);
  }, 600_000);

  it('whose client leaves is worked on no further', async () => {
    const { sent, answer } = openBatch();
    sent.write(`${Array.from({ length: 400 }, (_, number) => JSON.stringify(small(number))).join('\n')}\n`);
    const response = await answer;
    await once(response, 'data');
    sent.destroy();
    await expect.poll(() => server.log(), { timeout: 20_000 }).toMatch(/"route":"\/v1\/batches","status":499/);
    await expect.poll(pending, { timeout: 20_000 }).toBe(0);
    const told = [...server.log().matchAll(/"status":499[^\n]*"cases":(\d+)/g)].map((match) => Number(match[1]));
    expect(told.at(-1)).toBeLessThan(400);
  });

  it('whose client does not read is held up, then closed', async () => {
    const { sent, answer } = openBatch();
    // Far more answers than the buffers on the way hold.
    const gone = once(sent, 'close').catch(() => {});
    void (async () => {
      for (let number = 0; number < 50_000 && !sent.destroyed; number += 1)
        if (!sent.write(`${JSON.stringify(small(number))}\n`))
          await Promise.race([new Promise((resolve) => sent.once('drain', resolve)), gone]);
    })();
    const response = await answer;
    response.pause();
    await gone;
    expect(server.log()).toMatch(/"route":"\/v1\/batches","status":499/);
    await expect.poll(pending, { timeout: 20_000 }).toBe(0);
  }, 300_000);

  it('of many batches at once is each in order', async () => {
    const batches = await Promise.all(
      Array.from({ length: 6 }, async (_, batch) => {
        const body = Array.from({ length: 20 }, (_, number) => JSON.stringify(small(batch * 100 + number))).join('\n');
        return linesOf<{ id: string }>(await fetch(server.at('/v1/batches'), send('application/x-ndjson', body)));
      }),
    );
    for (const [batch, lines] of batches.entries())
      expect(lines.map((line) => line.id)).toEqual(Array.from({ length: 20 }, (_, number) => `case-${batch * 100 + number}`));
  });
});

describe('the log and the figures', () => {
  it('hold counts, and no word of any note and no id of any case', async () => {
    const figures = await (await fetch(server.at('/metrics'))).text();
    for (const text of [server.log(), figures]) {
      expect(text).not.toContain(marker);
      expect(text).not.toContain('case-');
      expect(text).not.toContain('above-knee');
    }
    expect(server.log()).toMatch(/"route":"\/v1\/checks","status":200,"ms":[\d.]+,"code":"27594","verdict":"\w+"/);
    expect(server.log()).toMatch(/"cases":2000,"failed":0/);
  });
});
