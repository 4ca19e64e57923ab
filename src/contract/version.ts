// The version of the program, as its package says it.
export const version = '1.0.0';
