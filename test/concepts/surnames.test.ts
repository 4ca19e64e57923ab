import { describe, expect, it } from 'vitest';
import { surnames } from '../../src/concepts/surnames.ts';

const found = (text: string): string[] => [...text.matchAll(surnames(text) ?? /$^/g)].map((match) => match[0]);

describe('surnames', () => {
  it('knows a surname by a role before or after it, by a title, and in the list that follows', () => {
    expect(found('Surgeons: Aldous, Brack and C. Dorn.')).toEqual(['Aldous', 'Brack', 'C. Dorn']);
    expect(found('OP: Zell / 1A: Ferris')).toEqual(['Zell', 'Ferris']);
    expect(found('Berg (attending), Sol (PGY-4)')).toEqual(['Berg', 'Sol']);
    expect(found('Drs. Quell and Vane operated.')).toEqual(['Quell', 'Vane']);
  });

  it('finds it again wherever it stands', () => {
    expect(found("Co-surgeons O'Dell and Melo. Melo: vessels. O'Dell: bone.")).toEqual(["O'Dell", 'Melo', 'Melo', "O'Dell"]);
  });

  it('takes no role, service or heading for a name', () => {
    expect(found('Surgeon: None. Assistant: Resident. Anesthesia: General')).toEqual([]);
    expect(found('The Sacroiliac joint was opened.')).toEqual([]);
  });

  it('stays quick on a text of initials', () => {
    const start = performance.now();
    found('A. '.repeat(30_000));
    expect(performance.now() - start).toBeLessThan(500);
  });
});
