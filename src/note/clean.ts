// Clean-up that keeps every character in its place, so that offsets into the cleaned text are offsets into the original.

/** Longest run without white space, and longest run of one repeated mark, that the language library reads at normal speed. */
const longestRun = 120;

const odd = /[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000\ufeff\t\v\f\u0085\u2028\u2029\u0000-\u0008\u000e-\u001f]/g;

/**
 * The text with every odd space, control character and byte-order mark turned into a space, curly quotes straightened,
 * and over-long runs broken by spaces. Same length in UTF-16 code units.
 */
export function clean(text: string): string {
  const straight = unusual.test(text) ? straightened(text) : text;
  return holdsLongRun(straight) ? broken(straight) : straight;
}

const unusual = /[^\n -~]/;

/** The text with every odd space, control character and carriage return turned into a space. Same length in UTF-16 code units. */
export const withPlainSpaces = (text: string): string => (unusual.test(text) ? text.replace(odd, ' ').replace(/\r/g, ' ') : text);

function straightened(text: string): string {
  return withPlainSpaces(text)
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c\u201d]/g, '"')
    .replace(/[\u2010-\u2012]/g, '-');
}

function broken(text: string): string {
  const cleaned = text.replace(/\S{121,}/g, (run) => {
    const pieces: string[] = [];
    for (let at = 0; at < run.length; at += longestRun) pieces.push(run.slice(at, at + longestRun - 1), ' ');
    return pieces.join('').slice(0, run.length);
  });
  return cleaned.replace(/([-_.*=~#])\1{3,}/g, (run: string) => run.slice(0, 3) + ' '.repeat(run.length - 3));
}

/** Whether a straightened text holds a run to be broken, or one mark four times. Most notes need no more than this look. */
function holdsLongRun(text: string): boolean {
  let run = 0;
  let repeated = 0;
  let before = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    repeated = code === before ? repeated + 1 : 1;
    before = code;
    if (code === 32 || code === 10) run = 0;
    else {
      run += 1;
      if (run > longestRun || repeated > 3) return true;
    }
  }
  return false;
}
