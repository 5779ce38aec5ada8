/** What the guided way walks through, by name. */
import { oneOf } from '../../one-of.ts';

/** Which generation of the connector page the user sees; it names menus and fields. */
export const guidedPages = ['services', 'configuration'] as const;

export const guidedKeyFields = [
  'sandbox-api-key',
  'sandbox-private-key',
  'production-api-key',
  'production-private-key',
] as const;
export type GuidedKeyField = (typeof guidedKeyFields)[number];
/** null = the field is no key's. */
export const guidedKeyOf = oneOf(guidedKeyFields);

/** What is entered by hand, in the order in which it must be written. */
export const guidedFields = [...guidedKeyFields, 'project', 'data-space'] as const;
export type GuidedField = (typeof guidedFields)[number];

/** What the user says that the page shows before the first value is entered. */
export const guidedTopics = ['sandbox', 'production', 'project', 'data-space'] as const;
export type GuidedTopic = (typeof guidedTopics)[number];

export const guidedMarks = ['open', 'done', 'left'] as const;
export type GuidedMark = (typeof guidedMarks)[number];

/** A name or an ID is neither that long nor a PEM; what looks like a key is not kept. */
export const looksLikeKey = (text: string): boolean => /PRIVATE KEY|-----|[A-Za-z0-9+/=]{60}/.test(text);
