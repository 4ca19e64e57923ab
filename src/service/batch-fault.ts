// What is wrong with a case of a batch, and the line that stands in the place of its report.

export type FaultKind = 'malformed-json' | 'invalid-case' | 'unknown-code' | 'too-large' | 'check-too-long' | 'internal';

/** What is wrong with a case, without a word of its text. */
export interface BatchFault {
  readonly kind: FaultKind;
  readonly message: string;
  /** The field that is wrong, where one is. */
  readonly path?: string;
  /** Where the case stands: file, file and line, or line of what was sent. */
  readonly place?: string;
}

/** A fault of the engine itself: its own words could repeat the note. */
export const engineFailed: BatchFault = { kind: 'internal', message: 'the engine failed on this case; please report it' };

/** What stands in the place of a report where a case could not be checked: `{"id", "error"}`. */
export const errorLine = (id: string | null, { message, path, place }: Omit<BatchFault, 'kind'>): string =>
  JSON.stringify({ id, error: { message, ...(path === undefined ? {} : { path }), ...(place === undefined ? {} : { place }) } });
