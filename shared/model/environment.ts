/** The two environments of a key pair, and what a key pair consists of. */
import { z } from 'zod';

export const environments = ['sandbox', 'production'] as const;
export const environmentSchema = z.enum(environments);
export type Environment = z.infer<typeof environmentSchema>;

export const keyFields = ['apiKey', 'privateKey'] as const;
export const keyFieldSchema = z.enum(keyFields);
export type KeyField = z.infer<typeof keyFieldSchema>;

/** One of the four values that a merchant copies out of the API portal. */
export const slotSchema = z.object({ environment: environmentSchema, field: keyFieldSchema });
export type Slot = z.infer<typeof slotSchema>;

export const otherEnvironment = (environment: Environment): Environment =>
  environment === 'sandbox' ? 'production' : 'sandbox';
