// The state of the page, in one place, and all that can happen to it. Pure; the page draws what it says.
import type { Case } from '../contract/case.ts';
import type { Status } from '../contract/report.ts';
import { verdictWord } from '../report/wording.ts';
import type { DocumentDraft, Draft, FieldFault } from './draft.ts';
import type { Answer, Checked } from './messages.ts';
import { changesBetween, gapsFirst, tellChanges } from './rows.ts';

export type EngineState =
  | { readonly phase: 'loading'; readonly share: number }
  | { readonly phase: 'ready' }
  | { readonly phase: 'failed' };

/** What was given up, to be brought back. */
export interface Former {
  readonly what: string;
  readonly draft: Draft;
  readonly shown: number;
}

export interface PageState {
  readonly draft: Draft;
  /** The document that stands in the editor. */
  readonly shown: number;
  /** Grows when the page, and not somebody typing, has put texts into the editor. */
  readonly placed: number;
  readonly engine: EngineState;
  /** The newest report; null before there is one. */
  readonly checked: Checked | null;
  readonly unchecked: 'empty' | 'no code' | 'failed' | null;
  readonly faults: readonly FieldFault[];
  /** The codes that the record speaks for. */
  readonly suggested: readonly string[];
  /** The rows' order, what is open first; it holds while somebody types. */
  readonly order: readonly string[];
  /** True until the next report puts the rows in order. */
  readonly unordered: boolean;
  /** What the elements were that the last change has changed. */
  readonly were: Readonly<Record<string, Status>>;
  /** For screen readers. */
  readonly announcement: string;
  /** The elements that stand open. */
  readonly open: ReadonlySet<string>;
  /** The element or alert whose words are lit. */
  readonly chosen: string | null;
  /** Where to lead the eye: to a quote in the note, or to a row. Each is a new object. */
  readonly lead:
    | { readonly to: 'quote'; readonly number: number; readonly focus: boolean }
    | { readonly to: 'row'; readonly focus: boolean }
    | null;
  /** Of the two views of a narrow page, the one shown. */
  readonly view: 'note' | 'checklist';
  /** What could not be read of files. */
  readonly fileFaults: readonly string[];
  readonly former: Former | null;
}

export type Action =
  | { readonly type: 'typed'; readonly id: number; readonly text: string; readonly pasted: boolean }
  | { readonly type: 'code'; readonly code: string | null }
  | { readonly type: 'modifiers' | 'diagnoses'; readonly values: readonly string[] | null }
  | { readonly type: 'date of service'; readonly date: string }
  | { readonly type: 'document added' }
  | { readonly type: 'document shown'; readonly id: number }
  | { readonly type: 'document described'; readonly id: number; readonly kind?: DocumentDraft['kind']; readonly date?: string }
  | { readonly type: 'document removed'; readonly id: number; readonly name: string }
  | {
      readonly type: 'files read';
      readonly files: readonly { readonly kind: DocumentDraft['kind'] | null; readonly text: string }[];
      readonly faults: readonly string[];
    }
  | { readonly type: 'case opened'; readonly input: Case }
  | { readonly type: 'emptied' }
  | { readonly type: 'brought back' }
  | { readonly type: 'former forgotten' }
  | { readonly type: 'engine loading'; readonly share: number }
  | { readonly type: 'engine failed' }
  | { readonly type: 'answered'; readonly answer: Answer }
  | { readonly type: 'ordered' }
  | { readonly type: 'toggled'; readonly anchor: string; readonly quote: number | null }
  | { readonly type: 'quote shown'; readonly anchor: string; readonly number: number; readonly focus: boolean }
  | { readonly type: 'mark chosen'; readonly anchor: string; readonly focus: boolean }
  | { readonly type: 'view'; readonly view: PageState['view'] };

export const emptyDraft: Draft = {
  code: null,
  documents: [{ id: 1, kind: 'operative-note', date: '', text: '' }],
  modifiers: null,
  diagnoses: null,
  dateOfService: '',
};

