// The side that a claim would carry: that of the element `laterality`, but never "both" from words that only touch the other side.

import type { Match } from '../check/judge.ts';
import { type OperativeSide, operativeSide } from '../check/operative-side.ts';
import type { RecordReading } from '../check/record.ts';
import { placeOf } from './places.ts';
import { only, quotes, statements } from './statements.ts';

/**
 * The side of the operation as it is billed. Both sides are examined, padded or put into one cast in many operations on one of them; where
 * the record speaks of both and its titles name one side only, that side stands.
 */
export function billedSide(record: RecordReading): OperativeSide {
  const side = operativeSide(record);
  if (side.side !== 'both') return side;
  const here = only(record, 'operative-note');
  const inTitles = (concept: string): Match[] => statements(here, concept).filter((match) => placeOf(match) !== 'body');
  if (inTitles('side-both').length > 0) return side;
  const left = inTitles('side-left');
  const right = inTitles('side-right');
  if (left.length > 0 === right.length > 0) return side;
  const single = left.length > 0 ? left : right;
  return { side: left.length > 0 ? 'left' : 'right', status: 'present', evidence: quotes(single, 'supports') };
}
