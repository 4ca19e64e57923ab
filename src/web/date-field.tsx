// A calendar date, or nothing.
import type { FieldFault } from './draft.ts';
import { FieldFaults } from './field-faults.tsx';

interface Props {
  readonly label: string;
  readonly value: string;
  readonly faults: readonly FieldFault[];
  readonly change: (date: string) => void;
}

export function DateField({ label, value, faults, change }: Props) {
  const id = `date-${label.toLowerCase().replaceAll(' ', '-')}`;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="date"
        value={value}
        aria-describedby={faults.length > 0 ? `${id}-faults` : undefined}
        aria-invalid={faults.length > 0}
        onInput={(event) => change(event.currentTarget.value)}
      />
      <FieldFaults id={`${id}-faults`} faults={faults} />
    </div>
  );
}
