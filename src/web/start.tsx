// Shown while nothing is typed: how to begin.
import { samples } from './built.ts';
import type { Dispatch } from './props.ts';

export const Start = ({ dispatch }: { readonly dispatch: Dispatch }) => (
  <div class="start">
    <p>Or see how it works with an invented note:</p>
    <ul>
      {samples.map((sample) => (
        <li key={sample.id}>
          <button type="button" onClick={() => dispatch({ type: 'case opened', input: sample })}>
            Sample {sample.code}
          </button>
        </li>
      ))}
    </ul>
  </div>
);
