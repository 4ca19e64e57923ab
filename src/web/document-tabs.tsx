// The documents as tabs. Arrow keys go from one to the next.
import { useRef } from 'preact/hooks';
import { documentName, sentence } from '../report/wording.ts';
import type { StateProps } from './props.ts';

export function DocumentTabs({ state: { draft, shown }, dispatch }: StateProps) {
  const list = useRef<HTMLDivElement>(null);
  const { documents } = draft;
  const go = (by: number): void => {
    const at = (documents.findIndex(({ id }) => id === shown) + by + documents.length) % documents.length;
    dispatch({ type: 'document shown', id: documents[at]?.id ?? shown });
    (list.current?.children[at] as HTMLElement | undefined)?.focus();
  };
  return (
    <div class="tabs">
      <div ref={list} role="tablist" aria-label="Documents">
        {documents.map(({ id }, at) => (
          <button
            key={id}
            id={`tab-${id}`}
            type="button"
            role="tab"
            aria-selected={id === shown}
            aria-controls="document"
            tabIndex={id === shown ? 0 : -1}
            onClick={() => dispatch({ type: 'document shown', id })}
            onKeyDown={(event) => {
              if (event.key === 'ArrowRight') go(1);
              else if (event.key === 'ArrowLeft') go(-1);
            }}
          >
            {sentence(documentName(documents, at))}
          </button>
        ))}
      </div>
      <button type="button" class="plain" onClick={() => dispatch({ type: 'document added' })}>
        + Document
      </button>
    </div>
  );
}
