// The description of the endpoint (OpenAPI 3.1), derived from the schemas that it works with.
import * as z from 'zod';
import { createDocument, type oas31, type ZodOpenApiOperationObject, type ZodOpenApiResponseObject } from 'zod-openapi';
import { LongCase, ProcedureCode, ShortCase } from '../contract/case.ts';
import { Checklist } from '../contract/checklist.ts';
import { BatchError, CodeSummary, Health, Problem } from '../contract/endpoint.ts';
import { Evidence, Finding, Report } from '../contract/report.ts';
import { version } from '../contract/version.ts';
import { type ProblemKind, problemKinds } from './problem.ts';

const Case = z.union([LongCase, ShortCase]);

/** The answers to problems, by status. */
function problems(...kinds: readonly ProblemKind[]): Record<`${number}`, ZodOpenApiResponseObject> {
  const byStatus = new Map<number, string[]>();
  for (const kind of kinds) {
    const [status, title] = problemKinds[kind];
    byStatus.set(status, [...(byStatus.get(status) ?? []), `${title} (\`${kind}\`)`]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, titles]) => [
      `${status}`,
      { description: `${titles.join('. ')}.`, content: { 'application/problem+json': { schema: Problem } } },
    ]),
  );
}

const everywhere = ['foreign-origin', 'method-not-allowed', 'foreign-host', 'internal', 'stopping'] as const;
const guarded = ['unauthorized', 'too-many-requests', ...everywhere] as const;
const ofBodies = ['malformed-request', 'unknown-parameter', 'request-timeout', 'unsupported-media-type', ...guarded] as const;

const json = (description: string, schema: z.ZodType): ZodOpenApiResponseObject => ({
  description,
  content: { 'application/json': { schema } },
});
const security: oas31.SecurityRequirementObject[] = [{ key: [] }, {}];

const checks: ZodOpenApiOperationObject = {
  operationId: 'check',
  summary: 'Check one case',
  security,
  requestParams: {
    query: z.object({
      code: ProcedureCode.optional().meta({ description: 'For a note as plain text: the code to check. Without it the codes are ranked.' }),
    }),
  },
  requestBody: {
    required: true,
    content: {
      'application/json': { schema: Case, example: { code: '27594', note: 'OPERATIVE NOTE …' } },
      'text/plain': { schema: z.string().min(1) },
    },
  },
  responses: {
    200: json('The report', Report),
    ...problems('malformed-json', 'too-large', 'invalid-case', 'unknown-code', 'check-too-long', 'busy', ...ofBodies),
  },
};

const batches: ZodOpenApiOperationObject = {
  operationId: 'checkBatch',
  summary: 'Check many cases',
  description:
    'Cases as lines of JSON, or as a list; of any number, each of at most 1 MB. Answers one line for each case, in order, while the rest is still being sent: a report, or an error in its place. Read the answer while you send.',
  security,
  requestBody: {
    required: true,
    content: {
      'application/x-ndjson': { schema: z.string().meta({ description: 'A case on each line.' }) },
      'application/jsonl': { schema: z.string().meta({ description: 'A case on each line.' }) },
      'application/json': { schema: z.array(Case) },
    },
  },
  responses: {
    200: {
      description: 'On each line a report, or an error',
      content: { 'application/x-ndjson': { schema: z.union([Report, BatchError]) } },
    },
    ...problems('malformed-json', ...ofBodies),
  },
};

let built: oas31.OpenAPIObject | null = null;

/** The description, made when it is first asked for. */
export function openApiDocument(): oas31.OpenAPIObject {
  built ??= createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Opaudit',
      version,
      description: 'Checks operative notes for what their CPT code requires to be documented. Nothing that is sent is kept.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    components: {
      schemas: { Case, Report, Finding, Evidence, Checklist, CodeSummary, Problem, BatchError },
      securitySchemes: {
        key: { type: 'http', scheme: 'bearer', description: 'An API key, where the server has any (`opaudit keys create`).' },
      },
    },
    paths: {
      '/v1/checks': { post: checks },
      '/v1/batches': { post: batches },
      '/v1/codes': {
        get: {
          operationId: 'codes',
          summary: 'The codes that have a checklist',
          security,
          responses: { 200: json('The codes', z.array(CodeSummary)), ...problems(...guarded) },
        },
      },
      '/v1/codes/{code}': {
        get: {
          operationId: 'checklist',
          summary: 'The checklist of a code',
          security,
          requestParams: { path: z.object({ code: ProcedureCode }) },
          responses: { 200: json('The checklist', Checklist), ...problems('not-found', ...guarded) },
        },
      },
      '/healthz': {
        get: {
          operationId: 'health',
          summary: 'The process lives',
          security: [],
          responses: { 200: json('It lives', Health), ...problems(...everywhere) },
        },
      },
      '/readyz': {
        get: {
          operationId: 'readiness',
          summary: 'Checks can be sent',
          security: [],
          responses: { 200: json('The engine is loaded', Health), ...problems('starting', ...everywhere) },
        },
      },
      '/metrics': {
        get: {
          operationId: 'metrics',
          summary: 'Figures for Prometheus',
          security: [],
          responses: { 200: { description: 'Figures', content: { 'text/plain': { schema: z.string() } } }, ...problems(...everywhere) },
        },
      },
      '/openapi.json': {
        get: {
          operationId: 'description',
          summary: 'This description',
          security: [],
          responses: { 200: json('This description', z.looseObject({ openapi: z.string() })), ...problems(...everywhere) },
        },
      },
    },
  });
  return built;
}