/** The page as it opens, with a draft that was kept, if there is one. */
export const initialState = (draft: Draft = emptyDraft): PageState => ({
  draft,
  shown: draft.documents[0]?.id ?? 1,
  placed: 0,
  engine: { phase: 'loading', share: 0 },
  checked: null,
  unchecked: 'empty',
  faults: [],
  suggested: [],
  order: [],
  unordered: true,
  were: {},
  announcement: '',
  open: new Set(),
  chosen: null,
  lead: null,
  view: 'note',
  fileFaults: [],
  former: null,
});

/** True where nothing at all has been typed into a document. */
export const isBlank = (draft: Draft): boolean => draft.documents.every(({ text }) => text === '');

export function reduce(state: PageState, action: Action): PageState {
  switch (action.type) {
    case 'typed':
      return {
        ...withDocument(state, action.id, { text: action.text }),
        unordered: state.unordered || action.pasted,
        fileFaults: [],
      };
    case 'code':
      return { ...state, draft: { ...state.draft, code: action.code }, unordered: true };
    case 'modifiers':
    case 'diagnoses':
      return { ...state, draft: { ...state.draft, [action.type]: action.values } };
    case 'date of service':
      return { ...state, draft: { ...state.draft, dateOfService: action.date } };
    case 'document added': {
      const added: DocumentDraft = { id: nextId(state.draft), kind: 'index-operative-note', date: '', text: '' };
      return { ...state, draft: { ...state.draft, documents: [...state.draft.documents, added] }, shown: added.id };
    }
    case 'document shown':
      return { ...state, shown: action.id };
    case 'document described':
      return withDocument(state, action.id, {
        ...(action.kind === undefined ? {} : { kind: action.kind }),
        ...(action.date === undefined ? {} : { date: action.date }),
      });
    case 'document removed': {
      const at = state.draft.documents.findIndex(({ id }) => id === action.id);
      const left = state.draft.documents.filter(({ id }) => id !== action.id);
      const removed = state.draft.documents[at];
      if (removed === undefined || left.length === 0) return state;
      return {
        ...state,
        draft: { ...state.draft, documents: left },
        shown: (left[Math.min(at, left.length - 1)] as DocumentDraft).id,
        former: removed.text.trim() === '' ? state.former : { what: `${action.name} removed`, draft: state.draft, shown: state.shown },
      };
    }
    case 'files read':
      return withFiles(state, action);
    case 'case opened':
      return {
        ...state,
        draft: draftOf(action.input, nextId(state.draft)),
        shown: nextId(state.draft),
        placed: state.placed + 1,
        unordered: true,
        open: new Set(),
        chosen: null,
        were: {},
        fileFaults: [],
      };
    case 'emptied':
      return {
        ...state,
        draft: { ...emptyDraft, documents: emptyDraft.documents.map((one) => ({ ...one, id: nextId(state.draft) })) },
        shown: nextId(state.draft),
        placed: state.placed + 1,
        open: new Set(),
        chosen: null,
        were: {},
        view: 'note',
        former: { what: 'Everything emptied', draft: state.draft, shown: state.shown },
      };
    case 'brought back':
      return broughtBack(state);
    case 'former forgotten':
      return { ...state, former: null };
    case 'engine loading':
      return { ...state, engine: { phase: 'loading', share: action.share } };
    case 'engine failed':
      return { ...state, engine: { phase: 'failed' } };
    case 'answered':
      return answered(state, action.answer);
    case 'ordered':
      return state.checked === null ? state : { ...state, order: gapsFirst(state.checked.report), were: {} };
    case 'toggled': {
      const open = new Set(state.open);
      const closes = open.delete(action.anchor);
      if (!closes) open.add(action.anchor);
      return {
        ...state,
        open,
        chosen: closes ? (state.chosen === action.anchor ? null : state.chosen) : action.anchor,
        lead: closes || action.quote === null ? null : { to: 'quote', number: action.quote, focus: false },
      };
    }
    case 'quote shown':
      return { ...state, chosen: action.anchor, lead: { to: 'quote', number: action.number, focus: action.focus }, view: 'note' };
    case 'mark chosen':
      return {
        ...state,
        chosen: action.anchor,
        open: new Set([...state.open, action.anchor]),
        lead: { to: 'row', focus: action.focus },
        view: 'checklist',
      };
    case 'view':
      return { ...state, view: action.view, lead: null };
  }
}

