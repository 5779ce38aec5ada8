/** Entry of the keychain helper process: the only place that loads the native keychain library. */
import { entryOf, shouldRetire } from './entries.ts';
import { type HelperAnswer, type HelperRequest, helperRequestSchema } from './messages.ts';

interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

const isParentPort = (value: unknown): value is ParentPort =>
  typeof value === 'object' && value !== null && 'postMessage' in value;

const perform = async (request: HelperRequest): Promise<{ secret: string | null; deleted: boolean }> => {
  const entry = entryOf(request.account);
  if (request.op === 'set') {
    await entry.setSecret(Buffer.from(request.secret ?? '', 'base64'));
    return { secret: null, deleted: false };
  }
  if (request.op === 'delete') return { secret: null, deleted: await entry.deleteCredential() };
  const secret = await entry.getSecret();
  return { secret: secret === null ? null : Buffer.from(secret).toString('base64'), deleted: false };
};

const answer = async (message: unknown): Promise<HelperAnswer> => {
  const request = helperRequestSchema.parse(message);
  try {
    return { id: request.id, ok: true, ...(await perform(request)), retire: shouldRetire() };
  } catch (error) {
    return { id: request.id, ok: false, message: error instanceof Error ? error.message : String(error) };
  }
};

// Electron's utilityProcess gives a parentPort; a forked Node process has an IPC channel.
const port: unknown = Reflect.get(process, 'parentPort');
if (isParentPort(port)) {
  port.on('message', ({ data }) => void answer(data).then((result) => port.postMessage(result)));
} else {
  process.on('message', (message) => void answer(message).then((result) => process.send?.(result)));
  process.on('disconnect', () => process.exit(0));
}
