/** The keys that a place of stores.yaml may have, and which of them was meant. Pure. */
import leven from 'leven';
import { z } from 'zod';

/** All keys of all forms that a schema allows at its top. */
const keysOf = (schema: unknown): readonly string[] => {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodUnion) return [...new Set(schema.options.flatMap(keysOf))];
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    return keysOf(schema.unwrap());
  }
  return [];
};

const inside = (schema: unknown, step: PropertyKey): readonly unknown[] => {
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodObject) return typeof step === 'string' ? [schema.shape[step]] : [];
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => inside(option, step));
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodNullable || schema instanceof z.ZodOptional) {
    return inside(schema.unwrap(), step);
  }
  return [];
};

const schemasAt = (schema: z.ZodType, path: readonly PropertyKey[]): readonly unknown[] =>
  path.reduce<readonly unknown[]>((schemas, step) => schemas.flatMap((each) => inside(each, step)), [schema]);

export const keysAt = (schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] => [
  ...new Set(schemasAt(schema, path).flatMap(keysOf)),
];

const valuesOf = (schema: unknown): readonly string[] => {
  if (schema instanceof z.ZodLiteral) return [...schema.values].map(String);
  if (schema instanceof z.ZodEnum) return schema.options.map(String);
  if (schema instanceof z.ZodDefault) return valuesOf(schema.unwrap());
  return [];
};

/** The words that may be written there, where only certain ones may. */
export const valuesAt = (schema: z.ZodType, path: readonly PropertyKey[]): readonly string[] => [
  ...new Set(schemasAt(schema, path).flatMap(valuesOf)),
];

/** The one that was probably meant; null = none is near. */
export const nearest = (word: string, known: readonly string[]): string | null => {
  // Two letters that changed places count as two.
  const limit = word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3));
  const [best] = known
    .map((each) => ({
      each,
      distance: leven(word.toLowerCase(), each.toLowerCase(), { maxDistance: limit + 1 }),
    }))
    .filter(({ distance }) => distance <= limit)
    .sort((one, other) => one.distance - other.distance);
  return best?.each ?? null;
};
