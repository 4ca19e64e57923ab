// A list of short codes of the claim. Not given is unknown; “none” says that there are none.
import { useRef, useState } from 'preact/hooks';
import type { FieldFault } from './draft.ts';
import { FieldFaults } from './field-faults.tsx';

interface Props {
  readonly label: string;
  /** What one of them is called. */
  readonly one: string;
  readonly example: string;
  readonly values: readonly string[] | null;
  readonly faults: readonly FieldFault[];
  readonly change: (values: readonly string[] | null) => void;
}

export function ChipField({ label, one, example, values, faults, change }: Props) {
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  const id = `claim-${label.toLowerCase()}`;
  const add = (typed: string): void => {
    const added = typed
      .split(/[\s,;]+/)
      .map((value) => value.toUpperCase())
      .filter((value) => value !== '');
    setText('');
    if (added.length === 1 && added[0] === 'NONE') change([]);
    else if (added.length > 0) change([...new Set([...(values ?? []), ...added])]);
  };
  const remove = (value: string): void => {
    const left = (values ?? []).filter((other) => other !== value);
    change(left.length === 0 ? null : left);
    input.current?.focus();
  };
  return (
    <fieldset class="field chips" aria-label={label}>
      <label for={id}>{label}</label>
      <div class="chip-row">
        {values?.map((value) => (
          <button
            key={value}
            type="button"
            class={faults.some((fault) => fault.value === value) ? 'chip wrong' : 'chip'}
            aria-label={`Remove ${one} ${value}`}
            title={`Remove ${value}`}
            onClick={() => remove(value)}
          >
            {value} <span aria-hidden="true">×</span>
          </button>
        ))}
        {values?.length === 0 && (
          <button type="button" class="chip" aria-label={`${label}: none. Make them unknown again`} onClick={() => change(null)}>
            none <span aria-hidden="true">×</span>
          </button>
        )}
        <input
          id={id}
          ref={input}
          type="text"
          autocomplete="off"
          spellcheck={false}
          size={Math.max(6, text.length + 1)}
          placeholder={values === null ? example : 'add'}
          value={text}
          aria-describedby={faults.length > 0 ? `${id}-faults` : undefined}
          aria-invalid={faults.length > 0}
          onInput={(event) =>
            /[\s,;]$/.test(event.currentTarget.value) ? add(event.currentTarget.value) : setText(event.currentTarget.value)
          }
          onKeyDown={(event) => {
            if (event.key === 'Enter') add(text);
            else if (event.key === 'Backspace' && text === '' && values !== null && values.length > 0) remove(values.at(-1) as string);
          }}
          onBlur={() => add(text)}
        />
        {values === null && (
          <button type="button" class="plain small" aria-label={`No ${label.toLowerCase()} on the claim`} onClick={() => change([])}>
            none
          </button>
        )}
      </div>
      <FieldFaults id={`${id}-faults`} faults={faults} />
    </fieldset>
  );
}
