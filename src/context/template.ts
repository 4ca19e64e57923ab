// Template residue: prompts without a value, unselected options, placeholders, boxes ticked "no".
import type { Note } from '../note/note.ts';
import { beginsWithin, bracketsOf, liesAround, lineEnd, lineStart, pastSpaces, placesOf, sight } from './marks.ts';

export interface Residue {
  readonly assertion: 'blank' | 'affirmed' | 'negated';
  readonly rule: string;
}

const blank = (rule: string): Residue => ({ assertion: 'blank', rule: `template.${rule}` });

const tick = '[xX✓✔√*•●]';
const ticked = new RegExp(`^(?:\\[[ ]?${tick}[ ]?\\]|\\([ ]?${tick}[ ]?\\)|☑|☒|⊠|■|✓|✔|●|◉|▣|🗹|<x>)$`);
const boxes = new RegExp(`\\[[ _]{0,3}\\]|\\[[ ]?${tick}[ ]?\\]|\\([ ]{1,3}\\)|\\([ ]?${tick}[ ]?\\)|[☐□◻○☑☒⊠■✓✔●◉▣]`, 'g');
// A lone letter o drawn as an empty circle, beside a filled one.
const circles = /(?<=^|[\s:])o(?=[ ]\S)/g;
/** All that may be a box, the letters among them. */
const boxLike = new RegExp(`${boxes.source}|${circles.source}|[●◉•]`, 'g');

/** A placeholder that nobody filled. */
const placeholder =
  /^(?:[A-Za-z]{1,9}[ ]?(?:_{2,}|\.{3,})|[.,;-][ ]*$|\(?\d\)?[ ]?_{2,}|@[A-Za-z_ ]+@|\*{2,}(?![A-Za-z])|_{2,}|\.{3,}(?![ ]*\S)|-{3,}(?![ ]*\S)|\{[^}\n]*\}|\[\[[^\]\n]*\]\]|<<?[^>\n]*>>?|~[^~\n]+~|%{1,2}[A-Za-z_ ]+%{1,2}|\$[A-Za-z_]+\$?|#[A-Z_]{3,}#|\?{2,}|x{2,}(?![a-z])|\|[ ]*\||\[[ _.]*\]|\([ _.]*\)|tbd\b|\[[^\]\n]{0,200}(?:insert|enter|select|specify|describe|type|choose|fill|delete|circle|free text|list|name|state|reason|value|date|size|side|details|here|text|pick|add)\b[^\]\n]*\]|\((?:insert|enter|select|specify|describe|choose|circle|delete|fill)[^)\n]*\)[ ]*$|(?:select|choose|pick|enter|click|insert|type|specify|circle)\b[^.\n]{0,40}\.?[ ]*$|\${2}[A-Za-z_ ]+\${2}|…{2,})/i;
const openChoice =
  /^(?:Y(?:es)?[ ]*\/[ ]*N(?:o)?|N(?:o)?[ ]*\/[ ]*Y(?:es)?|L(?:eft)?[ ]*\/[ ]*R(?:ight)?(?:[ ]*\/[ ]*B(?:ilateral|\/L)?)?|R(?:ight)?[ ]*\/[ ]*L(?:eft)?|present[ ]*\/[ ]*absent|intact[ ]*\/[ ]*\w+|done[ ]*\/[ ]*not done|\w+[ ]\/[ ]\w+(?:[ ]\/[ ][\w ]+)*)(?:[ ]{0,40}\((?:circle|delete|select)[^)]*\))?[ .]{0,40}$/i;

/** Reads the templates of one note: what the template around [start, end) of its text says, or null where it says nothing; `named` is `mayEndField` of them. */
export function createTemplates({ plain: text }: Note): (start: number, end: number, named: boolean) => Residue | null {
  const brackets = bracketsOf(text);
  const boxes = placesOf(text, boxLike);
  return (start, end, named) => {
    // A note may be one endless line; a form is read within sight of the words only.
    const first = lineStart(text, start, sight);
    const last = lineEnd(text, end, sight);
    return (
      (liesAround(brackets, start, first) ? insideMenu(text.slice(first, start), text.slice(end, last)) : null) ??
      (hasStroke(text, start, end) ? amongOptions(text.slice(first, start), text.slice(end, last)) : null) ??
      (beginsWithin(boxes, first, last) ? fromBoxes(text, first, last, start, end) : yesOrNoBelow(text, last, end)) ??
      (named || mayBeBlank(text, first, start) ? unfilled(text, first, last, start, end) : null)
    );
  };
}

