// The editor of the note: the only user of CodeMirror beside its marks and its theme.
//
// It lives in a shadow tree, where CodeMirror's style sheets are adopted as objects. In the document itself it would add style
// elements, which the content security policy forbids.
import { history, historyKeymap, standardKeymap } from '@codemirror/commands';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState, Transaction } from '@codemirror/state';
import { drawSelection, EditorView, keymap, placeholder } from '@codemirror/view';
import type { Mark } from '../report/marks.ts';
import type { DocumentDraft } from './draft.ts';
import { lightMarks, marksField, nextMark, ownersAt, placeMarks, placeOfQuote } from './editor-marks.ts';
import { editorTheme } from './editor-theme.ts';

export interface EditorEvents {
  typed(id: number, text: string, pasted: boolean): void;
  /** Somebody chose marked words, which belong to these elements; by the keyboard or not. */
  chosen(owners: readonly string[], byKey: boolean): void;
}

export interface NoteEditor {
  /** Shows a document; its history of changes stays with it. `anew` where its text was not typed here. */
  show(document: DocumentDraft, name: string, anew: boolean): void;
  /** Marks the document shown, where its text still is the one that was checked. */
  mark(text: string, marks: readonly Mark[], lit: string | null): void;
  /** Brings a quote into view. */
  reveal(number: number, focus: boolean): void;
  destroy(): void;
}

/** A paste of as many characters is a new note, not a correction. */
const longPaste = 200;

export function createEditor(host: HTMLElement, events: EditorEvents): NoteEditor {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  const states = new Map<number, EditorState>();
  let shown: number | null = null;
  let label = '';

  const choose = (view: EditorView, position: number, byKey: boolean): boolean => {
    const owners = ownersAt(view.state.field(marksField), position);
    if (owners.length > 0) events.chosen(owners, byKey);
    return owners.length > 0;
  };
  const go = (view: EditorView, direction: 1 | -1): boolean => {
    const { from, to } = view.state.selection.main;
    const found = nextMark(view.state.field(marksField), direction === 1 ? to - 1 : from, direction);
    if (found !== null)
      view.dispatch({ selection: { anchor: found.from, head: found.to }, effects: EditorView.scrollIntoView(found.from, { y: 'center' }) });
    return found !== null;
  };
  const extensions = [
    history(),
    search({ top: true }),
    keymap.of([
      { key: 'F8', run: (view) => go(view, 1), shift: (view) => go(view, -1) },
      { key: 'Mod-Enter', run: (view) => choose(view, view.state.selection.main.from, true) },
      ...historyKeymap,
      ...searchKeymap,
      ...standardKeymap,
    ]),
    drawSelection(),
    EditorView.lineWrapping,
    EditorView.contentAttributes.of(() => ({ 'aria-label': label, spellcheck: 'false', tabindex: '0' })),
    placeholder('Paste or type here, or drop a text file'),
    marksField,
    editorTheme,
    EditorView.updateListener.of(({ docChanged, state, transactions, changes }) => {
      if (!docChanged || shown === null) return;
      const pasted = transactions.some((one) => one.isUserEvent('input.paste')) && changes.newLength - changes.length > longPaste;
      events.typed(shown, state.sliceDoc(), pasted);
    }),
    EditorView.domEventHandlers({
      click(event, view) {
        const position = view.posAtCoords({ x: event.clientX, y: event.clientY }, false);
        const onMark = event.target instanceof Element && event.target.closest('.mark:not(.quiet)') !== null;
        if (onMark && view.state.selection.main.empty) choose(view, position, false);
      },
    }),
  ];
  const view = new EditorView({ root, parent: root });
  return {
    show(document, name, anew) {
      if (shown !== null) states.set(shown, view.state);
      const kept = anew ? undefined : states.get(document.id);
      shown = document.id;
      label = `Text of the ${name}`;
      view.setState(kept ?? EditorState.create({ doc: document.text, extensions }));
    },
    mark(text, marks, lit) {
      const fits = view.state.sliceDoc() === text;
      view.dispatch({
        effects: [...(fits ? [placeMarks.of(marks)] : []), lightMarks.of(lit)],
        annotations: Transaction.addToHistory.of(false),
      });
    },
    reveal(number, focus) {
      const place = placeOfQuote(view.state.field(marksField), number);
      if (place === null) return;
      view.dispatch({
        ...(focus ? { selection: { anchor: place.from, head: place.to } } : {}),
        effects: EditorView.scrollIntoView(place.from, { y: 'center' }),
      });
      if (focus) view.focus();
    },
    destroy: () => view.destroy(),
  };
}
