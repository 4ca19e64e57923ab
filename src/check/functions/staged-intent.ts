// staged-intent: computed in part; see the element of that name.
import type { Computation } from './computation.ts';

export const stagedIntent: Computation = () => null;
