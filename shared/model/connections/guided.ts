/** The `guided` kind: the user enters each value in the Admin's pages, and says so field by field. */
import { z } from 'zod';

export const guidedConnectionSchema = z.object({
  kind: z.literal('guided'),
  /** The Admin's address if the user knows it, for links; nothing is read from it. */
  adminUrl: z
    .url({ protocol: /^https?$/ })
    .max(2048)
    .nullable(),
  /** Which generation of the connector page the user sees; it names menus and fields. */
  page: z.enum(['services', 'configuration']),
});
export type GuidedConnection = z.infer<typeof guidedConnectionSchema>;
