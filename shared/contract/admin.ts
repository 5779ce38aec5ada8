/** Signing in to the Admin of an instance. A session lives in main's memory; no password and no code is kept. */
import { z } from 'zod';
import { adminConnectionSchema } from '../model/connections/admin.ts';
import { procedure } from './base.ts';

const adminUrl = z.object({ adminUrl: adminConnectionSchema.shape.adminUrl });

/** A name and a password of the web server's, in front of the Admin. Kept in main's memory until the work is done. */
const basicSchema = z.object({
  username: z
    .string()
    .min(1)
    .max(255)
    .regex(/^[^:]*$/),
  password: z.string().min(1).max(1024),
});
export type BasicAccess = z.infer<typeof basicSchema>;
const basic = basicSchema.nullable();

/** What the Admin asks for next. */
export const signInResultSchema = z.discriminatedUnion('next', [
  z.object({ next: z.literal('done') }),
  /** The one-time code of an authenticator app. */
  z.object({ next: z.literal('code') }),
  /** The characters in a picture, together with the password. `image` is a data URL. */
  z.object({ next: z.literal('captcha'), image: z.string() }),
]);
export type SignInResult = z.infer<typeof signInResultSchema>;

export const adminContract = {
  state: procedure.input(adminUrl).output(z.object({ signedIn: z.boolean() })),
  /** Shows the Admin in a window of its own and resolves when the user has signed in there. Electron only. */
  openWindow: procedure.input(adminUrl.extend({ basic })).output(z.object({})),
  /** One attempt with the password, never repeated by itself. Problems: `admin.*`. */
  signIn: procedure
    .input(
      adminUrl.extend({
        username: z.string().trim().min(1).max(255),
        password: z.string().min(1).max(1024),
        captcha: z.string().trim().max(64).nullable(),
        basic,
      }),
    )
    .output(signInResultSchema),
  /** After `next: code`. A wrong code is the problem `admin.code-wrong`, and may be followed by another one. */
  enterCode: procedure
    .input(adminUrl.extend({ code: z.string().trim().min(1).max(16) }))
    .output(z.object({})),
};
