/** What a data space is for, by the type that the registry gives it. */

/** Only a type that says `testing` is one; an unknown type is treated as production, the more careful one. */
export const isTestingSpace = (environmentType: string): boolean =>
  environmentType.trim().toLowerCase() === 'testing';
