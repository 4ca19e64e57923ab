// What a document itself affirms of the operation or of itself.
import type { MentionIndex } from '../concepts/mentions.ts';
import type { Context, TokenRange } from '../context/context.ts';

/** A document as far as one may ask what it states. */
export interface Stating {
  readonly mentions: MentionIndex;
  readonly context: Context;
}

const known = new WeakMap<Context, Map<string, readonly TokenRange[]>>();

/** The places where a document affirms a concept, under whatever heading: an addendum may stand at the end of a plan. Found once. */
export function statedIn(document: Stating, concept: string): readonly TokenRange[] {
  const ofDocument = known.get(document.context) ?? new Map<string, readonly TokenRange[]>();
  known.set(document.context, ofDocument);
  const found = ofDocument.get(concept) ?? find(document, concept);
  ofDocument.set(concept, found);
  return found;
}

const find = ({ mentions, context }: Stating, concept: string): TokenRange[] =>
  mentions
    .of(concept)
    .filter(({ leaves }) =>
      leaves.every((leaf) => {
        const { assertion, cue } = context.assess(leaf.first, leaf.last, leaves);
        return context.governing(leaf.first) === null && (assertion === 'affirmed' || cue === null);
      }),
    )
    .map(({ first, last }) => ({ first, last }));
