/** What a bench file hands over, and how numbers are told. */

export interface Figure {
  readonly figure: string;
  readonly goal: string;
  readonly value: string;
  readonly unit: string;
  readonly pass: boolean;
}

export const median = (numbers: readonly number[]): number => {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle];
  const lower = sorted[sorted.length % 2 === 0 ? middle - 1 : middle];
  if (upper === undefined || lower === undefined) throw new Error('There is nothing to take a median of');
  return (upper + lower) / 2;
};

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
