// What the build puts in: the catalog of checklists, the samples, and how much there is to load. Empty until then.
import type { Case } from '../contract/case.ts';
import type { Catalog } from './catalog.ts';

/** Bytes of the worker script, by which loading is measured. */
export const workerSize: number = 0;
export const catalog: Catalog = { codes: [], operativeReport: [] };
export const samples: readonly Case[] = [];