/** True where a stroke stands beside [start, end). */
const hasStroke = (text: string, start: number, end: number): boolean =>
  isStroke(text.charCodeAt(start - 1)) ||
  isStroke(text.charCodeAt(start - 2)) ||
  isStroke(text.charCodeAt(end)) ||
  isStroke(text.charCodeAt(end + 1));

const isStroke = (code: number): boolean => code === 47 || code === 124;

/** True where the words of the line before `start` may leave blank what stands there: a rule, a choice alone, or "if". */
function mayBeBlank(text: string, lineStart: number, start: number): boolean {
  let last = start - 1;
  while (last >= lineStart && text.charCodeAt(last) === 32) last -= 1;
  const code = text.charCodeAt(last);
  if (code === 95 || code === 42) return true;
  const first = pastSpaces(text, lineStart);
  if (last - first < 14 && text.slice(first, last).includes('/')) return true;
  return (text.charCodeAt(first) | 32) === 105 && (text.charCodeAt(first + 1) | 32) === 102;
}

/** Options of a menu that was never resolved: "{a:1|b:2}", "[proximal | middle | distal]", "@TOKEN@", "~mesh~". */
function insideMenu(before: string, after: string): Residue | null {
  for (const [open, close] of [
    ['{', '}'],
    ['[', ']'],
    ['<', '>'],
    ['(', ')'],
  ] as const) {
    const at = before.lastIndexOf(open);
    if (at < 0 || before.indexOf(close, at) >= 0) continue;
    const end = after.indexOf(close);
    if (end < 0) continue;
    const inside = before.slice(at + 1) + after.slice(0, end);
    if (open === '{') return blank('menu');
    if (open !== '(' && /\||[ ]\/[ ]|^(?:insert|enter|select|specify|describe|choose|free text|delete|type)\b/i.test(`${inside}`))
      return blank('menu');
    if (open === '[' && (before[at - 1] === '[' || /\b(?:name|date|side|details|initials|number|reason)[ ]*$/i.test(inside)))
      return blank('menu');
    // "[gentamicin] [tobramycin] [other]", "[suture/patch/glue]"
    if (open === '[' && (/\][ ]*$/.test(before.slice(0, at)) || /^[ ]*\[/.test(after.slice(end + 1)) || inside.split('/').length > 2))
      return blank('menu');
    if (
      open === '(' &&
      (/\|/.test(inside) ||
        /[-–,;:][ ]*(?:please )?(?:select|choose|circle|delete|pick|tick|strike|specify)\b[^)]{0,300}$/i.test(inside) ||
        (/[:?][ ]*$/.test(before.slice(0, at)) &&
          /^(?:list|specify|describe|name|type|side|size|free text|enter|select|text)$/i.test(inside.trim())))
    )
      return blank('menu');
  }
  if (/@[A-Za-z_ ]*$/.test(before) && /^[A-Za-z_ ]*@/.test(after)) return blank('token');
  if (/~[\w ]*$/.test(before) && /^[\w ]*~/.test(after)) return blank('token');
  return null;
}

/** Pairs of which only one can hold. */
const exclusive =
  /^(?:left|right|l|r|yes|no|y|n|present|absent|open|closed|male|female|done|not done|elective|emergency|normal|abnormal|intact|torn|primary|secondary|unilateral|bilateral|partial|complete|cemented|uncemented)$/i;

