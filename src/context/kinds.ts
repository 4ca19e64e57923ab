// Of what kinds a word is, as bits. A word's kinds are found once; a sentence knows which kinds it holds. So what looks for a few
// words passes over all sentences that have none of them.

/** A kind of word each; a word may be of several. */
export const Kind = {
  /** May be a verb by its form. */
  verbal: 1 << 0,
  /** May open or close a clause. */
  structure: 1 << 1,
  /** "not", "never". */
  denial: 1 << 2,
  /** A relative, a donor or a member of the staff. */
  person: 1 << 3,
  /** "would", "could", "should", "any", "to", "had", "were": turns of a verb that may tell of another time. */
  turn: 1 << 4,
  was: 1 << 5,
  figure: 1 << 6,
  month: 1 << 7,
  /** A number in words. */
  count: 1 << 8,
  /** A unit of time. */
  unit: 1 << 9,
  age: 1 << 10,
  /** "when", "whenever", "once". */
  when: 1 << 11,
  /** A verb that gives an order. */
  order: 1 << 12,
  /** "above", "<". */
  threshold: 1 << 13,
  or: 1 << 14,
  /** Asks for a habit or tells that one ended: "denies", "quit". */
  asked: 1 << 15,
  /** "may", "might", "could". */
  may: 1 << 16,
} as const;

export const auxiliaries = new Set(
  'was were is are am has have had did does do can could will would shall should may might must cannot'.split(' '),
);
export const weakAuxiliaries = new Set(['be', 'been', 'being', 'having']);
const irregularPast = new Set(
  'sewn sewed cut put taken seen found made done held brought run drawn torn kept left sent given gone felt laid swung bled swept set split hung quit weighed built shown worn dealt thrown chosen driven broken begun grown known lost met paid read said slid slipped spread stuck struck told bound led fed hit let shut thrust bent burst dug spun wove woven undone redone thought forgone foregone withdrawn overcome understood withheld awoken beaten become befallen begotten bidden bitten blown bought bred burnt caught clung crept dreamt drunk eaten fallen fought fled flung flown forbidden forgotten forgiven forsaken foreseen frozen heard hidden knelt knit leant leapt learnt lent meant mistaken mown overdone overrun overseen overtaken proven proved rebuilt resewn rethought rewound retaken ridden risen sawn shaken shaved shod shot shrunk shorn smelt sold sought sped spelt spent spilt spoilt spoken sprung stolen stood stung stunk strewn stridden striven strung sunk swollen swum taught thriven trodden undergone underlain unwound upheld waken woken wrapped wrung written withstood outgrown inlaid interwoven misread mislaid misled overlaid'.split(
    ' ',
  ),
);
const notPast = /(?:need|feed|bleed|seed|speed|breed|weed|heed|ceed|embed|indeed|hundred|kindred|naked|rugged|wicked)$/;
/** True for a past or participle form by its spelling alone. */
export const looksPast = (norm: string): boolean =>
  (norm.length > 3 && norm.endsWith('ed') && !notPast.test(norm)) || irregularPast.has(norm);
export const simplePast = new Set(
  'came went took gave ran drew saw fell became began chose broke grew knew lay rose tore wore threw drove did had was were underwent got said told spoke heard'.split(
    ' ',
  ),
);

/** Words that open a clause which depends on another. */
export const subordinators = new Set(
  'if when whenever unless because since as while whereas although though once until till after before where whether lest so provided providing given'.split(
    ' ',
  ),
);
export const contrasts = new Set(['but', 'however', 'yet', 'nevertheless', 'nonetheless', 'instead', 'otherwise', 'except', 'whereupon']);
export const coordinators = new Set(['and', 'or', 'nor', 'then', 'so', 'plus', '&']);
export const relatives = new Set(['which', 'who', 'whom', 'whose']);
/** Marks that end a clause whatever stands around them. */
export const hardMarks = new Set([';', '--', '—', '–', '.', '?', '!', '---', '|', '•', '→', '->']);

const byWord: readonly (readonly [kind: number, words: string])[] = [
  [Kind.denial, 'not never'],
  [Kind.person, 'donor donors'],
  [Kind.turn, "would could should any to had were d 'd"],
  [Kind.was, 'was were'],
  [
    Kind.month,
    'january february march april june july august september october november december jan feb apr jun jul aug sept sep oct nov dec',
  ],
  [Kind.count, 'one two three four five six seven eight nine ten eleven twelve fourteen several few'],
  [Kind.unit, 'day days week weeks fortnight fortnights month months year years hour hours wk wks hr hrs yr yrs mo mos h hs d ds w ws pod'],
  [Kind.age, 'age aged'],
  [Kind.when, 'when whenever once'],
  [Kind.threshold, '< > ≥ ≤ below above exceeding under over'],
  [Kind.or, 'or'],
  [Kind.may, 'may might could'],
  [Kind.asked, 'deny denies denied denying quit former never stopped'],
];

/** The kinds of words, with the classes of the cue file that are kinds too. */
export function createKinds(classes: ReadonlyMap<string, ReadonlySet<string>>): (norm: string) => number {
  const listed = new Map<string, number>();
  const add = (kind: number, words: Iterable<string>): void => {
    for (const word of words) listed.set(word, (listed.get(word) ?? 0) | kind);
  };
  for (const [kind, words] of byWord) add(kind, words.split(' '));
  for (const words of [subordinators, contrasts, coordinators, relatives, hardMarks, ['that', '(', '[', ')', ']', ',', ':']])
    add(Kind.structure, words);
  for (const name of ['relatives', 'staff']) add(Kind.person, classes.get(name) ?? []);
  add(Kind.order, classes.get('orders') ?? []);
  return (norm) => {
    const verbal = auxiliaries.has(norm) || weakAuxiliaries.has(norm) || simplePast.has(norm) || looksPast(norm) || norm.endsWith('ing');
    return (verbal ? Kind.verbal : 0) | (/^'?\d/.test(norm) ? Kind.figure : 0) | (listed.get(norm) ?? 0);
  };
}
