// Figures for Prometheus. Labels are routes, methods, codes with a checklist, and kinds of outcome; never anything that was sent.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { CheckPool } from '../service/check-pool.ts';

export interface Metrics {
  request(method: string, route: string, status: number, seconds: number): void;
  /** `code` is of a checklist, or empty; `outcome` is a verdict or the kind of a problem. */
  check(code: string, outcome: string, seconds: number): void;
  readonly contentType: string;
  text(): Promise<string>;
}

/** A fresh registry; `ofProcess` adds memory, processor time and the like. */
export function createMetrics(pool: Pick<CheckPool<'jsonl'>, 'pending'>, { ofProcess = false } = {}): Metrics {
  const registry = new Registry();
  const registers = [registry];
  if (ofProcess) collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: 'opaudit_http_requests_total',
    help: 'Requests answered',
    labelNames: ['method', 'route', 'status'],
    registers,
  });
  const requestSeconds = new Histogram({
    name: 'opaudit_http_request_seconds',
    help: 'From the head of a request to the end of its answer',
    labelNames: ['route'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 60],
    registers,
  });
  const checks = new Counter({
    name: 'opaudit_checks_total',
    help: 'Cases checked, by code and outcome',
    labelNames: ['code', 'outcome'],
    registers,
  });
  const checkSeconds = new Histogram({
    name: 'opaudit_check_seconds',
    help: 'From the receipt of a case to its report, waiting included',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  new Gauge({
    name: 'opaudit_checks_pending',
    help: 'Checks that run or wait',
    registers,
    collect() {
      this.set(pool.pending);
    },
  });
  return {
    request(method, route, status, seconds) {
      requests.inc({ method, route, status });
      requestSeconds.observe({ route }, seconds);
    },
    check(code, outcome, seconds) {
      checks.inc({ code, outcome });
      checkSeconds.observe(seconds);
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}
