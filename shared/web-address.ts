/** An address of a page or a service, as it may be kept and shown. Pure. */
import { z } from 'zod';

/** As browsers read an address: slashes after the scheme may be missing, or lean the other way. */
const namesUser = /^\s*[a-z]+:[/\\]*[^/\\?#]*@/i;

/** Without a user name and a password: they would be kept in clear, and a name in front hides the real host. */
export const webAddressSchema = z
  .url({ protocol: /^https?$/ })
  .max(2048)
  .refine((address) => !namesUser.test(address));
