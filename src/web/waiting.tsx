// The checklist before there is a report: the elements stand there, waiting.

import { byGroup } from '../report/wording.ts';
import type { Catalog } from './catalog.ts';
import type { StateProps } from './props.ts';

const reasons = {
  empty: 'Paste an operative note, and the checklist answers beside it.',
  'no code': 'The note speaks for none of the codes that have a checklist. Choose the code to check.',
  failed: 'The engine failed on this note; please report it. Your text is still here.',
} as const;

export function Waiting({ state, dispatch, catalog }: StateProps & { readonly catalog: Catalog }) {
  const { draft, unchecked, engine } = state;
  const entry = catalog.codes.find(({ code }) => code === draft.code);
  const text = draft.documents.some((document) => document.text.trim() !== '');
  const reason = unchecked === 'empty' && text ? null : unchecked;
  return (
    <div class="waiting">
      {reason !== null && <p class={reason === 'empty' ? '' : 'fault'}>{reasons[reason]}</p>}
      {reason === null && engine.phase === 'ready' && <p>Checking …</p>}
      {entry === undefined ? (
        <>
          <h2>Codes with a checklist</h2>
          <ul class="codes">
            {catalog.codes.map(({ code, title, elements }) => (
              <li key={code}>
                <button type="button" class="plain" onClick={() => dispatch({ type: 'code', code })}>
                  {code}
                </button>{' '}
                {title} <span class="small">{elements.length} elements</span>
              </li>
            ))}
          </ul>
        </>
      ) : (
        <>
          <h2 class="title">
            {entry.code} · {entry.title}
          </h2>
          {byGroup(entry.elements).map(([group, elements]) => (
            <div key={group} class="group">
              <h3>{group}</h3>
              <ul class="rows">
                {elements.map(({ id, title, requirement }) => (
                  <li key={id} class="row waits">
                    <span class="line">
                      <span class="status">
                        <span aria-hidden="true">·</span> waiting
                      </span>
                      <span class="name">
                        {title}
                        {requirement !== 'required' && <span class="tag">{requirement}</span>}
                      </span>
                    </span>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </>
      )}
    </div>
  );
}
