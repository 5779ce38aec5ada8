/** The `admin` kind: an instance that is reached through its own Admin, with the merchant's sign-in. */
import { z } from 'zod';

export const adminConnectionSchema = z.object({
  kind: z.literal('admin'),
  /** The address of the Admin, for instance https://shop.example/admin/. */
  adminUrl: z.url({ protocol: /^https?$/ }).max(2048),
  /** Only for the door without a window; the password is a secret and is not here. */
  username: z.string().max(255).nullable(),
});
export type AdminConnection = z.infer<typeof adminConnectionSchema>;
