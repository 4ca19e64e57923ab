// The bar above: code, what is on the claim, and the theme. On a narrow page the claim is folded away behind its summary.
import { useState } from 'preact/hooks';
import type { Catalog } from './catalog.ts';
import { ChipField } from './chip-field.tsx';
import { CodePicker } from './code-picker.tsx';
import { DateField } from './date-field.tsx';
import type { Preferences } from './memory.ts';
import type { Prefer, StateProps } from './props.ts';
import { ThemeButton } from './theme-button.tsx';

interface Props extends StateProps {
  readonly catalog: Catalog;
  readonly theme: Preferences['theme'];
  readonly prefer: Prefer;
}

export function ClaimBar({ state, dispatch, catalog, theme, prefer }: Props) {
  const [unfolded, setUnfolded] = useState(false);
  const { draft, faults, checked } = state;
  const faultsOf = (field: string) => faults.filter((fault) => fault.field === field);
  return (
    <header class="claim-bar">
      <h1>Opaudit</h1>
      <CodePicker
        catalog={catalog}
        code={draft.code}
        found={draft.code === null ? (checked?.report.code ?? null) : null}
        suggested={state.suggested}
        choose={(code) => dispatch({ type: 'code', code })}
      />
      <button type="button" class="fold" aria-expanded={unfolded} aria-controls="claim" onClick={() => setUnfolded(!unfolded)}>
        Claim: {summary(draft)}
      </button>
      <fieldset id="claim" class={unfolded ? 'claim unfolded' : 'claim'} aria-label="Claim">
        <ChipField
          label="Modifiers"
          one="modifier"
          example="58"
          values={draft.modifiers}
          faults={faultsOf('modifiers')}
          change={(values) => dispatch({ type: 'modifiers', values })}
        />
        <ChipField
          label="Diagnoses"
          one="diagnosis"
          example="T87.81"
          values={draft.diagnoses}
          faults={faultsOf('diagnoses')}
          change={(values) => dispatch({ type: 'diagnoses', values })}
        />
        <DateField
          label="Date of service"
          value={draft.dateOfService}
          faults={faultsOf('dateOfService')}
          change={(date) => dispatch({ type: 'date of service', date })}
        />
      </fieldset>
      <ThemeButton theme={theme} prefer={prefer} />
    </header>
  );
}

function summary({ modifiers, diagnoses, dateOfService }: StateProps['state']['draft']): string {
  const list = (values: readonly string[] | null, none: string): string[] =>
    values === null ? [] : values.length === 0 ? [none] : [values.join(', ')];
  const parts = [...list(modifiers, 'no modifiers'), ...list(diagnoses, 'no diagnoses'), ...(dateOfService === '' ? [] : [dateOfService])];
  return parts.length === 0 ? 'not given' : parts.join(' · ');
}
