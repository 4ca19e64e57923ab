// Signs that stand for words: "Ø spur", "extravasation (−)", "-ve: crepitus", "?cyst", "+/- graft". Read from the text itself.
import type { Assertion } from '../contract/report.ts';
import type { Note, Sentence } from '../note/note.ts';

export interface Sign {
  readonly assertion: Assertion;
  readonly rule: string;
  /** Offsets of the sign in the note's text. */
  readonly start: number;
  readonly end: number;
}

const emptySet = /(?:^|[\s(,;:])([Øø⌀∅])[ ]?(?:[A-Za-z-]+[ ]){0,2}$/;
const negativeList = /(?:^|[\s(,;])([-–−][ ]?ve)\b[ ]*(?:for\b)?[ ]*:?[^.;:\n]*$/i;
const minusAfter =
  /^[ ]*(\([-–−]\)|[-–−](?=[ ]*(?:$|[,.;)\n]))|[-–−][ ]?(?:ve|VE)\b|\(?(?:neg|Neg|NEG)\b|\b(?:nil|Nil|NIL)\b|0(?=[ ]*(?:$|[,;)\n]|\.(?!\d)))|[Øø⌀∅])|^[ ]+(N)(?=[ ]*(?:$|[,;\n]))/;
const questionBefore = /(?:^|[\s(,;:/])(\?+)[ ]?$/;
const plusMinus = /(\+[ ]?\/[ ]?-|±|\+\/−)[ ]*(?:[A-Za-z-]+[ ]){0,2}$/;
const freeAfter = /^-(free)\b/i;
const likeAfter = /^-?[ ]?(like)\b/i;
const questionAfter = /^[ ]*(?:\([^)]*)?(\?)(?![ ]*(?:[A-Za-z[(☐☑_]|$))/;
/** "infected ? swab sent": a mark set apart is a doubt, one that closes a word asks. */
const questionApart =
  /^[ ]+(\?)[ ]|^(\?)[ ]+[a-z]+[ ]+[a-z]|^(\?)[ ]+(?:[A-Z][^.?!\n]{0,40}\?|(?:Biopsy|Histology|Path|Pathology|Cultures?|Frozen|MRI|CT|Micro|Cytology)\b)/;

const found = (assertion: Assertion, rule: string, match: RegExpExecArray | null, offset: number): Sign | null => {
  if (match === null) return null;
  const text = match.slice(1).find((group) => group !== undefined) ?? match[0];
  const start = offset + match.index + match[0].indexOf(text);
  return { assertion, rule, start, end: start + text.length };
};

/** "Sepsis?" with nothing after it: a short name asks about itself, where no verb makes it a prompt. */
const questionEnd = /^(\?)[ ]*(?:\n|$)/;
const wholeName = /(?:^|[.;\n])[ ]*$/;

/** What a sign beside [start, end) of the note's text says of it, or null. */
export function signBeside(note: Note, sentence: Sentence, start: number, end: number): Sign | null {
  const line = note.text.lastIndexOf('\n', start - 1) + 1;
  const from = Math.max(line, Math.min(sentence.start, line + 4), start - 80);
  const before = note.text.slice(from, start);
  const after = note.text.slice(end, Math.min(note.text.length, end + 12));
  return (
    found('conditional', 'sign.plus-minus', plusMinus.exec(before), from) ??
    found('uncertain', 'sign.question', questionBefore.exec(note.text.slice(Math.max(0, start - 4), start)), Math.max(0, start - 4)) ??
    found('negated', 'sign.empty', emptySet.exec(before), from) ??
    found('negated', 'sign.negative-list', negativeList.exec(before), from) ??
    found('negated', 'sign.minus', minusAfter.exec(after), end) ??
    (wholeName.test(before) && !/(?:ed|one|ent|aken)$/i.test(note.text.slice(start, end))
      ? found('uncertain', 'sign.question', questionEnd.exec(note.text.slice(end, end + 12)), end)
      : null) ??
    found('negated', 'sign.free', freeAfter.exec(after), end) ??
    found('uncertain', 'sign.like', likeAfter.exec(after), end) ??
    found('uncertain', 'sign.question', questionApart.exec(after), end) ??
    found('uncertain', 'sign.question', questionAfter.exec(after), end)
  );
}
