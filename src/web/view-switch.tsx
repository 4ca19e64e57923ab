// Between note and checklist on a narrow page: the verdict, and the switch from one to the other.
import type { StateProps } from './props.ts';
import { Verdict } from './verdict.tsx';

export const ViewSwitch = ({ state, dispatch }: StateProps) => (
  <nav class="view-switch" aria-label="Views">
    <Verdict state={state} brief={true} />
    <fieldset aria-label="View" class="segments">
      {(['note', 'checklist'] as const).map((view) => (
        <button key={view} type="button" aria-pressed={state.view === view} onClick={() => dispatch({ type: 'view', view })}>
          {view === 'note' ? 'Note' : 'Checklist'}
        </button>
      ))}
    </fieldset>
  </nav>
);
