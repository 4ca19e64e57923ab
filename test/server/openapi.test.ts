// The description of the endpoint: valid OpenAPI 3.1, and true of what the routes answer.
import { Validator } from '@seriousme/openapi-schema-validator';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { problemKinds } from '../../src/server/problem.ts';
import { json, linesOf, sample, sampleCases, send, testServer } from './server.ts';

const server = testServer();

interface Description {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, { responses: Record<string, { content?: Record<string, { schema: Schema }> }> }>>;
  readonly components: { readonly schemas: Record<string, Schema> };
}
type Schema = Parameters<typeof z.fromJSONSchema>[0] & object;

const description = async (): Promise<Description> => (await (await fetch(server.at('/openapi.json'))).json()) as Description;

/** The described schema of an answer, read back from the description alone. */
async function described(path: string, method: string, status: string, type: string): Promise<z.ZodType> {
  const { paths, components } = await description();
  const schema = paths[path]?.[method]?.responses[status]?.content?.[type]?.schema;
  if (schema === undefined) throw new Error(`${method} ${path} ${status} ${type} is not described`);
  const local = JSON.parse(
    JSON.stringify({ ...schema, $defs: components.schemas }).replaceAll('#/components/schemas/', '#/$defs/'),
  ) as Schema;
  return z.fromJSONSchema(local);
}

describe('/openapi.json', () => {
  it('is valid OpenAPI 3.1', async () => {
    const result = await new Validator().validate((await description()) as unknown as Record<string, unknown>);
    expect(result).toMatchObject({ valid: true });
    expect((await description()).openapi).toMatch(/^3\.1\./);
  });

  it('describes every route, and each of its problems by status', async () => {
    const { paths } = await description();
    const routes = Object.entries(paths).flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`));
    expect(routes.sort()).toEqual([
      'get /healthz',
      'get /metrics',
      'get /openapi.json',
      'get /readyz',
      'get /v1/codes',
      'get /v1/codes/{code}',
      'post /v1/batches',
      'post /v1/checks',
    ]);
    const statuses = new Set(
      Object.values(paths).flatMap((methods) => Object.values(methods).flatMap((one) => Object.keys(one.responses))),
    );
    // What cannot be read as HTTP reaches no route; the page is no part of the interface.
    const outside: string[] = ['header-too-large', 'page-not-built'];
    for (const [kind, [status]] of Object.entries(problemKinds))
      if (!outside.includes(kind)) expect(statuses, kind).toContain(String(status));
  });

  it.each([
    ['/v1/checks', 'post', '200', json(JSON.parse(sampleCases[0] as string))],
    ['/v1/checks', 'post', '200', send('text/plain', sample)],
    ['/v1/checks', 'post', '422', json({ code: '99999', note: 'x' })],
    ['/v1/checks', 'post', '400', send('application/json', '{')],
    ['/v1/checks', 'post', '415', send('image/png', 'x')],
    ['/v1/codes', 'get', '200', {}],
    ['/v1/codes/{code}', 'get', '200', {}],
    ['/healthz', 'get', '200', {}],
    ['/readyz', 'get', '200', {}],
  ] as const)('is true of %s %s → %s', async (path, method, status, init) => {
    const response = await fetch(server.at(path.replace('{code}', '27594')), init);
    expect(String(response.status)).toBe(status);
    const type = response.headers.get('content-type')?.split(';')[0] as string;
    const schema = await described(path, method, status, type);
    const answer: unknown = await response.json();
    expect(schema.safeParse(answer).error).toBeUndefined();
    expect(schema.safeParse({ ...(answer as object), unheard: 1 }).success).toBe(false);
  });

  it('is true of the lines of a batch', async () => {
    const schema = await described('/v1/batches', 'post', '200', 'application/x-ndjson');
    const lines = await linesOf(await fetch(server.at('/v1/batches'), send('application/jsonl', `${sampleCases[0]}\n{\n`)));
    for (const line of lines) expect(schema.safeParse(line).error).toBeUndefined();
    expect(lines).toHaveLength(2);
  });
});
