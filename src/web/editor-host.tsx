// The editor within the page: what the state says goes in, what somebody types or chooses comes out.
import { useEffect, useRef } from 'preact/hooks';
import { marksOf, numberQuotes } from '../report/marks.ts';
import { createEditor, type NoteEditor } from './editor.ts';
import type { StateProps } from './props.ts';

export function EditorHost({ state, dispatch, name }: StateProps & { readonly name: string }) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<NoteEditor | null>(null);
  const chosen = useRef(state.chosen);
  const placed = useRef(-1);
  chosen.current = state.chosen;
  const { draft, shown, checked, lead } = state;
  const document = draft.documents.find(({ id }) => id === shown);

  useEffect(() => {
    editor.current = createEditor(host.current as HTMLDivElement, {
      typed: (id, text, pasted) => dispatch({ type: 'typed', id, text, pasted }),
      chosen(owners, byKey) {
        // Words of several elements lead to one after the other; elements before alerts.
        const ordered = [...owners].sort((a, b) => Number(a.startsWith('a-')) - Number(b.startsWith('a-')));
        const next = ordered[(ordered.indexOf(chosen.current ?? '') + 1) % ordered.length];
        if (next !== undefined) dispatch({ type: 'mark chosen', anchor: next, focus: byKey });
      },
    });
    return () => editor.current?.destroy();
  }, []);
  useEffect(() => {
    if (document === undefined) return;
    editor.current?.show(document, name, placed.current !== state.placed);
    placed.current = state.placed;
  }, [shown, state.placed]);
  useEffect(() => {
    const index = checked?.documents.indexOf(shown) ?? -1;
    const text = checked?.input.documents[index]?.text;
    const marks = checked === null || text === undefined ? [] : marksOf(numberQuotes(checked.report), index, text.length);
    editor.current?.mark(text ?? document?.text ?? '', marks, state.chosen);
  }, [checked, shown, state.placed, state.chosen]);
  useEffect(() => {
    if (lead?.to !== 'quote' || checked === null) return;
    const quote = numberQuotes(checked.report)[lead.number];
    const owner = quote === undefined ? undefined : checked.documents[quote.evidence.document];
    if (owner === undefined) return;
    if (owner !== shown) dispatch({ type: 'document shown', id: owner });
    else editor.current?.reveal(lead.number, lead.focus);
  }, [lead, shown]);
  return <div ref={host} class="editor" />;
}
