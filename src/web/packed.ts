// What the checklists come to; the build puts it in the place of this.
import type { PackedKnowledge } from '../checklist/packed.ts';

export declare const packed: PackedKnowledge;