/** One of several options that are a field's whole value: "ANESTHESIA: General / Spinal / Local". */
function amongOptions(before: string, after: string): Residue | null {
  if (!/[/|][ ]?$/.test(before.slice(-2)) && !/^[ ]?[/|]/.test(after)) return null;
  const field = /^[^:=?\n]{2,40}[:=?]([^:=?\n]*)$/.exec(before);
  const rest = /^([^:=?\n]*?)[ ._]{0,80}(?:\([^)]{0,300}\))?[ ]?$/.exec(after.split(/[ ]{2,}/)[0] ?? '');
  if (field === null || rest === null) return null;
  const given = (field[1] as string).trimStart();
  if (!/(?:^|[/|][ ]?)$/.test(given) || !/^(?:$|[ ]?[/|])/.test(rest[1] as string)) return null;
  const options = `${given}#${rest[1]}`.split(/[ ]?[/|][ ]?/);
  const worded = options.every((option) => /^[A-Za-z#][A-Za-z# -]{0,24}$/.test(option));
  return worded && (options.length > 2 || (options.length === 2 && options.some((option) => exclusive.test(option))))
    ? blank('options')
    : null;
}

interface Box {
  readonly at: number;
  readonly end: number;
  readonly ticked: boolean;
}

function fromBoxes(text: string, lineStart: number, lineEnd: number, start: number, end: number): Residue | null {
  const line = text.slice(lineStart, lineEnd);
  const all: Box[] = [...line.matchAll(boxes)].map((found) => ({
    at: lineStart + found.index,
    end: lineStart + found.index + found[0].length,
    ticked: ticked.test(found[0]),
  }));
  // "Closure: o glue  o clips  x sutures": letters for boxes.
  const lettered =
    line.includes('o ') &&
    /(?:^|[\s:])o[ ]\S.{0,300}[ ][xX][ ]\S|(?:^|[\s:])[xX][ ]\S.{0,300}[ ]o[ ]\S/.test(line) &&
    !/\d[ ]?x[ ]?\d/i.test(line);
  if (lettered)
    for (const found of line.matchAll(/(?<=^|[\s:])[xX](?=[ ]\S)/g))
      all.push({ at: lineStart + found.index, end: lineStart + found.index + 1, ticked: true });
  if (lettered || /[●◉•]/.test(line))
    for (const found of line.matchAll(circles)) all.push({ at: lineStart + found.index, end: lineStart + found.index + 1, ticked: false });
  if (all.length === 0) return yesOrNoBelow(text, lineEnd, end);
  all.sort((a, b) => a.at - b.at);
  const before = all.filter((box) => box.end <= start);
  const mine = before[before.length - 1];
  // A box right before the words is their own; what stands after them then belongs to the next option.
  const own = mine !== undefined && /^[ ]*$/.test(text.slice(mine.end, start));
  const answer = own ? null : yesOrNo(text.slice(end, lineEnd));
  if (answer !== null) return answer;
  const after = all.filter((box) => box.at >= end);
  // Boxes may stand after their words: "Drain [x]  Pack [ ]"; then the line does not begin with one.
  const trailing = before.length === 0 ? after[0] : undefined;
  const firstWord = /[A-Za-z]/.exec(line)?.index ?? 0;
  // An option after the last box shows the same: "LATERALITY [X] LEFT [ ] RIGHT".
  const tail = all.length > 1 && /^[ ]*[\w+#<>-]/.test(text.slice((all[all.length - 1] as Box).end, lineEnd));
  const boxesLead = tail || (all[0] as Box).at < lineStart + firstWord || /[:?][ ]*$/.test(line.slice(0, (all[0] as Box).at - lineStart));
  if (!boxesLead) {
    const [next] = after;
    if (next !== undefined && !/[.;:,]/.test(text.slice(end, next.at)))
      return next.ticked ? { assertion: 'affirmed', rule: 'template.selected' } : blank('unselected');
  }
  if (mine !== undefined && !/[.;]\s/.test(text.slice(mine.end, start)))
    return mine.ticked ? { assertion: 'affirmed', rule: 'template.selected' } : blank('unselected');
  // "Route of transfer: [ ] posterior [x] transiliac": the name of a list with an answer.
  const next = after[0];
  if (mine === undefined && next !== undefined && all.some((box) => box.ticked) && /^[^:.;]{0,30}[:?][ ]*$/.test(text.slice(end, next.at)))
    return { assertion: 'affirmed', rule: 'template.selected' };
  const belongs = (box: Box): boolean => !/[.;]\s/.test(text.slice(end, box.at));
  if (trailing !== undefined && mine === undefined && belongs(trailing) && !all.some((box) => box.ticked)) return blank('unselected');
  return null;
}

/** "X? [ ] Yes [X] No" and "X [X] No": the ticked answer, blank where none is ticked. */
function yesOrNo(after: string): Residue | null {
  const option = new RegExp(
    `^[ ]*[?:]?[^A-Za-z\\[(☐☑☒□■○●]{0,3}((?:(?:\\[[ ]{0,8}${tick}?[ ]{0,8}\\]|\\([ ]{0,8}${tick}?[ ]{0,8}\\)|[☐☑☒□■○●])[ ]{0,20}(?:yes|no|y|n|none|done|not done|n\\/a)\\b[ ,/|]*)+)`,
    'i',
  ).exec(after);
  if (option === null) return answerBefore(after);
  for (const found of (option[1] as string).matchAll(
    /(\[[^\]]{0,20}\]|\([^)]{0,20}\)|[☐☑☒□■○●])[ ]{0,20}(yes|no|y|n|none|done|not done|n\/a)\b/gi,
  )) {
    if (!ticked.test(found[1] as string)) continue;
    return /^(?:yes|y|done)$/i.test(found[2] as string)
      ? { assertion: 'affirmed', rule: 'template.yes' }
      : { assertion: 'negated', rule: 'template.no' };
  }
  return blank('unanswered');
}

