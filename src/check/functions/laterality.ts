// Whether the record states the side of the operation (element `laterality`).
import { type OperativeSide, operativeSide } from '../operative-side.ts';
import { quoted } from '../reason.ts';
import type { Computation } from './computation.ts';

export const laterality: Computation = (record) => {
  const { status, evidence } = operativeSide(record);
  const [first] = evidence;
  const other = evidence.find((one) => one.role !== first?.role);
  const reasons: Record<OperativeSide['status'], string> = {
    present: `${quoted(first?.text ?? '')} states the side`,
    partial: `${quoted(first?.text ?? '')} gives a side only for positioning or set-up`,
    conflict: `${quoted(first?.text ?? '')} stands against ${quoted(other?.text ?? '')}`,
    missing: first === undefined ? 'nothing in the record states the side' : `${quoted(first.text)} is not the side of this operation`,
  };
  return { status, evidence, reason: reasons[status], review: false };
};
