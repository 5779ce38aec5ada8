// Assembles the one PHP script of a run: functions and classes only, and a single call on the last line.
import { randomBytes } from 'node:crypto';
import { type AgentCommand, agentCommandSchema } from './commands.ts';
import apply from './php/apply.php?raw';
import envelope from './php/envelope.php?raw';
import gateway from './php/gateway.php?raw';
import inspect from './php/inspect.php?raw';
import magento from './php/magento.php?raw';
import main from './php/main.php?raw';
import server from './php/server.php?raw';
import settings from './php/settings.php?raw';
import write from './php/write.php?raw';

const HEADER = '<?php\nnamespace CommerceConnect\\Agent;\n';
const PARTS = [envelope, server, magento, settings, inspect, write, apply, gateway, main];

export type AgentScript = {
  /** For `php` on standard input, with the Magento root as working directory. May hold secrets. */
  script: Uint8Array;
  /** Unguessable; encloses every frame of this run's output. */
  marker: string;
};

/**
 * PHP compiles all of its standard input before it runs any of it, and the call comes last. A script that was cut
 * off anywhere (our process was killed) therefore defines functions at most, or is a parse error, and does nothing.
 * Throws an Error that names paths, never values, when the command does not fit its schema.
 */
export function buildAgentScript(command: AgentCommand): AgentScript {
  const parsed = agentCommandSchema.safeParse(command);
  if (!parsed.success) {
    const where = parsed.error.issues.map((issue) => `${issue.path.join('.')} (${issue.code})`).join(', ');
    throw new Error(`The agent command is not valid: ${where}`);
  }
  const marker = `cc${randomBytes(16).toString('hex')}`;
  const request = Buffer.from(JSON.stringify(parsed.data)).toString('base64');
  const text = `${HEADER}${PARTS.map(body).join('\n')}\nmain('${marker}', '${request}');\n`;
  return { script: new TextEncoder().encode(text), marker };
}

/** A part without its own opening lines; they stay in the files so that `php -l` and editors understand them. */
function body(part: string): string {
  const text = part.replaceAll('\r\n', '\n');
  if (!text.startsWith(HEADER)) throw new Error('A part of the PHP agent does not begin with its header');
  return text.slice(HEADER.length);
}
