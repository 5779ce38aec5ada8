/** What a bench file hands over, and how numbers are told. */

export interface Figure {
  readonly figure: string;
  readonly goal: string;
  readonly value: string;
  readonly unit: string;
  readonly pass: boolean;
}

/** The least of several runs: what else the machine does can only make a run slower. */
export const fastest = (milliseconds: readonly number[]): number => Math.min(...milliseconds);

export const atMost = (figure: string, goal: number, value: number, unit: string, digits = 2): Figure => ({
  figure,
  goal: `<= ${goal}`,
  value: value.toFixed(digits),
  unit,
  pass: value <= goal,
});

export const atLeast = (figure: string, goal: number, value: number, unit: string, digits = 1): Figure => ({
  figure,
  goal: `>= ${goal}`,
  value: value.toFixed(digits),
  unit,
  pass: value >= goal,
});
