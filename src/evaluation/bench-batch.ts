// npm run bench:batch -- [CASES]: so many generated cases through a real server over HTTP; its rate and the peak of its memory.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { createInterface } from 'node:readline';

const total = Number(process.argv[2] ?? 100_000);
const endings = [
  'closed in layers over viable edges',
  'debrided; the wound was inspected',
  'closed over a drain',
  'revised; skin was closed with staples',
];

/** A short operative note; names and numbers differ from case to case, so that the language model meets new words throughout. */
function generatedCase(number: number): string {
  const name = `Zq${number.toString(36)}ev`;
  const note = [
    'OPERATIVE NOTE',
    `Patient: ${name} ${name}son   MRN: ${7_000_000 + number}`,
    'Procedure: Secondary closure of the left above-knee stump.',
    `The left above-knee amputation stump was ${endings[number % endings.length]}.`,
    `Estimated blood loss ${number % 400} ml. ${name} went to recovery in good order.`,
  ].join('\n');
  return `${JSON.stringify({ id: `case-${number}`, code: '27594', note })}\n`;
}

async function startCommand(): Promise<{ command: ChildProcess; url: string }> {
  const command = spawn(process.execPath, ['dist/opaudit.js', 'serve', '--port', '0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [line] = (await once(createInterface(command.stdout), 'line')) as [string];
  return { command, url: /http:\S+/.exec(line)?.[0] as string };
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MB`;

const { command, url } = await startCommand();
const memory = async (): Promise<number> =>
  Number(/^process_resident_memory_bytes (\d+)/m.exec(await (await fetch(new URL('/metrics', url))).text())?.[1]);
while ((await fetch(new URL('/readyz', url))).status !== 200) await new Promise((resolve) => setTimeout(resolve, 200));

const samples: { readonly done: number; readonly bytes: number }[] = [];
const started = performance.now();
const sent = request(new URL('/v1/batches', url), { method: 'POST', headers: { 'content-type': 'application/x-ndjson' } });
const feeding = (async () => {
  for (let number = 0; number < total; number += 1) if (!sent.write(generatedCase(number))) await once(sent, 'drain');
  sent.end();
})();
const [response] = (await once(sent, 'response')) as [IncomingMessage];
let done = 0;
for await (const line of createInterface(response)) {
  if (!line.startsWith(`{"id":"case-${done}","code":"27594",`)) throw new Error(`answer ${done} is not the report of case ${done}`);
  done += 1;
  if (done % Math.max(1, Math.floor(total / 200)) === 0) samples.push({ done, bytes: await memory() });
}
await feeding;
const seconds = (performance.now() - started) / 1000;
if (done !== total) throw new Error(`${done} answers to ${total} cases`);
const peak = (from: number, to: number): number =>
  Math.max(...samples.filter((one) => one.done >= from * total && one.done <= to * total).map((one) => one.bytes));
console.log(`${total} cases in ${seconds.toFixed(0)} s: ${(total / seconds).toFixed(0)} cases/s, all answered in order`);
console.log(`memory of the server, all threads together, as sampled: peak ${megabytes(peak(0, 1))}`);
const status = `/proc/${command.pid}/status`;
if (existsSync(status))
  console.log(`highest ever, by the kernel: ${Math.round(Number(/VmHWM:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]) / 1024)} MB`);
console.log(`peak in each quarter: ${[0, 1, 2, 3].map((quarter) => megabytes(peak(quarter / 4, (quarter + 1) / 4))).join(', ')}`);
command.kill('SIGTERM');
await once(command, 'exit');
