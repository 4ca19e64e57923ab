// What the page knows of each checklist before the engine is there: enough to show it, waiting.
import type { Element } from '../contract/checklist.ts';
import type { Knowledge } from '../index.ts';

/** An element as a checklist writes it, without its rules. */
export type CatalogElement = Pick<Element, 'id' | 'title' | 'group' | 'requirement' | 'source'>;

export interface CatalogEntry {
  readonly code: string;
  readonly title: string;
  readonly elements: readonly CatalogElement[];
}

export interface Catalog {
  readonly codes: readonly CatalogEntry[];
  readonly operativeReport: readonly CatalogElement[];
}

const elementsOf = (elements: readonly { readonly source: Element }[]): CatalogElement[] =>
  elements.map(({ source: { id, title, group, requirement, source } }) => ({ id, title, group, requirement, source }));

/** The catalog of compiled checklists. */
export const catalogOf = (knowledge: Knowledge): Catalog => ({
  codes: [...knowledge.checklists.values()].map(({ source: { code, title }, elements }) => ({
    code,
    title,
    elements: elementsOf(elements),
  })),
  operativeReport: elementsOf(knowledge.operativeReport?.elements ?? []),
});
