// Signs that stand for words: "Ø spur", "extravasation (−)", "-ve: crepitus", "?cyst", "+/- graft". Read from the text itself.
import type { Assertion } from '../contract/report.ts';
import type { Note, Sentence } from '../note/note.ts';
import { beginsWithin, lineStart, pastSpaces, placesOf } from './marks.ts';

export interface Sign {
  readonly assertion: Assertion;
  readonly rule: string;
  /** Offsets of the sign in the note's text. */
  readonly start: number;
  readonly end: number;
}

const emptySet = /(?:^|[\s(,;:])([Øø⌀∅])[ ]?(?:[A-Za-z-]+[ ]){0,2}$/;
const negativeList = /(?:^|[\s(,;])([-–−][ ]?ve)\b(?:[^.;:\n]{0,84}|[ ]{0,40}(?:for\b[ ]{0,40})?:[^.;:\n]{0,84})$/i;
const minusAfter =
  /^[ ]*(\([-–−]\)|[-–−](?=[ ]*(?:$|[,.;)\n]))|[-–−][ ]?(?:ve|VE)\b|\(?(?:neg|Neg|NEG)\b|\b(?:nil|Nil|NIL)\b|0(?=[ ]*(?:$|[,;)\n]|\.(?!\d))(?![^.;\n]{0,24}\b[1-5](?:[ ]?[+-]|\/5)?(?:[ ,.;\n]|$)))|[Øø⌀∅])|^[ ]+(N)(?=[ ]*(?:$|[,;\n]))/;
const questionBefore = /(?:^|[\s(,;:/])(\?+)[ ]?$/;
const plusMinus = /(\+[ ]?\/[ ]?-|±|\+\/−)[ ]*(?:[A-Za-z-]+[ ]){0,2}$/;
const freeAfter = /^-(free)\b/i;
/** "an abscess-like rim", "abscess like material"; but "it went in like a cork" tells how. */
const likeAfter =
  /^(?:-(like)\b|[ ](like)(?=[ ](?:material|tissue|picture|appearance|lesion|mass|collection|fluid|substance|changes?|features?|structure|reaction|pattern|symptoms|area|nodule|growth|contracture)s?\b))/i;
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

/** "Ureter kinked? Urine was blue at both orifices.": a trouble asked about, unless a plain yes answers. */
const trouble =
  /\b(?:leak|perforation|perforated|thromb(?:us|osis)|clot|tumou?r|abscess|fracture|nonunion|malrotation|hernia|injury|tear|torn|kinked|necrosis|infect(?:ed|ion)|sepsis|pus|stones?|endoleak|embolism|bleed(?:ing)?|loose(?:ned)?|loosening|breach(?:ed)?|dead|cut|ruptured?|malposition|laxity|peritonitis|recurrence|fistula|dislocated|viable|alive)$/i;
const askedAbout =
  /^(\?)[ ]+(?!(?:yes|y|yep|it (?:was|is|has|had)|they (?:were|are|had)|there (?:was|is|were)|some|plenty|a|an|two|three|small|large|present|indeed|definitely|certainly|then|[A-Za-z]+(?:ed|own|ut|orn))\b|\d)[A-Za-z]/i;

/** What may stand before words and speak of them. */
const before = /[+±Øø⌀∅]|[-–−][ ]?ve/gi;
/** What the first character of a sign after words may be. */
const after = /^[-–−(?0Øø⌀∅nl]/i;

/** Reads the signs of one note: what a sign beside [start, end) of its text, in `sentence`, says of it, or null. */
export function createSigns({ plain: text }: Note): (sentence: Sentence, start: number, end: number) => Sign | null {
  const signs = placesOf(text, before);
  return (sentence, start, end) => {
    const asked = text.slice(Math.max(0, start - 4), start).includes('?');
    if (!asked && !after.test(text.charAt(pastSpaces(text, end))) && !beginsWithin(signs, start - sight, start)) return null;
    return signBeside(text, sentence, start, end);
  };
}

/** How far before words a sign is looked for. */
const sight = 80;

function signBeside(text: string, sentence: Sentence, start: number, end: number): Sign | null {
  const line = lineStart(text, start, sight + 4);
  const from = Math.max(line, Math.min(sentence.start, line + 4), start - sight);
  const before = text.slice(from, start);
  const after = text.slice(end, Math.min(text.length, end + 12));
  return (
    found('conditional', 'sign.plus-minus', plusMinus.exec(before), from) ??
    found('uncertain', 'sign.question', questionBefore.exec(text.slice(Math.max(0, start - 4), start)), Math.max(0, start - 4)) ??
    found('negated', 'sign.empty', emptySet.exec(before), from) ??
    found('negated', 'sign.negative-list', negativeList.exec(before), from) ??
    found('negated', 'sign.minus', minusAfter.exec(after), end) ??
    (wholeName.test(before) && !/(?:ed|one|ent|aken)$/i.test(text.slice(start, end))
      ? found('uncertain', 'sign.question', questionEnd.exec(after), end)
      : null) ??
    (wholeName.test(before.replace(/(?<![A-Za-z-])(?:[A-Za-z-]+[ ]){1,3}$/, '')) && trouble.test(text.slice(start, end))
      ? found('uncertain', 'sign.question', askedAbout.exec(text.slice(end, Math.min(text.length, end + 24))), end)
      : null) ??
    found('negated', 'sign.free', freeAfter.exec(after), end) ??
    found('uncertain', 'sign.like', likeAfter.exec(after), end) ??
    found('uncertain', 'sign.question', questionApart.exec(after), end) ??
    found('uncertain', 'sign.question', questionAfter.exec(after), end)
  );
}
