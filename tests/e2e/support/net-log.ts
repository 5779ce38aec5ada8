/** Chromium's own record of what it did on the network, for proving that it did nothing. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const netLogSchema = z.object({
  constants: z.object({
    logEventTypes: z.object({ UDP_BYTES_SENT: z.number() }),
    logSourceType: z.object({ UDP_SOCKET: z.number(), UDP_CLIENT_SOCKET: z.number() }),
  }),
  events: z.array(
    z.object({
      type: z.number(),
      source: z.object({ id: z.number(), type: z.number() }),
      params: z
        .object({ url: z.string().optional(), host: z.string().optional(), address: z.string().optional() })
        .optional(),
    }),
  ),
});
type NetLog = z.infer<typeof netLogSchema>;

/**
 * Without the UDP sockets that never sent a byte: Chromium asks the kernel so whether there is a way to
 * IPv6 (net/dns/host_resolver_manager.cc), and nothing leaves the computer.
 */
const realEvents = ({ constants, events }: NetLog): NetLog['events'] => {
  const { UDP_BYTES_SENT: sent } = constants.logEventTypes;
  const speaking = new Set(events.filter(({ type }) => type === sent).map(({ source }) => source.id));
  // A client socket repeats what the socket inside it says.
  const { UDP_SOCKET: socket, UDP_CLIENT_SOCKET: outer } = constants.logSourceType;
  return events.filter(
    ({ source }) => source.type !== outer && (source.type !== socket || speaking.has(source.id)),
  );
};

const ownNames = new Set(['127.0.0.1', 'localhost', '[::1]']);

const nameOf = (address: string): string => {
  const url = address.includes('://') ? address : `http://${address}`;
  return URL.canParse(url) ? new URL(url).hostname : address;
};

/** The switch that makes Chromium write the record; the file is whole once the program has ended. */
export const netLogSwitch = (file: string): string => `--log-net-log=${file}`;

export interface Contacts {
  /** Addresses of this computer: the gateways, the portal, the wizard's own pages. */
  readonly own: readonly string[];
  readonly foreign: readonly string[];
}

/** Everything that was asked for, looked up or connected to, each once. */
export const contactsIn = async (file: string): Promise<Contacts> => {
  const log = netLogSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  const all = realEvents(log)
    .flatMap(({ params }) => [params?.url, params?.host, params?.address])
    .filter((contact) => contact !== undefined);
  const isOwn = (contact: string): boolean => contact.startsWith('app://') || ownNames.has(nameOf(contact));
  const contacts = [...new Set(all)];
  return { own: contacts.filter(isOwn), foreign: contacts.filter((contact) => !isOwn(contact)) };
};
