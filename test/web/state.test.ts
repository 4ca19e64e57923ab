// What can happen to the page, without a browser.
import { describe, expect, it } from 'vitest';
import { readDraft } from '../../src/web/draft.ts';
import type { Checked } from '../../src/web/messages.ts';
import { emptyDraft, initialState, type PageState, reduce } from '../../src/web/state.ts';
import { checker } from '../knowledge.ts';

// As long as a real note, so that one sentence more does not count for all elements.
const text = `OPERATION: Secondary closure of the left above-knee amputation stump.
The wound was inspected. The stump was closed in layers. ${'The field was dry. Counts were correct. '.repeat(20)}`;

const typed = (state: PageState, note: string, pasted = false): PageState =>
  reduce(state, { type: 'typed', id: state.shown, text: note, pasted });

/** The state after the engine has answered for what stands there. */
function answered(state: PageState): PageState {
  const { input, documents, faults } = readDraft({ ...state.draft, code: '27594' });
  const checked: Checked = { input: input as Checked['input'], documents, report: checker.check(input) };
  return reduce(state, { type: 'answered', answer: { kind: 'checked', number: 1, checked, faults } });
}

describe('rows', () => {
  const before = answered(typed(initialState(), text));
  const after = answered(typed(before, `${text}\nThe bed was covered by beefy red granulation.`));

  it('stand with what is open first', () => {
    const statusOf = (anchor: string) => before.checked?.report.elements.find(({ id }) => `e-${id}` === anchor)?.status;
    const open = before.order.map((anchor) => statusOf(anchor) !== 'present' && statusOf(anchor) !== 'not-applicable');
    expect(open).toEqual([...open].sort((a, b) => Number(b) - Number(a)));
  });

  it('keep their place while one types, and tell what they were', () => {
    expect(after.order).toEqual(before.order);
    expect(after.were).toEqual({ 'e-granulation-status': 'missing' });
    expect(after.announcement).toBe('Granulation of the stump: now present, was missing');
  });

  it('are put in order when asked, and when a whole note is pasted', () => {
    const asked = reduce(after, { type: 'ordered' });
    expect(asked.order).not.toEqual(before.order);
    expect(answered(typed(after, after.draft.documents[0]?.text ?? '', true)).order).toEqual(asked.order);
  });
});

describe('a draft', () => {
  it('is checked without what is wrong in it, and says so', () => {
    const { input, faults } = readDraft({
      ...emptyDraft,
      documents: [{ id: 1, kind: 'operative-note', date: '2026-02-30', text }],
      modifiers: ['58', 'left'],
      diagnoses: [],
    });
    expect(input).toEqual({ documents: [{ kind: 'operative-note', text }], claim: { modifiers: ['58'], diagnoses: [] } });
    expect(faults).toEqual([
      { field: 'document-1', value: '2026-02-30', message: 'no such day in the calendar' },
      { field: 'modifiers', value: 'left', message: 'expected a two-character modifier such as 58 or LT' },
    ]);
  });

  it('leaves out documents without a text and still knows which are which', () => {
    const added = typed(reduce(typed(initialState(), ''), { type: 'document added' }), text);
    expect(readDraft(added.draft).documents).toEqual([added.shown]);
  });

  it('makes nothing known of a list that holds only what is wrong', () => {
    expect(
      readDraft({ ...emptyDraft, documents: [{ id: 1, kind: 'operative-note', date: '', text }], modifiers: ['?'] }).input?.claim,
    ).toBeUndefined();
  });
});

describe('nothing is lost', () => {
  it('when a document is removed, and when it is brought back over a new text', () => {
    const two = typed(reduce(typed(initialState(), text), { type: 'document added' }), 'INDEX NOTE');
    const removed = reduce(two, { type: 'document removed', id: two.shown, name: 'Index operative note' });
    expect(removed.draft.documents).toHaveLength(1);
    const back = reduce(typed(removed, 'another text'), { type: 'brought back' });
    expect(back.draft).toEqual(two.draft);
    expect(reduce(back, { type: 'brought back' }).draft.documents[0]?.text).toBe('another text');
  });

  it('when a file is opened beside what is typed', () => {
    const opened = reduce(typed(initialState(), text), {
      type: 'files read',
      files: [{ kind: null, text: 'INDEX NOTE\r\nsecond line' }],
      faults: [],
    });
    expect(opened.draft.documents.map((document) => document.text)).toEqual([text, 'INDEX NOTE\nsecond line']);
    expect(opened.shown).toBe(opened.draft.documents[1]?.id);
  });
});
