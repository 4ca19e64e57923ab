// One sentence as the frames see it: its words with tags and verb forms, all by position from the sentence's first token.
import type { Note, Sentence, Token } from '../note/note.ts';
import type { CompiledCues } from './compile.ts';

/** What a word can do as a verb, by form and tag; '' where it is none. */
export type VerbForm = '' | 'finite' | 'past' | 'ing' | 'base' | 'participle';

export interface Words {
  readonly note: Note;
  /** The sentence, or the stretch of a run-on that is read at once. */
  readonly sentence: Sentence;
  /** True where the first word is the first of its sentence. */
  readonly opensSentence: boolean;
  readonly tokens: readonly Token[];
  /** The known spelling of each word; "not" for every written form of it. */
  readonly norms: readonly string[];
  readonly forms: readonly VerbForm[];
}

const auxiliaries = new Set(
  'was were is are am has have had did does do can could will would shall should may might must cannot'.split(' '),
);
const weakAuxiliaries = new Set(['be', 'been', 'being', 'having']);
const irregularPast = new Set(
  'sewn sewed cut put taken seen found made done held brought run drawn torn kept left sent given gone felt laid swung bled swept set split hung quit weighed built shown worn dealt thrown chosen driven broken begun grown known lost met paid read said slid slipped spread stuck struck told bound led fed hit let shut thrust bent burst dug spun wove woven undone redone thought forgone foregone withdrawn overcome understood withheld awoken beaten become befallen begotten bidden bitten blown bought bred burnt caught clung crept dreamt drunk eaten fallen fought fled flung flown forbidden forgotten forgiven forsaken foreseen frozen heard hidden knelt knit leant leapt learnt lent meant mistaken mown overdone overrun overseen overtaken proven proved rebuilt resewn rethought rewound retaken ridden risen sawn shaken shaved shod shot shrunk shorn smelt sold sought sped spelt spent spilt spoilt spoken sprung stolen stood stung stunk strewn stridden striven strung sunk swollen swum taught thriven trodden undergone underlain unwound upheld waken woken wrapped wrung written withstood outgrown inlaid interwoven misread mislaid misled overlaid'.split(
    ' ',
  ),
);
/** True for a past or participle form by its spelling alone. */
export const looksPast = (norm: string): boolean =>
  (norm.length > 3 && norm.endsWith('ed') && !notPast.test(norm)) || irregularPast.has(norm);
const notPast = /(?:need|feed|bleed|seed|speed|breed|weed|heed|ceed|embed|indeed|hundred|kindred|naked|rugged|wicked)$/;
const simplePast = new Set(
  'came went took gave ran drew saw fell became began chose broke grew knew lay rose tore wore threw drove did had was were underwent got said told'.split(
    ' ',
  ),
);
const modals = new Set('will shall can could may might must would should'.split(' '));

export const isAuxiliary = (norm: string): boolean => auxiliaries.has(norm) || weakAuxiliaries.has(norm);

/** True for a determiner, possessive or number that can open a noun phrase. */
export const opensNounPhrase = (token: Token, norm: string): boolean =>
  token.pos === 'DET' || token.pos === 'PRON' || norm === 'the' || norm === 'a' || norm === 'an' || norm === 'no';

export const isNoun = (token: Token | undefined): boolean =>
  token !== undefined && (token.pos === 'NOUN' || token.pos === 'PROPN' || token.pos === 'PRON' || token.norm === 'wound');

function formOf(tokens: readonly Token[], norms: readonly string[], at: number): VerbForm {
  const token = tokens[at] as Token;
  if (token.kind !== 'word') return '';
  const norm = norms[at] as string;
  if (auxiliaries.has(norm)) return 'finite';
  if (weakAuxiliaries.has(norm)) return norm === 'having' ? 'ing' : 'participle';
  const verbTag = token.pos === 'VERB';
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  const beforeNorm = norms[at - 1] ?? '';
  const past = looksPast(norm);
  if (simplePast.has(norm)) return before?.pos === 'DET' ? '' : 'finite';
  if (past) {
    if (norm === 'left' && !verbTag && before?.pos !== 'PRON') return '';
    if (!token.known && norm.endsWith('ed') && isNoun(before)) return 'past';
    const afterAuxiliary = isAuxiliary(beforeNorm) || beforeNorm === 'not' || before?.pos === 'ADV';
    if (!verbTag && !afterAuxiliary && !(norm.endsWith('ed') && isNoun(before) && token.pos !== 'NOUN'))
      return norm.endsWith('ed') && token.pos === 'ADJ' && !isNoun(after) ? 'past' : '';
    // "the planned transfer", "with fixed contractures": a participle that describes the noun after it.
    if (before?.pos === 'PRON' && /^(?:we|i|he|she|they|it|who|which)$/.test(beforeNorm)) return 'finite';
    if (
      (/^(?:DET|ADJ|NUM|ADP|CCONJ|PUNCT)$/.test(before?.pos ?? '') || beforeNorm === 'the' || beforeNorm === 'a') &&
      after !== undefined &&
      (after.pos === 'NOUN' || after.pos === 'PROPN' || after.pos === 'ADJ') &&
      !isAuxiliary(beforeNorm)
    )
      return '';
    return 'past';
  }
  if (norm.endsWith('ing')) return verbTag ? 'ing' : '';
  if (verbTag) {
    if (beforeNorm === 'to' || modals.has(beforeNorm) || beforeNorm === 'not') return 'base';
    if (before === undefined || before.pos === 'PUNCT' || before.pos === 'CCONJ') return 'base';
    // A bare form tells of several or of "we"; after one thing it is a noun mistaken for a verb: "the meniscal tear".
    if (before.pos === 'PRON' || before.pos === 'ADV') return 'finite';
    if (!isNoun(before)) return '';
    return norm.endsWith('s') !== beforeNorm.endsWith('s') ? 'finite' : '';
  }
  return '';
}

const contractions = new Map(
  Object.entries({
    nt: 'not',
    "n't": 'not',
    ve: 'have',
    '’ve': 'have',
    ll: 'will',
    '’ll': 'will',
    re: 'are',
    '’re': 'are',
  }),
);

/** What a shortened word stands for: "n't", "'ve". */
function contracted(note: Note, token: Token): string | undefined {
  const full = contractions.get(token.norm);
  if (full === undefined || full === 'not') return full;
  const mark = note.text[token.start];
  return mark === "'" || mark === '’' ? full : undefined;
}

/** The view of one sentence. */
export function wordsOf(note: Note, sentence: Sentence, opensSentence: boolean, cues: CompiledCues): Words {
  const tokens = note.tokens.slice(sentence.first, sentence.last);
  const norms = tokens.map((token) => contracted(note, token) ?? (token.kind === 'word' ? cues.spell(token) : token.norm));
  return { note, sentence, opensSentence, tokens, norms, forms: tokens.map((_, at) => formOf(tokens, norms, at)) };
}

/** True where the range holds a verb in the past tense with an auxiliary or of its own: something is told as done. */
export function tellsPast(words: Words, first: number, last: number): boolean {
  for (let at = first; at < last; at++) {
    const norm = words.norms[at] as string;
    if (norm === 'was' || norm === 'were' || norm === 'did' || norm === 'had') return true;
    if (words.forms[at] === 'finite' && (simplePast.has(norm) || looksPast(norm))) return true;
  }
  return false;
}
