/** Key sets: entering, repairing, checking and keeping the four values. No method returns one of them. */
import { z } from 'zod';
import { environmentSchema, keyFieldSchema, slotSchema } from '../model/environment-schema.ts';
import { repairs } from '../model/key-set.ts';
import { keyCheckSchema, keySetSchema } from '../model/key-set-schema.ts';
import { problemSchema } from '../problem-schema.ts';
import { procedure } from './base.ts';

/** The longest text that is looked at: a 16,384-bit key is far below. */
export const longestInput = 64 * 1024;
const inputText = z.string().max(longestInput);

export const keyInputSchema = z.discriminatedUnion('kind', [
  /** One value for one field. */
  z.object({ kind: z.literal('field'), slot: slotSchema, text: inputText }),
  /** Anything pasted or dropped: several values with or without labels. */
  z.object({ kind: z.literal('block'), text: inputText, environment: environmentSchema.nullable() }),
  /** Files that main reads itself. */
  z.object({
    kind: z.literal('paths'),
    paths: z.array(z.string().max(4096)).min(1).max(8),
    environment: environmentSchema.nullable(),
  }),
  /** Files whose content only the page has (browser host). */
  z.object({
    kind: z.literal('files'),
    files: z
      .array(z.object({ name: z.string().max(255), text: inputText }))
      .min(1)
      .max(8),
    environment: environmentSchema.nullable(),
  }),
]);
export type KeyInput = z.infer<typeof keyInputSchema>;

export const findingSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('accepted'), slot: slotSchema, repairs: z.array(z.enum(repairs)) }),
  z.object({
    outcome: z.literal('refused'),
    environment: environmentSchema.nullable(),
    field: keyFieldSchema.nullable(),
    problem: problemSchema,
  }),
]);
export type Finding = z.infer<typeof findingSchema>;

/** A one-click fix. The value it is about waits in main, never in the page. */
export const offerSchema = z.discriminatedUnion('kind', [
  /** The value belongs into another field (an API key in the private key's field, or the file name says production). */
  z.object({
    kind: z.literal('move'),
    id: z.string(),
    from: slotSchema,
    to: slotSchema,
    reason: z.enum(['field', 'file-name', 'label']),
  }),
  /** The value could belong to either environment: the user says which. */
  z.object({
    kind: z.literal('choose-environment'),
    id: z.string(),
    field: keyFieldSchema,
    fileName: z.string().nullable(),
  }),
  /** The gateways accept the values the other way round. `what` = both values, or one kind of value only. */
  z.object({ kind: z.literal('swap'), id: z.string(), what: z.enum(['pairs', 'apiKey', 'privateKey']) }),
]);
export type Offer = z.infer<typeof offerSchema>;

export const enterResultSchema = z.object({
  keySet: keySetSchema,
  findings: z.array(findingSchema),
  offers: z.array(offerSchema),
});
export type EnterResult = z.infer<typeof enterResultSchema>;

const keySetId = z.object({ keySetId: z.string() });

export const keychainStates = ['ready', 'locked', 'unavailable', 'session-only'] as const;
export const keychainStatusSchema = z.object({
  state: z.enum(keychainStates),
  /** The keychain in the user's words' place: which program keeps the secrets. */
  backend: z.enum(['macos-keychain', 'windows-credential-manager', 'secret-service', 'memory']),
});
export type KeychainStatus = z.infer<typeof keychainStatusSchema>;

export const credentialsContract = {
  list: procedure.output(z.array(keySetSchema)),
  create: procedure
    .input(
      z.object({
        label: z.string().trim().min(1).max(120),
        practice: z.boolean(),
        /** Where the new pairs of this key set are entered. */
        replaces: z.string().optional(),
      }),
    )
    .output(keySetSchema),
  /** Takes over the keys that the store's instance has, into a key set of their own, which the store then uses. */
  adopt: procedure
    .input(z.object({ storeId: z.string(), consent: z.literal(true) }))
    .output(z.object({ keySet: keySetSchema, findings: z.array(findingSchema) })),
  rename: procedure.input(keySetId.extend({ label: z.string().trim().min(1).max(120) })).output(keySetSchema),
  /** Removes the key set and its secrets. Problem `stores.key-set-in-use` while a store uses it. */
  remove: procedure.input(keySetId).output(z.object({})),
  /** Recognises, repairs and keeps what is good; names what is not. A refused value changes nothing that was kept. */
  enter: procedure.input(keySetId.extend({ input: keyInputSchema })).output(enterResultSchema),
  /** The system's file dialog, then as `enter` with `paths`; null = cancelled. Electron only. */
  enterFromDialog: procedure
    .input(keySetId.extend({ environment: environmentSchema.nullable() }))
    .output(enterResultSchema.nullable()),
  acceptOffer: procedure
    .input(keySetId.extend({ offerId: z.string(), environment: environmentSchema.nullable() }))
    .output(enterResultSchema),
  clear: procedure.input(keySetId.extend({ slot: slotSchema })).output(keySetSchema),
  /** Asks both gateways at the same time, each about its own pair. */
  check: procedure.input(keySetId.extend({ storeId: z.string().nullable() })).output(
    z.object({
      keySet: keySetSchema,
      sandbox: keyCheckSchema.nullable(),
      production: keyCheckSchema.nullable(),
      offers: z.array(offerSchema),
    }),
  ),
  keychain: procedure.output(keychainStatusSchema),
  /** Tries again with the long time-out, while the window says that it waits for the keychain. */
  unlockKeychain: procedure.output(keychainStatusSchema),
  /** The user's explicit choice: keep secrets in memory for this run only. */
  useSessionKeychain: procedure.output(keychainStatusSchema),
};
