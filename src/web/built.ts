// What the build puts in: the catalog of checklists, the samples, and how much there is to load. Empty until then.
import type { Case } from '../contract/case.ts';
import type { Catalog } from './catalog.ts';

/** The worker's script, and its bytes, by which loading is measured. */
export const worker: { readonly path: string; readonly size: number } = { path: '', size: 0 };
export const catalog: Catalog = { codes: [], operativeReport: [] };
export const samples: readonly Case[] = [];
