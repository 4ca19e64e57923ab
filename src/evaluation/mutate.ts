// Texts changed at random, from a seed: the same seed gives the same texts.
import { hostileTexts } from './hostile-texts.ts';
import type { Random } from './random.ts';

const hostile = Object.values(hostileTexts);
const marks =
  '\0|\n|\r\n|\t|"|\'|`|\\|/|{|}|[|]|(|)|:|,|;|.|-|#|&a|*a|!!js/function|<<: *a|$|@|%|~|null|true|-1|1e999|__proto__|constructor|toString|<script>|<!--|\u2028|\ufeff|\ud800|😀|é|ß|İ|١|not |no |left |if '.split(
    '|',
  );

type Change = (text: string, random: Random, pool: readonly string[]) => string;

const spot = (text: string, random: Random): number => random(text.length + 1);
const range = (text: string, random: Random): [number, number] => {
  const start = spot(text, random);
  return [start, Math.min(text.length, start + random(1 + random(200)))];
};
const pick = <T>(list: readonly T[], random: Random): T => list[random(list.length)] as T;

const changes: readonly Change[] = [
  (text, random) => {
    const [start, end] = range(text, random);
    return text.slice(0, start) + text.slice(end);
  },
  (text, random) => {
    const at = spot(text, random);
    return text.slice(0, at) + pick(marks, random) + text.slice(at);
  },
  (text, random) => {
    const [start, end] = range(text, random);
    return text.slice(0, end) + text.slice(start, end).repeat(random(20)) + text.slice(end);
  },
  (text, random, pool) => {
    const other = pick(pool, random);
    const [start, end] = range(other, random);
    const at = spot(text, random);
    return text.slice(0, at) + other.slice(start, end) + text.slice(at);
  },
  (text, random) => {
    const at = spot(text, random);
    return text.slice(0, at) + pick(hostile, random)(1 + random(600)) + text.slice(at);
  },
  (text, random) => {
    const at = spot(text, random);
    return text.slice(0, at) + String.fromCharCode(random(0x1_0000)) + text.slice(at + 1);
  },
  (text, random) => {
    const lines = text.split('\n');
    const [from, to] = [random(lines.length), random(lines.length)];
    [lines[from], lines[to]] = [lines[to] as string, lines[from] as string];
    return lines.join('\n');
  },
  (text) => text.toUpperCase(),
  (text) => text.replace(/[.\n]/g, ' '),
];

/** One of `pool`, changed a few times; at most some 20,000 characters. */
export function mutated(pool: readonly string[], random: Random): string {
  let text = pick(pool, random);
  for (let count = 1 + random(6); count > 0; count -= 1) text = pick(changes, random)(text, random, pool).slice(0, 20_000);
  return text;
}
