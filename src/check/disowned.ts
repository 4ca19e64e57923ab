// A document that says of itself that it is no record of this operation (another patient's, written beforehand, copied from an earlier one):
// nothing in it documents anything.
import type { Assessment, Context } from '../context/context.ts';
import type { Assertion } from '../contract/report.ts';
import { type Stating, statedIn } from './stated.ts';

interface Disownment {
  readonly concept: string;
  /** The concept that disowns the document only as its first words. */
  readonly opening: string;
  /** What all of the document then is. */
  readonly assertion: Assertion;
  readonly rule: string;
  /** True where it only matters to an operative note: an office note is written before the operation. */
  readonly operative: boolean;
}

const disownments: readonly Disownment[] = [
  {
    concept: 'document-of-another-patient',
    opening: 'opening-of-another-patient',
    assertion: 'other-person',
    rule: 'document of another patient',
    operative: false,
  },
  {
    concept: 'document-written-beforehand',
    opening: 'opening-beforehand',
    assertion: 'planned',
    rule: 'document written beforehand',
    operative: true,
  },
  {
    concept: 'document-copied',
    opening: 'opening-copied',
    assertion: 'historical',
    rule: 'document copied from an earlier one',
    operative: true,
  },
];

/** The document's context: where the document disowns itself, all its words are what it says they are. */
export function contextUnlessDisowned(document: Stating): Context {
  const assessment = disownmentOf(document);
  return assessment === null ? document.context : { assess: () => assessment, governing: () => assessment, likely: () => null };
}

function disownmentOf(document: Stating): Assessment | null {
  for (const { concept, opening, assertion, rule, operative } of disownments) {
    if (operative && document.mentions.kind !== 'operative-note') continue;
    const cue = statedIn(document, concept)[0] ?? statedIn(document, opening).find(({ first }) => first === 0);
    if (cue !== undefined) return { assertion, cue, rule };
  }
  return null;
}
