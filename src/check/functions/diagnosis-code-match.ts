// diagnosis-code-match: computed in part; see the element of that name.
import type { Computation } from './computation.ts';

export const diagnosisCodeMatch: Computation = () => null;
