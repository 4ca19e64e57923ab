// What the document shown is, and files to open in its place.
import { useRef } from 'preact/hooks';
import { documentName, kindName, sentence } from '../report/wording.ts';
import { DateField } from './date-field.tsx';
import type { DocumentDraft } from './draft.ts';
import type { StateProps } from './props.ts';

interface Props extends StateProps {
  readonly open: (files: readonly File[]) => void;
}

export function DocumentFacts({ state: { draft, shown, faults }, dispatch, open }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const at = draft.documents.findIndex(({ id }) => id === shown);
  const document = draft.documents[at];
  if (document === undefined) return null;
  return (
    <div class="facts">
      <div class="field">
        <label for="kind" class="unseen">
          Kind of document
        </label>
        <select
          id="kind"
          value={document.kind}
          onChange={(event) =>
            dispatch({ type: 'document described', id: shown, kind: event.currentTarget.value as DocumentDraft['kind'] })
          }
        >
          {Object.entries(kindName).map(([kind, name]) => (
            <option key={kind} value={kind}>
              {sentence(name)}
            </option>
          ))}
        </select>
      </div>
      <DateField
        label="Dated"
        value={document.date}
        faults={faults.filter(({ field }) => field === `document-${shown}`)}
        change={(date) => dispatch({ type: 'document described', id: shown, date })}
      />
      <input
        ref={input}
        type="file"
        accept=".txt,text/plain"
        multiple
        hidden
        onChange={(event) => {
          open([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = '';
        }}
      />
      <button type="button" onClick={() => input.current?.click()}>
        Open file
      </button>
      {draft.documents.length > 1 && (
        <button
          type="button"
          class="plain"
          onClick={() => dispatch({ type: 'document removed', id: shown, name: sentence(documentName(draft.documents, at)) })}
        >
          Remove
        </button>
      )}
    </div>
  );
}
