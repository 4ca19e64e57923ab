// The marks of the evidence in the editor: they move with the text while somebody types, until the next report replaces them.
import { RangeSet, StateEffect, StateField, type Transaction } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import { type Mark, strongestRole } from '../report/marks.ts';

interface Placed {
  readonly from: number;
  readonly to: number;
  readonly mark: Mark;
}

interface Marks {
  readonly placed: readonly Placed[];
  /** The element whose marks are lit. */
  readonly lit: string | null;
  readonly drawn: DecorationSet;
}

export const placeMarks = StateEffect.define<readonly Mark[]>();
export const lightMarks = StateEffect.define<string | null>();

const move = (placed: readonly Placed[], { changes }: Transaction): readonly Placed[] =>
  placed
    .map(({ from, to, mark }) => ({ from: changes.mapPos(from, 1), to: changes.mapPos(to, -1), mark }))
    .filter(({ from, to }) => from < to);

export const marksField = StateField.define<Marks>({
  create: () => ({ placed: [], lit: null, drawn: Decoration.none }),
  update(marks, transaction) {
    let { placed, lit } = marks;
    if (transaction.docChanged) placed = move(placed, transaction);
    for (const effect of transaction.effects) {
      if (effect.is(placeMarks)) placed = effect.value.map((mark) => ({ from: mark.start, to: mark.end, mark }));
      if (effect.is(lightMarks)) lit = effect.value;
    }
    return placed === marks.placed && lit === marks.lit ? marks : { placed, lit, drawn: draw(placed, lit) };
  },
  provide: (field) => EditorView.decorations.from(field, ({ drawn }) => drawn),
});

function draw(placed: readonly Placed[], lit: string | null): DecorationSet {
  const evidence = placed
    .filter(({ mark }) => !mark.minor || mark.owners.includes(lit ?? ''))
    .map(({ from, to, mark }) => {
      const own = mark.quotes.filter(({ anchor }) => anchor === lit);
      const classes = own.length > 0 ? ['mark', strongestRole(own), 'lit'] : ['mark', mark.role, ...(mark.quiet ? ['quiet'] : [])];
      return Decoration.mark({ class: classes.join(' '), attributes: { title: mark.title } }).range(from, to);
    });
  return RangeSet.of([...evidence, ...cues(placed, lit)], true);
}

/** The words that ruled out what is lit. */
function cues(placed: readonly Placed[], lit: string | null) {
  const found = new Map<string, ReturnType<Decoration['range']>>();
  for (const { from, mark } of placed)
    for (const { anchor, evidence } of mark.quotes) {
      const { cue, role, document } = evidence;
      if (anchor !== lit || cue === null || role !== 'rejected' || cue.document !== document) continue;
      // A cue moves as its quote does.
      const start = cue.start + from - mark.start;
      const end = cue.end + from - mark.start;
      if (start >= 0 && start < end) found.set(`${start}`, Decoration.mark({ class: 'cue' }).range(start, end));
    }
  return [...found.values()];
}

/** Where the quote with this number stands now; null where its words are gone. */
export function placeOfQuote(marks: Marks, number: number): { readonly from: number; readonly to: number } | null {
  const own = marks.placed.filter(({ mark }) => mark.quotes.some((quote) => quote.number === number));
  const first = own[0];
  const last = own.at(-1);
  return first === undefined || last === undefined ? null : { from: first.from, to: last.to };
}

/** The elements whose marks cover `position`; those drawn only. */
export const ownersAt = (marks: Marks, position: number): readonly string[] =>
  marks.placed
    .filter(({ from, to, mark }) => from <= position && position <= to && (!mark.minor || mark.owners.includes(marks.lit ?? '')))
    .flatMap(({ mark }) => mark.owners);

/** The first mark after `position`, or before it; around the end. */
export function nextMark(marks: Marks, position: number, direction: 1 | -1): { readonly from: number; readonly to: number } | null {
  const drawn = marks.placed.filter(({ mark }) => !mark.minor && !mark.quiet);
  const ordered = direction === 1 ? drawn : [...drawn].reverse();
  return ordered.find(({ from }) => (direction === 1 ? from > position : from < position)) ?? ordered[0] ?? null;
}