/** "yes [ ] no [x]": boxes after their answers. */
function answerBefore(after: string): Residue | null {
  const found = new RegExp(
    `^[ ]{0,20}(?:[?:][ ]{0,20})?(?:yes|y)[ ]{0,20}(\\[[ ]{0,8}${tick}?[ ]{0,8}\\]|[☐☑☒])[ ,/|]{0,20}(?:no|n)[ ]{0,20}(\\[[ ]{0,8}${tick}?[ ]{0,8}\\]|[☐☑☒])`,
    'i',
  ).exec(after);
  if (found === null) return null;
  if (ticked.test(found[1] as string)) return { assertion: 'affirmed', rule: 'template.yes' };
  return ticked.test(found[2] as string) ? { assertion: 'negated', rule: 'template.no' } : blank('unanswered');
}

function yesOrNoBelow(text: string, lineEnd: number, end: number): Residue | null {
  if (lineEnd >= text.length || !/^[?:][ ]*$/.test(text.slice(pastSpaces(text, end), lineEnd))) return null;
  return yesOrNo(`:${(text.slice(lineEnd + 1, lineEnd + 1 + sight).split('\n')[0] ?? '').trimStart()}`);
}

const fieldName = /^[ ]*(?:\d{1,2}[.)][ ]*)?[A-Z][A-Za-z /()'-]{1,40}(?::|[ ]-[ ])/;

function unfilled(text: string, lineStart: number, lineEnd: number, start: number, end: number): Residue | null {
  const before = text.slice(lineStart, start);
  const after = text.slice(end, lineEnd);
  if (/^[ ]?\*{3}/.test(after)) return blank('placeholder');
  // "primary___ delayed _X_": a rule after its word, ticked or not.
  if (/^[ ]?_+[xX✓]_*/.test(after)) return { assertion: 'affirmed', rule: 'template.selected' };
  if (/^_{2,}/.test(after)) return blank('unselected');
  // "___ anchors placed", "Left / Right hip", "Graft (delete if not done)", "If used, specify: ____".
  if (/(?:__|\*{3})[ ]{0,80}$/.test(before) || /^[ ]*(?:left[ ]?\/[ ]?right|right[ ]?\/[ ]?left|l[ ]?\/[ ]?r)[ ]*$/i.test(before))
    return blank('placeholder');
  if (/^[ ]*\((?:delete|circle|select|specify|tick|check|choose|strike)\b[^)\n]*\)/i.test(after)) return blank('prompt');
  if (/^[ ]*if\b/i.test(before) && /(?:specify|describe|list|state|explain)[^\n]{0,300}(?:__|\*{3}|:[ ]{0,80}$)/i.test(after))
    return blank('prompt');
  if (/^[ ?:]*(?:yes|y)[ ]*_{2,}[ ]*(?:no|n)[ ]*_{2,}/i.test(after)) return blank('unanswered');
  const field =
    /^(?![ ]{2})(?:[ ]?[A-Za-z#()/'-]){0,30}?[ ]{0,20}(?:\([^)\n]{0,40}\)[ ]{0,20})?([?:=]|[ ][-–][ ]|[ ](?=_{2,}|\*{2,}|\.{3,}|…{2,}|@[A-Z]|(?:yes|y)[ ]?\/[ ]?(?:no|n)\b))[ ]*/.exec(
      after,
    );
  if (field === null) return null;
  // The name must open its statement; in running prose a colon ends no field.
  if (!/(?:^|[.;,|\n]|[ ]{2}|[ ][-–—][ ])[ ]{0,80}(?:[A-Za-z()/'#-]{1,40}(?:[ ]|$)){0,4}$/.test(before.slice(-80))) return null;
  const value = after.slice(field[0].length);
  if (placeholder.test(value)) return blank('placeholder');
  if (openChoice.test(value)) return blank('unanswered');
  if (/^[ ]*$/.test(value) && field[1] !== '?') {
    const below = text.slice(lineEnd + 1, lineEnd + 1 + sight);
    const next = below.split('\n').find((line) => line.trim() !== '') ?? '';
    if (lineEnd >= text.length || next === '' || fieldName.test(next)) return blank('empty');
    if (placeholder.test(next.trim())) return blank('placeholder');
  }
  return null;
}
