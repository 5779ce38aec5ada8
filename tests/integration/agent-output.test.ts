import { describe, expect, it } from 'vitest';
import {
  type AgentFailureKind,
  type AgentProcessResult,
  buildAgentScript,
  classifyAgentError,
  classifyAgentFailure,
  createAgentOutputReader,
  parseAgentOutput,
} from '../../electron/backend/instance/agent/index.ts';

const MARKER = 'cc0123456789abcdef';
const frame = (data: unknown) =>
  `\n${MARKER}>${Buffer.from(JSON.stringify(data)).toString('base64')}<${MARKER}\n`;
const REFUSED = {
  kind: 'refused',
  server: {
    phpVersion: '8.2.0',
    user: 'www',
    owner: 'shop',
    writable: false,
    cloud: false,
    edition: null,
    version: null,
    time: 1.5,
  },
  refusal: { reason: 'wrong-owner' },
};

describe('reading the output', () => {
  it('finds frames between noise, in pieces of any size', () => {
    const text = `noise${frame({ kind: 'progress', step: 'writing' })}<b>${MARKER}</b>${frame(REFUSED)}more`;
    for (const size of [1, 7, 50, text.length]) {
      const steps: string[] = [];
      const reader = createAgentOutputReader(MARKER, ({ step }) => steps.push(step));
      for (let i = 0; i < text.length; i += size) reader.push(text.slice(i, i + size));
      expect(reader.end()).toEqual({ ok: true, answer: REFUSED });
      expect(steps).toEqual(['writing']);
    }
  });

  it.each<[string, string, 'no-answer' | 'garbled-answer']>([
    ['nothing', '', 'no-answer'],
    ['noise only', 'Welcome to the server', 'no-answer'],
    ["another run's answer", frame(REFUSED).replaceAll(MARKER, 'cc11'), 'no-answer'],
    ['progress only', frame({ kind: 'progress', step: 'writing' }), 'no-answer'],
    ['a cut answer', frame(REFUSED).slice(0, 80), 'garbled-answer'],
    ['an answer that fits no schema', frame({ ...REFUSED, refusal: {} }), 'garbled-answer'],
    ['no base64', `${MARKER}>%%%<${MARKER}`, 'garbled-answer'],
    ['two answers', frame(REFUSED) + frame(REFUSED), 'garbled-answer'],
    ['an endless answer', `${MARKER}>${'A'.repeat(2_100_000)}`, 'garbled-answer'],
  ])('refuses %s', (_name, text, kind) => {
    expect(parseAgentOutput(text, MARKER)).toEqual({ ok: false, kind });
  });
});

describe('classifying', () => {
  const process: AgentProcessResult = { exitCode: 0, stdout: '', stderr: '' };

  it.each<[AgentFailureKind, Partial<AgentProcessResult>]>([
    ['directory-missing', { exitCode: 1, stderr: 'bash: line 1: cd: /var/www/x: No such file or directory' }],
    ['directory-missing', { exitCode: 2, stderr: "sh: 1: cd: can't cd to /var/www/x" }],
    ['directory-missing', { exitCode: null, spawnError: 'ENOENT', directoryMissing: true }],
    ['php-missing', { exitCode: null, spawnError: 'ENOENT' }],
    ['php-missing', { exitCode: 127, stderr: 'bash: line 1: php: command not found' }],
    ['php-missing', { exitCode: 127, stderr: 'sh: 1: php: not found' }],
    ['php-not-startable', { exitCode: null, spawnError: 'EACCES' }],
    ['php-not-startable', { exitCode: 126, stderr: 'bash: /usr/bin/php: Permission denied' }],
    ['php-too-old', { exitCode: 255, stderr: 'PHP Parse error:  syntax error, unexpected ...' }],
    ['garbled-answer', { exitCode: 1 }],
    ['ended-early', { exitCode: null }],
  ])('names %s', (kind, result) => {
    expect(classifyAgentFailure({ ...process, ...result }).kind).toBe(kind);
  });

  it('names a garbled answer', () => {
    expect(classifyAgentFailure(process, true).kind).toBe('garbled-answer');
  });

  it.each<[AgentFailureKind, string]>([
    ['database-down', 'SQLSTATE[HY000] [2002] Connection refused'],
    ['database-down', 'SQLSTATE[HY000] [2002] No such file or directory'],
    [
      'database-access-denied',
      "SQLSTATE[HY000] [1045] Access denied for user 'm'@'localhost' (using password: YES)",
    ],
    ['database-host-bad', 'Port must be configured within host parameter (like localhost:3306)'],
    ['database-failed', 'SQLSTATE[40001]: Serialization failure: 1213 Deadlock found'],
    [
      'module-not-enabled',
      'Cannot instantiate interface Magento\\ServicesId\\Model\\ServicesConfigInterface',
    ],
    ['module-not-installed', 'Class "Magento\\ServicesId\\Model\\ServicesConfigInterface" does not exist'],
    ['not-compiled', 'Class "Magento\\Config\\Source\\RuntimeConfigSource\\Proxy" does not exist'],
    ['cache-not-writable', 'cache_dir "/var/www/html/var/cache" is not writable'],
    ['sodium-missing', 'Call to undefined function Magento\\Framework\\sodium_crypto_aead_encrypt()'],
    ['php-extension-missing', 'could not find driver'],
    ['php-failed', 'something else'],
  ])('names %s', (kind, message) => {
    expect(classifyAgentError({ class: 'Error', message, stage: 'inspect' })).toBe(kind);
  });
});

describe('building the script', () => {
  it('names the path of a command that is not valid, and quotes no value', () => {
    const value = 'S'.repeat(70_000);
    const path = 'services_connector/services_id/project_id' as const;
    const build = () => buildAgentScript({ kind: 'apply', expectedToken: 't', changes: [{ path, value }] });
    expect(build).toThrow(/changes\.0\.value/);
    expect(build).not.toThrow(/SSSS/);
  });

  it('never uses a marker twice', () => {
    const markers = Array.from({ length: 50 }, () => buildAgentScript({ kind: 'inspect' }).marker);
    expect(new Set(markers).size).toBe(50);
  });
});
