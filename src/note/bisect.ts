// Looking things up in what is in order.

/** The first place from `low` up to `high` of which `isBefore` is false; it must be true of the places before and false from there on. */
export function bisect(low: number, high: number, isBefore: (at: number) => boolean): number {
  let from = low;
  let to = high;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (isBefore(middle)) from = middle + 1;
    else to = middle;
  }
  return from;
}
