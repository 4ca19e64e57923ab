// Lists of whole numbers as text, which a start reads several times faster than JSON and which takes a third of its room: one letter for a
// small number, two or three for a larger one.

/** Letters stand for digits from this code on: all that JSON writes as they are. */
const firstCode = 35;
const backslash = 92;
/** A number ends with one of so many letters; each before it is one of so many others. */
const lasts = 64;
const mores = 27;

const letter = (digit: number): string => String.fromCharCode(digit + firstCode + (digit + firstCode < backslash ? 0 : 1));

function write(number: number): string {
  let text = letter(number % lasts);
  for (let rest = Math.floor(number / lasts); rest > 0; rest = Math.floor(rest / mores)) text = letter(lasts + (rest % mores)) + text;
  return text;
}

/** Numbers of 0 and more as text. */
export const numbersToText = (numbers: ArrayLike<number>): string => Array.from(numbers, write).join('');

/** The numbers of such a text. */
export function numbersFromText(text: string): Int32Array {
  const numbers = new Int32Array(text.length);
  let size = 0;
  let more = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const digit = code - firstCode - (code > backslash ? 1 : 0);
    if (digit >= lasts) more = more * mores + digit - lasts;
    else {
      numbers[size++] = more * lasts + digit;
      more = 0;
    }
  }
  return numbers.slice(0, size);
}
