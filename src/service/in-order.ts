// Work on many things at once whose results come out in the order of the things.

/** Results in order; at most `width` are being worked on or wait for their turn. `work` must not fail. */
export async function* inOrder<T, R>(source: AsyncIterable<T>, width: number, work: (one: T) => Promise<R>): AsyncGenerator<R> {
  const iterator = source[Symbol.asyncIterator]();
  const read = (): Promise<IteratorResult<T>> => {
    const next = iterator.next();
    // Its failure is met where it is waited for; until then it must not count as unheard.
    next.catch(() => {});
    return next;
  };
  const results: Promise<R>[] = [];
  let next: Promise<IteratorResult<T>> | null = read();
  try {
    while (next !== null || results.length > 0) {
      const [first] = results;
      const ready = first?.then((result) => ({ result }));
      const arrived = next !== null && results.length < width ? next.then((one) => ({ one })) : undefined;
      const event = await Promise.race([ready, arrived].filter((one) => one !== undefined));
      if ('result' in event) {
        results.shift();
        yield event.result;
      } else if (event.one.done === true) next = null;
      else {
        results.push(work(event.one.value));
        next = read();
      }
    }
  } finally {
    // Nobody waits for it: what is being read may never come.
    void iterator.return?.();
  }
}
