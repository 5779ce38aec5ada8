/** The program itself: who it is, where it runs, the user's settings, and what it has to tell at start. */
import { z } from 'zod';
import { checkIntervals } from '../check-intervals.ts';
import { languages } from '../language.ts';
import { problemSchema } from '../problem-schema.ts';
import { themes } from '../themes.ts';
import { webAddressSchema } from '../web-address.ts';
import { procedure } from './base.ts';

export const languageSchema = z.enum(languages);

export const settingsSchema = z.object({
  /** null = the system's language, English where we do not have it. */
  language: languageSchema.nullable(),
  theme: z.enum(themes),
  /** Other gateway addresses than Adobe's; null = Adobe's. */
  gateways: z.object({ sandbox: webAddressSchema.nullable(), production: webAddressSchema.nullable() }),
  /** How often connected stores are checked by themselves, while the program runs. */
  checkEvery: z.enum(checkIntervals),
});
export type Settings = z.infer<typeof settingsSchema>;

export const appInfoSchema = z.object({
  version: z.string(),
  host: z.enum(['electron', 'browser']),
  platform: z.string(),
  /** The system's language as a BCP 47 tag. */
  systemLanguage: z.string(),
  /** Things that happened at start and that the user should know, such as a damaged file that was set aside. */
  notices: z.array(problemSchema),
});
export type AppInfo = z.infer<typeof appInfoSchema>;

/** Pages outside the program. By id, never by address: the backend knows the addresses. */
export const linkIds = [
  'account-dashboard',
  'practice-portal',
  'keys-documentation',
  'store-admin',
  'store-payment-services',
  'store-front',
] as const;
export const linkSchema = z.object({ link: z.enum(linkIds), storeId: z.string().nullable() });
export type LinkId = (typeof linkIds)[number];

export const settingsContract = {
  info: procedure.output(appInfoSchema),
  get: procedure.output(settingsSchema),
  update: procedure.input(settingsSchema.partial()).output(settingsSchema),
  /** Opens the page in the user's browser and answers its address (the browser host lets the page open it). */
  openLink: procedure.input(linkSchema).output(z.object({ url: z.string(), opened: z.boolean() })),
};
