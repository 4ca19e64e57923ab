// What a batch can be written as; apart, since the arguments are read before the threads are loaded.
import type { Format } from '../service/check-worker.ts';

export const batchFormats = ['jsonl', 'csv', 'html'] as const satisfies readonly Format[];
