#!/usr/bin/env node
/** The command line: `commerce-connect <command>`. What a command needs is loaded when it runs, so that help is quick. */
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { version } from '../../package.json' with { type: 'json' };

/** `out`, where the build put everything. */
const built = path.join(import.meta.dirname, '..');

const parsePort = (text: string): number => {
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (!(port >= 0 && port <= 65_535)) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
};

const program = new Command('commerce-connect')
  .description('Connects an Adobe Commerce or Magento Open Source store to Commerce Services.')
  .version(version, '-V, --version', 'print the version')
  .helpOption('-h, --help', 'show this help')
  .showHelpAfterError('Run with --help to see what is possible.')
  .addHelpText(
    'after',
    `
Examples:
  commerce-connect serve                     open the wizard in the browser
  commerce-connect serve --port 8600 --no-open
                                             on a server, reached through an SSH tunnel
  commerce-connect practice gateway --port 8700
                                             a gateway and an API portal to practise with

Files are in the folder of the desktop program. COMMERCE_CONNECT_DATA names another folder.`,
  );

program
  .command('serve')
  .description('serve the wizard to a browser on this computer, until nobody uses it for 30 minutes')
  .option('-p, --port <number>', 'the port on 127.0.0.1; 0 takes a free one', parsePort, 0)
  .option('--no-open', 'print the address and do not open a browser')
  .action(async (options: { port: number; open: boolean }) => {
    const { serve } = await import('./serve.ts');
    await serve({ ...options, built, version });
  });

program
  .command('practice')
  .description('practise without an account')
  .command('gateway')
  .description('run a practice gateway and its API portal until Ctrl-C')
  .option('-p, --port <number>', 'the port on 127.0.0.1; 0 takes a free one', parsePort, 0)
  .action(async (options: { port: number }) => {
    const { practiceGateway } = await import('./practice-gateway.ts');
    await practiceGateway(options);
  });

try {
  await program.parseAsync();
} catch (error) {
  const { explain } = await import('./explain.ts');
  console.error(explain(error));
  process.exitCode = 1;
}