function answered(state: PageState, answer: Answer): PageState {
  switch (answer.kind) {
    case 'ready':
      return { ...state, engine: { phase: 'ready' } };
    case 'suggested':
      return { ...state, suggested: answer.codes };
    case 'unchecked':
      return {
        ...state,
        checked: null,
        unchecked: answer.why,
        faults: answer.faults,
        suggested: [],
        unordered: true,
        were: {},
        announcement: '',
      };
    case 'checked': {
      const { report } = answer.checked;
      const before = state.checked?.report ?? null;
      const another = before === null || before.code !== report.code;
      const changes = before === null ? [] : changesBetween(before, report);
      const anew = another || state.unordered;
      return {
        ...state,
        checked: answer.checked,
        unchecked: null,
        faults: answer.faults,
        order: anew ? gapsFirst(report) : state.order,
        unordered: false,
        open: another ? new Set() : state.open,
        chosen: another ? null : state.chosen,
        were: anew ? {} : changes.length === 0 ? state.were : Object.fromEntries(changes.map(({ anchor, from }) => [anchor, from])),
        announcement: anew
          ? `${report.code}: ${verdictWord[report.verdict]}`
          : changes.length === 0
            ? state.announcement
            : tellChanges(changes),
      };
    }
  }
}

/** What stands there now is given up in its turn, unless it is blank. */
const broughtBack = (state: PageState): PageState =>
  state.former === null
    ? state
    : {
        ...state,
        draft: state.former.draft,
        shown: state.former.shown,
        placed: state.placed + 1,
        unordered: true,
        former: isBlank(state.draft) ? null : { what: 'Brought back', draft: state.draft, shown: state.shown },
      };

const nextId = (draft: Draft): number => Math.max(0, ...draft.documents.map(({ id }) => id)) + 1;

const withDocument = (state: PageState, id: number, change: Partial<DocumentDraft>): PageState => ({
  ...state,
  draft: { ...state.draft, documents: state.draft.documents.map((one) => (one.id === id ? { ...one, ...change } : one)) },
});

/** Lines end with a line feed on the page, as its editor ends them; the report speaks of the text as it stands there. */
const withLineFeeds = (text: string): string => text.replace(/\r\n?/g, '\n');

/** Files go into the document shown where it is empty, else beside it. */
function withFiles(state: PageState, { files, faults }: Extract<Action, { type: 'files read' }>): PageState {
  const documents = [...state.draft.documents];
  let shown = state.shown;
  files.forEach(({ kind, text: given }, index) => {
    const text = withLineFeeds(given);
    const at = documents.findIndex(({ id }) => id === shown);
    const here = documents[at];
    if (index === 0 && here !== undefined && here.text.trim() === '') documents[at] = { ...here, kind: kind ?? here.kind, text };
    else {
      const known = documents.some((one) => one.kind === 'operative-note' && one.text.trim() !== '');
      documents.push({
        id: Math.max(...documents.map(({ id }) => id)) + 1,
        kind: kind ?? (known ? 'index-operative-note' : 'operative-note'),
        date: '',
        text,
      });
      if (index === 0) shown = (documents.at(-1) as DocumentDraft).id;
    }
  });
  return {
    ...state,
    draft: { ...state.draft, documents },
    shown,
    placed: state.placed + 1,
    unordered: state.unordered || files.length > 0,
    fileFaults: faults,
  };
}

const draftOf = ({ code, documents, claim }: Case, firstId: number): Draft => ({
  code: code ?? null,
  documents: documents.map(({ kind, date, text }, at) => ({ id: firstId + at, kind, date: date ?? '', text: withLineFeeds(text) })),
  modifiers: claim?.modifiers ?? null,
  diagnoses: claim?.diagnoses ?? null,
  dateOfService: claim?.dateOfService ?? '',
});
