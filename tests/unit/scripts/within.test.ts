import { describe, expect, it } from 'vitest';
import { PlainError } from '../../../scripts/lib/say.mjs';
import { within } from '../../../scripts/lib/within.mjs';

const never = new Promise<never>(() => undefined);

describe('a limit for what may never end', () => {
  it('gives what came in time', async () => {
    await expect(within(60_000, Promise.resolve(7), 'Too late.')).resolves.toBe(7);
  });

  it('says in plain words that nothing came', async () => {
    await expect(within(10, never, 'Too late.')).rejects.toThrow(new PlainError('Too late.'));
  });

  it('hands on what went wrong by itself', async () => {
    await expect(within(60_000, Promise.reject(new RangeError('no')), 'Too late.')).rejects.toThrow(
      RangeError,
    );
  });
});
