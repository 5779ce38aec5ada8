/** Whom the processes of the program talk to, as the kernel knows it: past every library and every proxy. */
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { treeOf } from './kill.ts';

const tables = ['tcp', 'tcp6', 'udp', 'udp6'] as const;
const pause = 10;

const attempt = <T>(read: () => T, otherwise: T): T => {
  try {
    return read();
  } catch {
    // The process has ended meanwhile.
    return otherwise;
  }
};

const socketsOf = (pid: number): readonly string[] =>
  attempt(() => readdirSync(`/proc/${pid}/fd`), []).flatMap((fd) => {
    const target = attempt(() => readlinkSync(`/proc/${pid}/fd/${fd}`), '');
    return target.startsWith('socket:[') ? [target.slice(8, -1)] : [];
  });

/** Remote address by inode, in the kernel's hexadecimal words, each little-endian. */
const remotes = (pid: number): ReadonlyMap<string, string> =>
  new Map(
    tables.flatMap((table) =>
      attempt(() => readFileSync(`/proc/${pid}/net/${table}`, 'utf8'), '')
        .split('\n')
        .slice(1)
        .map((line) => line.trim().split(/\s+/))
        .flatMap((cells): [string, string][] => {
          const [address = ''] = cells[2]?.split(':') ?? [];
          return cells[9] === undefined ? [] : [[cells[9], address]];
        }),
    ),
  );

/** 2001:4860:4860::8888, to which Chromium connects a UDP socket and sends nothing: it asks for a route only. */
const routeQuestion = '60480120000060480000000088880000';

/** 127.0.0.0/8, ::1, ::ffff:127.0.0.0/8, and no address at all (a socket that listens or has no peer). */
const isOwn = (address: string): boolean =>
  /^[0-9A-F]{6}7F$/.test(address) ||
  /^0{24}(?:0{7}1|01000000|0{8})$/.test(address) ||
  /^0{16}FFFF0000[0-9A-F]{6}7F$/.test(address) ||
  /^0{8}$/.test(address) ||
  address === routeQuestion;

export interface SocketWatch {
  /** How many sockets were seen in all, and the peers that are not this computer. */
  stop(): Promise<{ readonly sockets: number; readonly foreign: readonly string[] }>;
}

export const watchSockets = (root: number): SocketWatch => {
  const seen = new Set<string>();
  const foreign = new Set<string>();
  let running = true;
  const look = async (): Promise<void> => {
    const peers = remotes(root);
    for (const { pid, name } of await treeOf(root)) {
      for (const inode of socketsOf(pid)) {
        const address = peers.get(inode);
        if (address === undefined) continue;
        seen.add(inode);
        if (!isOwn(address)) foreign.add(`${name}: ${address}`);
      }
    }
  };
  const loop = async (): Promise<void> => {
    while (running) {
      await look();
      await new Promise((resolve) => setTimeout(resolve, pause));
    }
  };
  const ended = loop();
  return {
    stop: async () => {
      running = false;
      await ended;
      return { sockets: seen.size, foreign: [...foreign] };
    },
  };
};
