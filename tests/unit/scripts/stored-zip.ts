// Builds a small zip archive without compression, for tests of the extraction.
import { crc32 } from 'node:zlib';

export interface StoredEntry {
  readonly name: string;
  readonly text: string;
  /** Unix permission bits. */
  readonly mode: number;
}

const MADE_ON_UNIX = 0x031e;
const REGULAR_FILE = 0o100000;

export function storedZip(entries: readonly StoredEntry[]): Buffer {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const body = Buffer.from(entry.text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    writeSizes(local, 14, name, body);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(MADE_ON_UNIX, 4);
    central.writeUInt16LE(20, 6);
    writeSizes(central, 16, name, body);
    central.writeUInt32LE(((REGULAR_FILE | entry.mode) << 16) >>> 0, 38);
    central.writeUInt32LE(offset, 42);
    files.push(local, name, body);
    directory.push(central, name);
    offset += local.length + name.length + body.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, ...directory, end]);
}

function writeSizes(header: Buffer, at: number, name: Buffer, body: Buffer): void {
  header.writeUInt32LE(crc32(body), at);
  header.writeUInt32LE(body.length, at + 4);
  header.writeUInt32LE(body.length, at + 8);
  header.writeUInt16LE(name.length, at + 12);
}
