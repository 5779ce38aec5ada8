/** The environments and their values as they travel. Apart from their words, so that the wizard does without zod. */
import { z } from 'zod';
import { environments, keyFields } from './environment.ts';

export const environmentSchema = z.enum(environments);
export const keyFieldSchema = z.enum(keyFields);
export const slotSchema = z.object({
  environment: environmentSchema,
  field: keyFieldSchema,
});
