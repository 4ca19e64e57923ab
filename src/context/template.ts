// Template residue: prompts without a value, unselected options, placeholders.
import type { Note, Sentence } from '../note/note.ts';

export interface Residue {
  readonly assertion: 'blank' | 'affirmed' | 'negated';
  readonly rule: string;
}

const emptyBox = /^(?:\[[ _]{0,3}\]|\([ _]{1,3}\)|☐|□|◻|○|_{2,})$/;
const tickedBox = /^(?:\[[ ]?[xX✓✔*][ ]?\]|\([ ]?[xX✓✔*][ ]?\)|☑|☒|■|✓|✔|●)$/;
const box = /\[[ _]{0,3}\]|\[[ ]?[xX✓✔*][ ]?\]|\([ ]?[xX✓✔*]?[ _]{0,2}\)|[☐□◻○☑☒■✓✔●]/g;

/** What the template around [start, end) of the note's text says, or null where it says nothing. */
export function templateResidue(note: Note, _sentence: Sentence, start: number, end: number): Residue | null {
  const { text } = note;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineBreak = text.indexOf('\n', end);
  const lineEnd = lineBreak < 0 ? text.length : lineBreak;
  const before = text.slice(lineStart, start);
  const after = text.slice(end, lineEnd);
  if (insideBraces(before, after)) return { assertion: 'blank', rule: 'template.menu' };
  if (/^[ ]*\*{3}|^[ ]*\{[^}\n]*\}?[ ]*$|^[ ]*(?::|-|–|=)?[ ]*(?:@[A-Z_ ]+@|\*{3}|_{2,}|\.{4,}|\[[ _]*\]|\{[^}\n]*\}|<[^>\n]*>|\?\?\?|-{3,}|xx+|tbd\b)/i.test(after) && !/^\s*$/.test(after)) return { assertion: 'blank', rule: 'template.placeholder' };
  const boxes = [...text.slice(lineStart, lineEnd).matchAll(box)];
  if (boxes.length > 0) {
    let mine: string | null = null;
    for (const found of boxes) if (lineStart + found.index < start) mine = found[0];
    if (mine !== null && tickedBox.test(mine)) return { assertion: 'affirmed', rule: 'template.selected' };
    if (mine !== null && emptyBox.test(mine)) return { assertion: 'blank', rule: 'template.unselected' };
    if (mine === null && !boxes.some((found) => tickedBox.test(found[0]))) return { assertion: 'blank', rule: 'template.unselected' };
  }
  if (/^[ ]*\??[ ]*:?[ ]*(?:Y|Yes)[ ]*\/[ ]*(?:N|No)\b[ ]*$/i.test(after) || /^[ ]*\??[ ]*:?[ ]*(?:L|Left|R|Right)[ ]*\/[ ]*(?:R|Right|L|Left)\b[ ]*$/i.test(after)) return { assertion: 'blank', rule: 'template.unanswered' };
  if (/^[ ]*:[ ]*$/.test(after) && !/\S/.test(text.slice(lineEnd, lineEnd + 200).split('\n')[1] ?? '')) return { assertion: 'blank', rule: 'template.empty' };
  return null;
}

function insideBraces(before: string, after: string): boolean {
  const open = before.lastIndexOf('{');
  if (open >= 0 && !before.slice(open).includes('}') && after.includes('}')) return true;
  const at = before.lastIndexOf('@');
  return at >= 0 && /^@[A-Z_ ]*$/.test(before.slice(at)) && /^[A-Z_ ]*@/.test(after);
}
