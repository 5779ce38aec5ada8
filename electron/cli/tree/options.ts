/** Options that several commands have in common. */
import { Option } from 'commander';
import { listOption, numberOption } from './define.ts';

/** What SSH and the Admin may ask for on the way to a store. */
export const reachOptions = (): readonly Option[] => [
  listOption(
    '--trust-host-key <fingerprint>',
    'trust the server that shows this host key (SHA256:...), and remember it; may be repeated',
  ),
  new Option(
    '--ssh-secret-from <source>',
    'the SSH password, or the passphrase of the key file: env:NAME, file:PATH, command:PROGRAM or -',
  ),
  new Option('--keep-ssh-sign-in', 'keep the SSH password or passphrase in the keychain'),
  new Option('--admin-user <name>', 'the user who signs in to the Admin'),
  new Option('--admin-password-from <source>', 'the password of that user, from a source as above'),
  new Option('--admin-code-from <source>', 'the one-time code, where the Admin asks for one'),
  new Option('--web-user <name>', 'the name that the web server asks for in front of the Admin, if it does'),
  new Option('--web-password-from <source>', 'the password for that name'),
];

/** Work on many stores. */
export const batchOptions = (): readonly Option[] => [
  listOption('--only <name>', 'only these stores: a name, a pattern with *, or tag:WORD; may be repeated'),
  numberOption('--concurrency <number>', 'stores at a time, 1 to 32', [1, 32], 4),
  numberOption('--timeout <seconds>', 'the time limit for each store', [1, 3600], 300),
  new Option('--report <file>', 'write a report; its name ends in .json or .html'),
];

export const connectionOptions = (): readonly Option[] => [
  new Option('--practice', 'a practice store on this computer'),
  new Option('--edition <edition>', 'of a practice store')
    .choices(['commerce', 'open-source'])
    .default('commerce'),
  new Option('--local <folder>', 'the Magento root on this computer'),
  new Option('--ssh <address>', 'a server: [user@]host[:port], or an alias of ~/.ssh/config; needs --root'),
  new Option('--ssh-key-file <file>', 'sign in to the server with this key file'),
  new Option(
    '--ssh-auth <method>',
    'how to sign in to the server; as ssh does by itself, or with a password',
  ).choices(['automatic', 'password']),
  new Option('--run-as <user>', 'run PHP on the server as this user, with sudo'),
  new Option('--docker <container>', 'a container on this computer; needs --root'),
  new Option('--compose <folder>', 'the folder of a compose file; needs --service and --root'),
  new Option('--service <name>', 'the service of the compose file'),
  new Option('--container-user <user>', 'run PHP in the container as this user'),
  new Option('--root <folder>', 'the Magento root on the server or in the container'),
  new Option('--php <program>', 'the PHP to run; usually the one that is found'),
  new Option('--admin <address>', 'the address of the Admin, where that is the only way in'),
];

/** What `--yes` never covers. */
export const allowanceOptions = (): readonly Option[] => [
  listOption(
    '--move-data <store>',
    'let this store move to another data space: its services lose access to what was stored before; may be repeated',
  ),
  listOption(
    '--allow-shared-data-space <store>',
    'let this store use a data space that another store uses: the content of one shows up in the services of the other; may be repeated',
  ),
];

/** The same choice as in the wizard, by the client's name. */
export const unconfirmedOption = (): Option =>
  listOption(
    '--use-unconfirmed-keys <client>',
    'go on with this client’s keys although a gateway could not be asked about them: if they are wrong, Commerce Services do not work in its stores, and it shows only then; may be repeated',
  );

/** Where the values of keys come from. */
export const valueOptions = (): readonly Option[] => [
  listOption('--file <path>', 'a file from the API portal, or - for standard input; may be repeated'),
  listOption(
    '--from <value=source>',
    'one value: sandbox.apiKey, sandbox.privateKey, production.apiKey or production.privateKey, from env:NAME, file:PATH, command:PROGRAM or -; may be repeated',
  ),
  new Option('--environment <environment>', 'what --file is about, where the file does not say it').choices([
    'sandbox',
    'production',
  ]),
];
