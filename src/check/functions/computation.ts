// What a named computation is: it decides an element where rules alone cannot.
import type { CompiledElement } from '../../checklist/compile.ts';
import type { Decision, Judged } from '../element.ts';
import type { RecordReading } from '../record.ts';

/** Decides an element from the record and its judged rules; null leaves it to the rules. */
export type Computation = (record: RecordReading, judged: Judged, element: CompiledElement) => Decision | null;
