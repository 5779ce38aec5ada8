/** Is a value one of a list's? Where a text comes from a control whose choices are that list, or over a wire. Pure. */
export const oneOf =
  <const T extends string>(values: readonly T[]) =>
  (value: unknown): T | null =>
    values.find((each) => each === value) ?? null;
