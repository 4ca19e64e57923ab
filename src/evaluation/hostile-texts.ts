// Texts that nobody would dictate: each drives one loop of the engine as far as it goes. The benchmark and the fuzzer share them.

/** Repeats what `piece` makes of 0, 1, 2 … until there are `size` characters. */
function repeated(piece: (number: number) => string): (size: number) => string {
  return (size) => {
    const pieces: string[] = [];
    for (let number = 0, length = 0; length < size; number += 1) {
      const next = piece(number);
      pieces.push(next);
      length += next.length;
    }
    return pieces.join('').slice(0, size);
  };
}

/** A capitalized word for every number. */
const surname = (number: number): string => {
  const letters = number.toString(26).replace(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)));
  return `Q${letters}ov`;
};

/** By name: a text of as many characters as asked for. */
export const hostileTexts: Readonly<Record<string, (size: number) => string>> = {
  'one unbroken run': repeated(() => 'a'),
  'unbroken runs': repeated((number) => `${'xy'.repeat(4_000)} ${number} `),
  'addresses without spaces': repeated(() => 'http://'),
  'hyphens and dots': repeated(() => '-.-'),
  'only line breaks': repeated(() => '\n'),
  'only spaces': repeated(() => ' '),
  'only numbers': repeated((number) => `${number} `),
  'numbers in one run': repeated((number) => `${number % 10}.`),
  'number words': repeated(() => 'twenty-one '),
  'one repeated cue': repeated(() => 'no '),
  'cues of every kind': repeated(
    (number) =>
      `${['no', 'not', 'denied', 'planned', 'if', 'previously', 'considered', 'possibly', 'without', 'but', 'except'][number % 11]} `,
  ),
  'nested parentheses': (size) => '('.repeat(size / 2) + ')'.repeat(size / 2),
  'parentheses with words': repeated((number) => (number % 2 === 0 ? '(left ' : 'stump) ')),
  sides: repeated((number) => (number % 2 === 0 ? 'left ' : 'right ')),
  'sides in sentences': repeated((number) => (number % 2 === 0 ? 'Left stump closed. ' : 'Right hip reduced. ')),
  'one phrase without stops': repeated(() => 'the stump was closed over a drain and '),
  'words that every rule wants': repeated(
    (number) =>
      `${['stump', 'wound', 'muscle', 'femur', 'hip', 'tendon', 'closed', 'divided', 'sutured', 'left', 'bone', 'edges'][(number * 7) % 12]} `,
  ),
  'titles and surnames': repeated((number) => `Dr. ${surname(number)} and `),
  'a list of surgeons': repeated((number) => (number === 0 ? 'Surgeons: ' : `${surname(number)}, `)),
  initials: repeated(() => 'A. '),
  'capitalized words': repeated((number) => `${surname(number)} `),
  'headings alone': repeated((number) => `${['FINDINGS', 'PROCEDURE', 'COMPLICATIONS', 'DRAINS'][number % 4]}:\n`),
  'headings with values': repeated((number) => `FIELD ${number}: left stump\n`),
  'headings in a dictation': repeated(() => 'Procedure in detail. Findings. Complications. '),
  'spoken headings': repeated(() => 'preoperative diagnosis stump postoperative diagnosis stump procedure closure '),
  'blank fields': repeated(() => '[ ] ____ *** '),
  'open brackets': repeated(() => '[{<('),
  'a list of items': repeated((number) => `${number % 100}. stump closed\n`),
  dates: repeated((number) => `on ${1 + (number % 12)}/${1 + (number % 28)}/2026 `),
  'worded dates': repeated((number) => `March ${1 + (number % 28)} `),
  intervals: repeated((number) => `${number % 90} days after `),
  'diagnosis codes': repeated(() => 'T87.81 '),
  'words apart': repeated(() => 'hemi pelvectomy re routed '),
  'misspelt words': repeated((number) => `amputatoin${surname(number).toLowerCase()} `),
  'abbreviations with stops': repeated(() => 'no. approx. '),
  'stops without spaces': repeated(() => 'a.b.'),
  'quotation marks': repeated(() => '"\' '),
  'pairs of surrogates': repeated(() => '😀 '),
  'combining marks': repeated(() => 'e\u0301\u0301\u0301 '),
  'odd spaces': repeated(() => '\u00a0\u2028\t\r\n'),
  'paragraph marks spoken': repeated(() => 'period paragraph colon comma '),
  corrections: repeated(() => 'left, correction, right, '),
};
