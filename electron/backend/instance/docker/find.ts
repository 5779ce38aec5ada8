/** Finds where PHP runs: all running containers, or what a project folder of ddev, Warden or Compose says. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { DockerCandidate } from '../../../../shared/contract/docker.ts';
import {
  type DockerConnection,
  dockerConnectionSchema,
} from '../../../../shared/model/connections/docker.ts';
import { type DockerCommand, listContainers, listServices } from './command.ts';
import { dockerProblem } from './failures.ts';
import { runDocker } from './start.ts';

/** Milliseconds; a sleeping Docker Desktop takes its time. */
const listTimeout = 20_000;

const usualRoot = '/var/www/html';
const containerSchema = z.object({ Names: z.string(), Image: z.string().default('') });
const serviceSchema = z.object({ Service: z.string(), Image: z.string().default('') });

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
};

/** One object a line; Compose before 2.21 prints one list instead. What is not as expected is left out. */
const parseRows = <T>(text: string, schema: z.ZodType<T>): T[] =>
  text.split('\n').flatMap((line) => {
    const parsed = parseJson(line);
    const rows: unknown[] = Array.isArray(parsed) ? parsed : [parsed];
    return rows.flatMap((row) => schema.safeParse(row).data ?? []);
  });

const list = async (command: DockerCommand): Promise<string> => {
  const output = await runDocker(command, listTimeout);
  if (output.exitCode === 0) return output.stdout;
  throw dockerProblem(output, { container: '–', root: '–', user: null, folder: command.cwd ?? '–' });
};

const inContainer = (container: string, more: Partial<DockerConnection> = {}): DockerConnection => ({
  kind: 'docker',
  target: { tool: 'docker', container },
  user: null,
  root: usualRoot,
  php: null,
  ...more,
});

const runningContainers = async (): Promise<DockerCandidate[]> =>
  parseRows(await list(listContainers), containerSchema)
    .map(
      ({ Names: name, Image: image }): DockerCandidate => ({
        source: 'container',
        name,
        image,
        connection: inContainer(name),
      }),
    )
    .sort((a, b) => a.name.localeCompare(b.name));

const textOf = (file: string): Promise<string | null> => readFile(file, 'utf8').catch(() => null);

/** A plain value of a line such as `name: shop` or `NAME=shop`; quotes around it are not part of it. */
const valueIn = (text: string, key: RegExp): string | null => {
  const line = text.split(/\r?\n/).find((found) => key.test(found));
  const value = line
    ?.replace(key, '')
    .replace(/\s+#.*$/, '')
    .trim()
    .replaceAll(/^["']|["']$/g, '');
  return value === undefined || value === '' ? null : value;
};

/** ddev names its container after the project, and runs it as the user of this computer. */
const ddevIn = async (folder: string): Promise<DockerCandidate[]> => {
  const config = await textOf(join(folder, '.ddev', 'config.yaml'));
  if (config === null) return [];
  const container = `ddev-${valueIn(config, /^name:/) ?? basename(folder)}-web`;
  const inner = valueIn(config, /^composer_root:/);
  const root = inner === null ? usualRoot : `${usualRoot}/${inner}`;
  return [{ source: 'ddev', name: container, image: '', connection: inContainer(container, { root }) }];
};

/** Warden is Compose with its own files, so its container is looked for by name; its shell is www-data's. */
const wardenIn = async (folder: string): Promise<DockerCandidate[]> => {
  const env = await textOf(join(folder, '.env'));
  const name = env && valueIn(env, /^WARDEN_ENV_NAME=/);
  if (!name) return [];
  const running = await runningContainers();
  const found = running.find((one) => [`${name}-php-fpm-1`, `${name}_php-fpm_1`].includes(one.name));
  const container = found?.name ?? `${name}-php-fpm-1`;
  const connection = inContainer(container, { user: 'www-data' });
  return [{ source: 'warden', name: container, image: found?.image ?? '', connection }];
};

const composeFiles = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'];

const servicesIn = async (folder: string): Promise<DockerCandidate[]> =>
  parseRows(await list(listServices(folder)), serviceSchema)
    .map(
      ({ Service: service, Image: image }): DockerCandidate => ({
        source: 'compose',
        name: service,
        image,
        connection: { ...inContainer(service), target: { tool: 'compose', folder, service } },
      }),
    )
    .sort((a, b) => a.name.localeCompare(b.name));

/** Throws `docker.*`. Empty = nothing runs, or the folder says nothing. */
export const findCandidates = async (folder: string | null): Promise<DockerCandidate[]> =>
  // A name that Docker would not take (it could pass for an option) is none of ours to offer.
  (await candidatesIn(folder)).filter(
    ({ connection }) => dockerConnectionSchema.safeParse(connection).success,
  );

const candidatesIn = async (folder: string | null): Promise<DockerCandidate[]> => {
  if (folder === null) return runningContainers();
  const known = [...(await ddevIn(folder)), ...(await wardenIn(folder))];
  if (known.length > 0) return known;
  return composeFiles.some((file) => existsSync(join(folder, file))) ? servicesIn(folder) : [];
};
