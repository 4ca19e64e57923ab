// The page as a whole: claim above, note on the left, checklist on the right; on a narrow page one of the two.
import { useEffect, useMemo, useReducer, useRef, useState } from 'preact/hooks';
import { Announcer } from './announcer.tsx';
import { catalog, worker } from './built.ts';
import { Checklist } from './checklist.tsx';
import { ClaimBar } from './claim-bar.tsx';
import { type Engine, startEngine } from './engine.ts';
import { keepDraft, loadDraft, loadPreferences, type Preferences, savePreferences } from './memory.ts';
import type { Checked } from './messages.ts';
import { NotePane } from './note-pane.tsx';
import { initialState, reduce } from './state.ts';
import { ViewSwitch } from './view-switch.tsx';

/** How long somebody pauses before what was typed is checked, in milliseconds. */
const pause = 50;

export function App({ onChecked }: { readonly onChecked: (checked: Checked | null) => void }) {
  const [preferences, setPreferences] = useState<Preferences>(loadPreferences);
  const [state, dispatch] = useReducer(reduce, undefined, () => initialState((preferences.keep ? loadDraft() : null) ?? undefined));
  const engine = useRef<Engine | null>(null);
  const { draft } = state;

  useEffect(() => {
    engine.current = startEngine(new URL(worker.path, document.baseURI), worker.size, {
      loading: (share) => dispatch({ type: 'engine loading', share }),
      answered: (answer) => dispatch({ type: 'answered', answer }),
      failed: () => dispatch({ type: 'engine failed' }),
    });
  }, []);
  useEffect(() => engine.current?.check(draft, pause), [draft]);
  useEffect(() => {
    keepDraft(preferences.keep ? draft : null);
  }, [draft, preferences.keep]);
  useEffect(() => {
    savePreferences(preferences);
    if (preferences.theme === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = preferences.theme;
  }, [preferences]);
  useEffect(() => onChecked(state.checked), [state.checked]);

  const prefer = useMemo(() => (change: Partial<Preferences>) => setPreferences((before) => ({ ...before, ...change })), []);
  return (
    <>
      <ClaimBar state={state} catalog={catalog} theme={preferences.theme} prefer={prefer} dispatch={dispatch} />
      <ViewSwitch state={state} dispatch={dispatch} />
      <main class={`views shows-${state.view}`}>
        <NotePane state={state} keep={preferences.keep} prefer={prefer} dispatch={dispatch} />
        <Checklist state={state} order={preferences.order} prefer={prefer} dispatch={dispatch} restart={() => engine.current?.restart()} />
      </main>
      <Announcer text={state.announcement} />
    </>
  );
}
