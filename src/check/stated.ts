// What a document itself affirms of the operation or of itself.
import type { MentionIndex } from '../concepts/mentions.ts';
import type { Context, TokenRange } from '../context/context.ts';

/** A document as far as one may ask what it states. */
export interface Stating {
  readonly mentions: MentionIndex;
  readonly context: Context;
}

/** The places where a document affirms a concept, under whatever heading: an addendum may stand at the end of a plan. */
export function statedIn({ mentions, context }: Stating, concept: string): TokenRange[] {
  return mentions
    .of(concept)
    .filter(({ leaves }) =>
      leaves.every((leaf) => {
        const { assertion, cue } = context.assess(leaf.first, leaf.last, leaves);
        return context.governing(leaf.first) === null && (assertion === 'affirmed' || cue === null);
      }),
    )
    .map(({ first, last }) => ({ first, last }));
}
