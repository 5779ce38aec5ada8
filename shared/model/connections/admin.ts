/** The `admin` kind: an instance that is reached through its own Admin, with the merchant's sign-in. */
import { z } from 'zod';
import { webAddressSchema } from '../../web-address.ts';

export const adminConnectionSchema = z.object({
  kind: z.literal('admin'),
  /** The address of the Admin with a slash at its end, for instance https://shop.example/admin/. */
  adminUrl: webAddressSchema,
});
export type AdminConnection = z.infer<typeof adminConnectionSchema>;
