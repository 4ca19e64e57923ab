// What is wrong with a field, where it stands.
import type { FieldFault } from './draft.ts';

export const FieldFaults = ({ id, faults }: { readonly id: string; readonly faults: readonly FieldFault[] }) =>
  faults.length === 0 ? null : (
    <p id={id} class="fault" role="alert">
      {faults.map(({ value, message }) => `${value}: ${message}`).join('. ')}.
    </p>
  );
