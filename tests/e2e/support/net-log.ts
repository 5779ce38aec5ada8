/** Chromium's own record of what it did on the network, for proving that it did nothing. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const netLogSchema = z.object({
  events: z.array(
    z.object({
      params: z
        .object({ url: z.string().optional(), host: z.string().optional(), address: z.string().optional() })
        .optional(),
    }),
  ),
});

const ownNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

const nameOf = (address: string): string => {
  const url = address.includes('://') ? address : `http://${address}`;
  return URL.canParse(url) ? new URL(url).hostname : address;
};

/** The switch that makes Chromium write the record; the file is whole once the program has ended. */
export const netLogSwitch = (file: string): string => `--log-net-log=${file}`;

/** Everything outside this computer that was asked for, looked up or connected to. */
export const foreignContacts = async (file: string): Promise<readonly string[]> => {
  const { events } = netLogSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  const contacts = events.flatMap(({ params }) => [params?.url, params?.host, params?.address]);
  const outside = contacts.filter(
    (contact): contact is string =>
      contact !== undefined && !contact.startsWith('app://') && !ownNames.has(nameOf(contact)),
  );
  return [...new Set(outside)];
};
