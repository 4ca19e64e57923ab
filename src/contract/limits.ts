// Limits that are known without the schemas.

/** The longest document that is read, in UTF-16 code units (1 MB). */
export const longestDocument = 1_048_576;

/** How much text the documents of one record may hold together. */
export const longestRecord = 2 * longestDocument;
