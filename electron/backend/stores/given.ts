/** A change as it comes over the contract: a field that is absent or undefined is not a choice. */
export type Change<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** `current` with every field of `change` that was really given. */
export const withChange = <T extends object>(current: T, change: Change<T>): T => {
  const result = { ...current };
  for (const key in current) {
    const value = change[key];
    if (value !== undefined) result[key] = value;
  }
  return result;
};
