// How much, how often and how long: the bounds that keep one client from taking the endpoint from the others.

export interface Limits {
  /** Bytes of a request's body; of a batch, characters of each case. */
  readonly body: number;
  /** How long a whole body may take to arrive. */
  readonly bodySeconds: number;
  /** How long the head of a request may take to arrive. */
  readonly headerSeconds: number;
  /** How long a batch waits for the next bytes, and an answer for a client that does not read it. */
  readonly idleSeconds: number;
  /** How long one check may run, waiting apart. */
  readonly checkSeconds: number;
  /** Checks that may wait for their turn. */
  readonly waitingChecks: number;
  /** Requests of one client to the `/v1` routes. */
  readonly requestsPerMinute: number;
  /** How long a stopping server goes on with what it has begun. */
  readonly graceSeconds: number;
  /** Checks after which the threads are replaced: the language model keeps every word that it has seen. */
  readonly checksPerThread: number;
}

export const defaultLimits: Limits = {
  body: 1_048_576,
  bodySeconds: 30,
  headerSeconds: 10,
  idleSeconds: 60,
  checkSeconds: 10,
  waitingChecks: 1000,
  requestsPerMinute: 1200,
  graceSeconds: 25,
  checksPerThread: 10_000,
};
