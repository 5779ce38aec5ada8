/** The published schema of stores.yaml, by which editors complete it and show mistakes. Made from the one that reads it. */
import { z } from 'zod';
import { declarationSchema } from './index.ts';

export const declarationJsonSchema = (): Record<string, unknown> => ({
  // The version that editors' YAML extensions know best.
  ...z.toJSONSchema(declarationSchema, { io: 'input', target: 'draft-7' }),
  title: 'stores.yaml of Commerce Connect',
  description:
    'Clients and stores as one file declares them. Never a secret itself, only where it is to be found.',
});
