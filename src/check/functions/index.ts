// The named computations that a checklist may call where rules alone cannot decide.
import type { FunctionName } from '../../contract/checklist.ts';
import type { Computation } from './computation.ts';
import { diagnosisCodeMatch } from './diagnosis-code-match.ts';
import { donorTendons } from './donor-tendons.ts';
import { indexDate } from './index-date.ts';
import { laterality } from './laterality.ts';
import { stagedIntent } from './staged-intent.ts';

export const computations: Readonly<Record<FunctionName, Computation>> = {
  'diagnosis-code-match': diagnosisCodeMatch,
  'donor-tendons': donorTendons,
  'index-date': indexDate,
  laterality,
  'staged-intent': stagedIntent,
};
