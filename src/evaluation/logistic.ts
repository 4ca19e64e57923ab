// Multinomial logistic regression over sparse features by limited-memory BFGS: the same examples give the same weights.

/** One example: the numbers of its features, their values (1 where not given), the number of its class, and how much it counts. */
export interface Example {
  readonly features: readonly number[];
  readonly values?: readonly number[];
  readonly target: number;
  readonly weight: number;
}

export interface Regression {
  /** How many features and classes there are. */
  readonly features: number;
  readonly classes: number;
  /** Strength of the penalty on large weights: one over the variance allowed them. */
  readonly penalty: number;
  /** Steps of the descent at most. */
  readonly steps: number;
}

/** How many past steps tell of the curvature. */
const memory = 8;
/** A descent that gains less than this share of the loss is done. */
const leastGain = 1e-6;

const dot = (a: Float64Array, b: Float64Array): number => {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += a[at]! * b[at]!;
  return sum;
};

/** The penalized loss of `weights`; its slope is written to `gradient`. */
function lossOf(examples: readonly Example[], { classes, penalty }: Regression, weights: Float64Array, gradient: Float64Array): number {
  const odds = new Float64Array(classes);
  let loss = (penalty / 2) * dot(weights, weights);
  for (let at = 0; at < weights.length; at++) gradient[at] = penalty * weights[at]!;
  for (const { features, values, target, weight } of examples) {
    odds.fill(0);
    for (let at = 0; at < features.length; at++) {
      const value = values === undefined ? 1 : values[at]!;
      for (let one = 0, from = features[at]! * classes; one < classes; one++) odds[one]! += value * weights[from + one]!;
    }
    let most = Number.NEGATIVE_INFINITY;
    for (const score of odds) if (score > most) most = score;
    const own = odds[target]! - most;
    let sum = 0;
    for (let one = 0; one < classes; one++) {
      odds[one] = Math.exp(odds[one]! - most);
      sum += odds[one]!;
    }
    loss += weight * (Math.log(sum) - own);
    for (let one = 0; one < classes; one++) odds[one] = weight * (odds[one]! / sum - (one === target ? 1 : 0));
    for (let at = 0; at < features.length; at++) {
      const value = values === undefined ? 1 : values[at]!;
      for (let one = 0, from = features[at]! * classes; one < classes; one++) gradient[from + one]! += value * odds[one]!;
    }
  }
  return loss;
}

/** Weights by feature and class (`feature * classes + class`) that make the examples likeliest, less the penalty. */
export function learn(examples: readonly Example[], regression: Regression): Float64Array {
  const size = regression.features * regression.classes;
  let weights = new Float64Array(size);
  let gradient = new Float64Array(size);
  let loss = lossOf(examples, regression, weights, gradient);
  const past: { readonly move: Float64Array; readonly turn: Float64Array; readonly scale: number }[] = [];
  for (let step = 0; step < regression.steps; step++) {
    const direction = descent(gradient, past);
    const slope = dot(direction, gradient);
    if (slope >= 0) break;
    // The first step knows nothing of the curvature.
    let length = past.length === 0 ? Math.min(1, 1 / Math.sqrt(dot(gradient, gradient))) : 1;
    let next = weights;
    const slopes = new Float64Array(size);
    let reached = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < 25 && reached > loss + 1e-4 * length * slope; tries++) {
      if (tries > 0) length /= 2;
      next = weights.map((weight, at) => weight + length * direction[at]!);
      reached = lossOf(examples, regression, next, slopes);
    }
    if (reached >= loss) break;
    const move = next.map((weight, at) => weight - weights[at]!);
    const turn = slopes.map((one, at) => one - gradient[at]!);
    const curvature = dot(move, turn);
    if (curvature > 1e-12) {
      past.push({ move, turn, scale: 1 / curvature });
      if (past.length > memory) past.shift();
    }
    const gain = (loss - reached) / Math.abs(loss);
    weights = next;
    gradient = slopes;
    loss = reached;
    if (gain < leastGain) break;
  }
  return weights;
}

/** Downhill, bent by what past steps tell of the curvature (the two loops of Nocedal). */
function descent(
  gradient: Float64Array,
  past: readonly { readonly move: Float64Array; readonly turn: Float64Array; readonly scale: number }[],
): Float64Array {
  const direction = gradient.map((one) => -one);
  const shares: number[] = [];
  for (let at = past.length - 1; at >= 0; at--) {
    const { move, turn, scale } = past[at]!;
    const share = scale * dot(move, direction);
    shares[at] = share;
    for (let one = 0; one < direction.length; one++) direction[one]! -= share * turn[one]!;
  }
  const last = past[past.length - 1];
  if (last !== undefined) {
    const size = 1 / (last.scale * dot(last.turn, last.turn));
    for (let one = 0; one < direction.length; one++) direction[one]! *= size;
  }
  past.forEach(({ move, turn, scale }, at) => {
    const share = shares[at]! - scale * dot(turn, direction);
    for (let one = 0; one < direction.length; one++) direction[one]! += share * move[one]!;
  });
  return direction;
}
