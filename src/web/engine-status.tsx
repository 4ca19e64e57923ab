// How far the language model is loaded, or that it could not be.
import type { EngineState } from './state.ts';

export function EngineStatus({ engine, restart }: { readonly engine: EngineState; readonly restart: () => void }) {
  if (engine.phase === 'ready') return null;
  if (engine.phase === 'failed')
    return (
      <p class="fault" role="alert">
        The language model could not be loaded; what you typed is still here.{' '}
        <button type="button" onClick={restart}>
          Try again
        </button>
      </p>
    );
  return (
    <div class="loading">
      <progress max={1} value={engine.share} aria-label="Loading the language model" />
      <p class="small">Loading the language model. You can paste the note already.</p>
    </div>
  );
}
