// The left side: the documents of the record, one of them in the editor.
import { useState } from 'preact/hooks';
import { documentName } from '../report/wording.ts';
import { DocumentFacts } from './document-facts.tsx';
import { DocumentTabs } from './document-tabs.tsx';
import { EditorHost } from './editor-host.tsx';
import { readFiles } from './files.ts';
import type { Prefer, StateProps } from './props.ts';
import { Start } from './start.tsx';
import { isBlank } from './state.ts';

export function NotePane({ state, dispatch, keep, prefer }: StateProps & { readonly keep: boolean; readonly prefer: Prefer }) {
  const [over, setOver] = useState(false);
  const { draft, shown, former, fileFaults } = state;
  const open = async (files: readonly File[]) => dispatch({ type: 'files read', ...(await readFiles(files)) });
  const blank = isBlank(draft);
  const at = draft.documents.findIndex(({ id }) => id === shown);
  return (
    <section
      class={over ? 'note-pane over' : 'note-pane'}
      aria-label="Record"
      onDragOver={(event) => {
        if (event.dataTransfer?.types.includes('Files') !== true) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDropCapture={(event) => {
        setOver(false);
        const files = [...(event.dataTransfer?.files ?? [])];
        if (files.length === 0) return;
        event.preventDefault();
        event.stopPropagation();
        void open(files);
      }}
    >
      <DocumentTabs state={state} dispatch={dispatch} />
      <DocumentFacts state={state} dispatch={dispatch} open={open} />
      {fileFaults.map((fault) => (
        <p key={fault} class="fault" role="alert">
          {fault}
        </p>
      ))}
      {former !== null && (
        <p class="hint" role="status">
          {former.what}.{' '}
          <button type="button" class="plain" onClick={() => dispatch({ type: 'brought back' })}>
            {former.what === 'Brought back' ? 'Undo' : 'Bring it back'}
          </button>
          <button type="button" class="plain" onClick={() => dispatch({ type: 'former forgotten' })}>
            Forget it
          </button>
        </p>
      )}
      <div class="sheet" id="document" role="tabpanel" aria-labelledby={`tab-${shown}`}>
        <EditorHost state={state} dispatch={dispatch} name={documentName(draft.documents, at)} />
        {blank && <Start dispatch={dispatch} />}
      </div>
      <footer>
        <p>
          <strong>Nothing you type leaves this browser.</strong>
        </p>
        <label>
          <input type="checkbox" checked={keep} onChange={(event) => prefer({ keep: event.currentTarget.checked })} />
          Keep the note in this tab over a reload
        </label>
        <button type="button" class="plain" disabled={blank} onClick={() => dispatch({ type: 'emptied' })}>
          Empty everything
        </button>
      </footer>
    </section>
  );
}
