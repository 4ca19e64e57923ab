// npm run fuzz -- [--seconds N] [--only TARGET] [--seed N]: gives everything that takes input what nobody would send, until the time is up.
// What goes wrong is written to test/fuzz/, where a test gives it again from then on.
import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { closeServer, fuzzTargets } from './fuzz-targets.ts';
import { mutated } from './mutate.ts';
import { randomFrom } from './random.ts';
import { EvaluationInputError, runEvaluation, wholeNumber } from './tsv.ts';

/** Processor time after which one input took too long. */
const mostSeconds = 5;

runEvaluation(import.meta.url, 'npm run fuzz -- [--seconds N] [--only TARGET] [--seed N]', async () => {
  const { values } = parseArgs({
    options: {
      seconds: { type: 'string', default: '60' },
      only: { type: 'string', multiple: true },
      seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    },
  });
  const unknown = (values.only ?? []).find((name) => fuzzTargets[name] === undefined);
  if (unknown !== undefined)
    throw new EvaluationInputError(`--only: there is nothing called "${unknown}"; there are ${Object.keys(fuzzTargets).join(', ')}`);
  const duration = wholeNumber('--seconds', values.seconds);
  const seed = wholeNumber('--seed', values.seed);

  const chosen = Object.entries(fuzzTargets).filter(([name]) => values.only === undefined || values.only.includes(name));
  const random = randomFrom(seed);
  console.log(`seed ${seed}`);
  for (const [name, target] of chosen) {
    const pool = target.seeds();
    let end = Number.POSITIVE_INFINITY;
    let inputs = 0;
    let slowest = 0;
    const failures = new Set<string>();
    while (performance.now() < end) {
      const text = inputs < pool.length ? (pool[inputs] as string) : mutated(pool, random);
      inputs += 1;
      const start = process.cpuUsage();
      let fault: string | null = null;
      try {
        await target.run(text);
      } catch (error) {
        fault = error instanceof Error ? `${error.message.split('\n')[0]} ${error.stack?.split('\n')[1]?.trim() ?? ''}` : String(error);
      }
      const { user, system } = process.cpuUsage(start);
      const seconds = (user + system) / 1_000_000;
      // The first input loads what is needed, and does not count.
      if (inputs === 1) end = performance.now() + (duration * 1000) / chosen.length;
      if (inputs > 1) slowest = Math.max(slowest, seconds);
      if (inputs > 1 && seconds > mostSeconds) fault ??= `took ${seconds.toFixed(1)} s`;
      if (fault === null || failures.has(fault)) continue;
      failures.add(fault);
      const folder = `test/fuzz/${name}`;
      const file = `${folder}/${createHash('sha256').update(text).digest('hex').slice(0, 12)}.txt`;
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, text);
      console.log(`  ${name}: ${fault}\n    ${file}`);
      process.exitCode = 1;
    }
    console.log(`${name.padEnd(12)} ${String(inputs).padStart(7)} inputs, slowest ${slowest.toFixed(2)} s, ${failures.size} faults`);
  }
  await closeServer();
});
