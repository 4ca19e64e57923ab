// A text ten times as long takes about ten times as long: a guard against what grows with its square. `npm run bench` measures it finely.
import { describe, expect, it } from 'vitest';
import { TooMuchWorkError } from '../src/contract/budget.ts';
import { hostileTexts } from '../src/evaluation/hostile-texts.ts';
import { checker } from './knowledge.ts';

const short = 6_500;
/** Ten times the length by the square is a hundred times the time; what else a busy machine does is far less than this allows. */
const mostGrowth = 3;

/** Processor time of so many checks of one text, in milliseconds. */
function milliseconds(text: string, times: number): number {
  const start = process.cpuUsage();
  for (let time = 0; time < times; time++)
    try {
      checker.check({ code: '27594', documents: [{ kind: 'operative-note', text: `x${text}` }] });
    } catch (error) {
      expect(error).toBeInstanceOf(TooMuchWorkError);
    }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

describe('the time of a check', () => {
  it.each(Object.entries(hostileTexts))('grows with the length of the text: %s', (_, text) => {
    const small = text(short);
    const large = text(10 * short);
    milliseconds(small, 2);
    const growth = (): number => milliseconds(large, 1) / milliseconds(small, 10);
    expect(Math.min(growth(), growth())).toBeLessThan(mostGrowth);
  });
});
