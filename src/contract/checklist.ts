// The checklist: what a coding specialist writes. Every key is checked; an unknown one is an error.
import * as z from 'zod';
import { documentKinds, ProcedureCode } from './case.ts';
import { assertions, requirements } from './report.ts';

const id = z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected a name in lower case with hyphens, such as wound-margins');

/**
 * One slot of a composition: a concept (`$abductor`), a phrase (`cut through`), or several with `|` between them.
 * `@any` or `@negated,planned` after a concept says which assertions it takes here, in place of the element's.
 */
const Slot = z.string().min(1);

export const Window = z.union([z.enum(['clause', 'sentence', 'paragraph', 'section', 'note']), z.int().min(2).max(6)]);

/** What must stand together: every slot of `all`, none of `none`, inside one stretch of the note. */
export const Composition = z.strictObject({
  all: z.array(Slot).min(1),
  /** Not in the same stretch, or, with `none-near`, not within so many words of a slot. */
  none: z.array(Slot).optional(),
  'none-near': z.int().min(0).max(60).optional(),
  /** The stretch: a clause, a sentence (default), so many sentences, a paragraph, a section, the note. */
  within: Window.optional(),
  /** Every slot stands within so many words of the first. */
  near: z.int().min(0).max(60).optional(),
  /** The slots stand in the order written. */
  ordered: z.boolean().optional(),
  /** Only under these headings, or not under them (kinds of `language/sections.yaml`). */
  in: z.array(z.string()).optional(),
  'not-in': z.array(z.string()).optional(),
  /** Only in documents of these kinds. */
  documents: z.array(z.enum(documentKinds)).optional(),
  /** Assertions that the slots may have, in place of the element's `accepts`. */
  accepts: z.array(z.enum([...assertions, 'any', 'elsewhere'])).optional(),
  /** The finding is to be looked at by a person. */
  review: z.boolean().optional(),
  /** Why, in the words of a surgeon; shown as the finding's reason. */
  reason: z.string().optional(),
});

export const ConceptItem = z.union([z.string().min(1), Composition]);
export const Vocabulary = z.record(id, z.array(ConceptItem).min(1));

const Rules = z.array(z.union([z.string().min(1), Composition]));
const Examples = z.array(z.string().min(1));

export const functions = ['laterality', 'diagnosis-code-match', 'index-date', 'donor-tendons', 'staged-intent'] as const;

export const Condition = z.strictObject({
  /** The claim carries one of these modifiers. */
  modifier: z.array(z.string()).optional(),
  /** The claim says nothing of modifiers. */
  'no-modifiers-known': z.boolean().optional(),
  /** One of these stands in the record. */
  documented: Rules.optional(),
});

export const Element = z.strictObject({
  id,
  title: z.string().min(1),
  group: z.string().min(1),
  requirement: z.enum(requirements),
  source: z.string().min(1),
  why: z.string().min(1),
  query: z.string().min(1),
  /** Assertions that satisfy the element; `affirmed` when left out. */
  accepts: z.array(z.enum([...assertions, 'any', 'elsewhere'])).optional(),
  /** It is part of the operation's act: an operation abandoned before it does not satisfy it. */
  act: z.boolean().default(false),
  /** Any operation has it: what a record says of it counts even where the record is about another operation. */
  general: z.boolean().default(false),
  'applies-when': Condition.optional(),
  /** One of the named computations, which decides before the rules do. */
  function: z.enum(functions).optional(),
  present: Rules.default([]),
  partial: Rules.default([]),
  /** Always a conflict. */
  conflict: Rules.default([]),
  /** A conflict unless the element is present: what belongs to another code. */
  'conflict-unless-present': Rules.default([]),
  /** What speaks against it; together with what makes it present, a conflict. Alone it is shown as a near miss. */
  contradicts: Rules.default([]),
  /** Near misses worth showing under a gap. */
  'near-miss': Rules.default([]),
  examples: z.strictObject({
    present: Examples.default([]),
    partial: Examples.default([]),
    missing: Examples.default([]),
    conflict: Examples.default([]),
    'not-applicable': Examples.default([]),
  }),
});

export const Sibling = z.strictObject({
  code: z.string(),
  title: z.string(),
  /** The distinction from the code of the checklist, in one plain sentence. */
  distinction: z.string(),
  when: Rules,
  unless: Rules.default([]),
});

export const Checklist = z.strictObject({
  code: z.union([ProcedureCode, z.literal('operative-report')]),
  title: z.string().min(1),
  version: z.string().min(1),
  'global-days': z.int().optional(),
  concepts: Vocabulary.optional(),
  /** Words that a record of this operation cannot do without; a longer one that has fewer than two of them is about another operation. */
  about: Rules.default([]),
  elements: z.array(Element).min(1),
  siblings: z.array(Sibling).default([]),
  /** What speaks for this code when none is given. */
  supports: Rules.default([]),
});

export type Composition = z.infer<typeof Composition>;
export type Vocabulary = z.infer<typeof Vocabulary>;
export type Rule = string | Composition;
export type Element = z.infer<typeof Element>;
export type Sibling = z.infer<typeof Sibling>;
export type Checklist = z.infer<typeof Checklist>;
export type FunctionName = (typeof functions)[number];
