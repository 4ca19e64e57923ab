// The shape of checklists/language/cues.yaml: cues, what ends their reach, word classes and section defaults, as data.
import * as z from 'zod';
import { documentKinds } from '../contract/case.ts';
import { Assertion } from '../contract/report.ts';

/** How far a cue reaches, inside what the terminators leave: so many words, its own phrase, its clause, the sentence to its next semicolon, or, where it opens a statement, all of it. */
const Reach = z.union([z.int().min(1), z.enum(['phrase', 'segment', 'clause', 'sentence', 'statement'])]);

const Phrases = z.array(z.string().min(1)).min(1);

const Cue = z.strictObject({
  /** Named in every finding that the cue decides. */
  id: z.string().regex(/^[a-z]+(?:[.-][a-z0-9]+)*$/),
  /** What it says of the words in its reach; `pseudo` only keeps shorter cues inside it from counting. */
  category: z.union([Assertion, z.literal('pseudo')]),
  /** `adjective`: of the noun before it, or where none stands there, of the noun after it. `verb`: of its subject where it is passive ("was deferred"), of its object where it is active ("we deferred"). */
  direction: z.enum(['forward', 'backward', 'both', 'verb', 'adjective']).default('forward'),
  reach: Reach.default('clause'),
  /** True where the cue says nothing of a clause that tells in the past tense what was done. */
  'not-past': z.boolean().default(false),
  /** True where the cue speaks only of a clause that tells the past: "on Tuesday" is history there, and a plan elsewhere. */
  'only-past': z.boolean().default(false),
  /** True where the cue counts only as the last words of its statement: "a tear, perhaps". */
  'at-end': z.boolean().default(false),
  /** True where the cue counts only as the first words of its clause: "None intra-articular". */
  opens: z.boolean().default(false),
  /** True where the words in the gap of its phrase are what it speaks of: "leave the cyst alone". */
  around: z.boolean().default(false),
  /** A word class: the cue counts only in a sentence that holds a member of it elsewhere: "we had planned a graft, but". */
  with: z.string().optional(),
  /** A word class that it says nothing of: a negative biopsy was taken. */
  spares: z.string().optional(),
  /** True where the cue only tells when. One that affirms ("today") then sets aside no plan but such as tells when, too. */
  time: z.boolean().default(false),
  /** Categories that an `affirmed` cue overrides. */
  over: z.array(Assertion).default([]),
  phrases: Phrases,
});

/** cues.yaml, checked. */
export const CueData = z.strictObject({
  /** Words that end the reach of a category, wherever its cues stand. */
  terminators: z.partialRecord(Assertion, Phrases),
  /** Word classes that the frames ask for by name. */
  classes: z.record(z.string(), Phrases),
  /** What a statement under a heading of this kind is, where no local cue says otherwise. */
  sections: z.record(z.string(), Assertion),
  /** The same by words of a heading that sections.yaml does not know. */
  titles: z.record(z.string(), Assertion),
  /** The same for a kind of document. */
  documents: z.partialRecord(z.enum(documentKinds), Assertion),
  cues: z
    .array(Cue)
    .min(1)
    .superRefine((cues, context) => {
      const seen = new Set<string>();
      cues.forEach(({ id }, at) => {
        if (seen.has(id)) context.addIssue({ code: 'custom', path: [at, 'id'], message: `the id "${id}" is given twice` });
        seen.add(id);
      });
    }),
});

export type CueData = z.infer<typeof CueData>;
export type CueEntry = CueData['cues'][number];
