// What a diagnosis code says, by the families of `claim/diagnoses.yaml`: its family and its side; nothing where it is unknown.
import type { DiagnosisData, DiagnosisFamily } from '../contract/diagnoses.ts';

export type CodeSide = 'left' | 'right' | 'both';

/** A code written as in the families: capitals, its point after the third character. */
export function withPoint(code: string): string {
  const plain = code.toUpperCase().replace('.', '');
  return plain.length <= 3 ? plain : `${plain.slice(0, 3)}.${plain.slice(3)}`;
}

/** Whether `code` begins as `pattern` says; `?` stands for any one character. */
export function fits(code: string, pattern: string): boolean {
  const written = withPoint(code);
  if (written.length < pattern.length) return false;
  for (let at = 0; at < pattern.length; at++) if (pattern[at] !== '?' && pattern[at] !== written[at]) return false;
  return true;
}

/** The family whose longest pattern fits, or null for a code that the data does not hold. */
export function familyOf(code: string, data: DiagnosisData): DiagnosisFamily | null {
  let best: DiagnosisFamily | null = null;
  let longest = 0;
  for (const family of data.families) {
    for (const pattern of family.codes) {
      if (pattern.length <= longest || !fits(code, pattern)) continue;
      longest = pattern.length;
      best = family;
    }
  }
  return best;
}

/** The side that a code names, or null where it names none. */
export function sideOfCode(code: string, data: DiagnosisData): CodeSide | null {
  const family = familyOf(code, data);
  if (family === null) return null;
  if (family.bilateral.some((pattern) => fits(code, pattern))) return 'both';
  if (family.right.some((pattern) => fits(code, pattern))) return 'right';
  if (family.left.some((pattern) => fits(code, pattern))) return 'left';
  return null;
}
