/** The first Ctrl-C asks for a clean stop, the second one ends the program at once. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { listenForInterrupt } from '../../../electron/cli/frame/interrupt.ts';
import { takeNamedVariables } from '../../../electron/cli/frame/named-variables.ts';

afterEach(() => vi.restoreAllMocks());

describe('Ctrl-C', () => {
  it('is passed on once, and ends the program the second time', () => {
    const exit = vi.spyOn(process, 'exit').mockImplementation(() => {
      throw new Error('ended');
    });
    const now = vi.spyOn(performance, 'now').mockReturnValue(5_000);
    const onFirst = vi.fn();
    const interrupt = listenForInterrupt(onFirst);
    expect(interrupt.signal.aborted).toBe(false);
    process.emit('SIGINT');
    expect([interrupt.signal.aborted, onFirst.mock.calls.length, exit.mock.calls.length]).toEqual([
      true,
      1,
      0,
    ]);
    // The same press once more, from a runner that passes it on.
    process.emit('SIGINT');
    expect(exit).not.toHaveBeenCalled();
    now.mockReturnValue(5_300);
    expect(() => process.emit('SIGINT')).toThrow('ended');
    expect(exit).toHaveBeenCalledWith(130);
    interrupt.close();
    expect(process.listenerCount('SIGTERM')).toBe(0);
  });
});

describe('environment variables that are named as sources', () => {
  it('are there for the command, and not for what it starts', () => {
    const environment = { KEY: 'a', OTHER: 'b', PATH: 'c', PASSWORD: 'd' };
    const args = [
      'keys',
      'add',
      'x',
      '--from',
      'sandbox.apiKey=env:KEY',
      '--ssh-secret-from',
      'env:PASSWORD',
    ];
    expect(takeNamedVariables(environment, args)).toEqual({ KEY: 'a', OTHER: 'b', PATH: 'c', PASSWORD: 'd' });
    expect(environment).toEqual({ OTHER: 'b', PATH: 'c' });
  });
});
