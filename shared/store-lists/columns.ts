/** The columns of the CSV form, and how a connection's fields lie in them. Pure. */
import type { Connection } from '../model/instance.ts';

export const columns = [
  'name',
  'client',
  'purpose',
  'tags',
  'connection',
  'edition',
  'root',
  'php',
  'host',
  'port',
  'user',
  'auth',
  'key_file',
  'run_as',
  'container',
  'compose_folder',
  'compose_service',
  'container_user',
  'admin_url',
  'admin_page',
  'project_id',
  'project_name',
  'data_space_id',
  'data_space_name',
  'data_space_type',
  'ims_organization_id',
] as const;
export type Column = (typeof columns)[number];

export type Cells = Readonly<Partial<Record<Column, string>>>;
export type ConnectionKind = Connection['kind'];

/** Which columns belong to a kind. */
export const columnsOfKind = {
  practice: ['edition'],
  local: ['root', 'php'],
  ssh: ['host', 'port', 'user', 'auth', 'key_file', 'root', 'run_as', 'php'],
  docker: ['container', 'compose_folder', 'compose_service', 'container_user', 'root', 'php'],
  admin: ['admin_url'],
  guided: ['admin_url', 'admin_page'],
} as const satisfies Record<ConnectionKind, readonly Column[]>;

export const connectionColumns: readonly Column[] = columns.slice(
  columns.indexOf('connection') + 1,
  columns.indexOf('project_id'),
);

const text = (value: string | number | null): string => (value === null ? '' : String(value));

/** A connection's fields, one cell each. */
export const connectionCells = (connection: Connection): Cells => {
  switch (connection.kind) {
    case 'practice':
      return { edition: connection.edition };
    case 'local':
      return { root: connection.root, php: text(connection.php) };
    case 'ssh': {
      const { host, port, user, auth, root, runAs, php } = connection;
      const keyFile = auth.method === 'key' ? { key_file: auth.file } : {};
      const place = { host, port: text(port), user: text(user), auth: auth.method, root };
      return { ...place, ...keyFile, run_as: text(runAs), php: text(php) };
    }
    case 'docker': {
      const { target, user, root, php } = connection;
      const where =
        target.tool === 'docker'
          ? { container: target.container }
          : { compose_folder: target.folder, compose_service: target.service };
      return { ...where, container_user: text(user), root, php: text(php) };
    }
    case 'admin':
      return { admin_url: connection.adminUrl };
    case 'guided':
      return { admin_url: text(connection.adminUrl), admin_page: connection.page };
  }
};

const orNull = (cell: string | undefined): string | null => (cell === undefined || cell === '' ? null : cell);

/** A connection out of its cells, to be judged by its schema: what is missing or wrong is still in it. */
export const connectionFrom = (kind: string, cells: Cells): unknown => {
  const base = { kind, root: cells.root, php: orNull(cells.php) };
  switch (kind) {
    case 'practice':
      return { kind, edition: cells.edition };
    case 'ssh': {
      const port = orNull(cells.port);
      const method = orNull(cells.auth) ?? (orNull(cells.key_file) === null ? 'automatic' : 'key');
      const auth = method === 'key' ? { method, file: cells.key_file } : { method };
      const place = { host: cells.host, port: port === null ? null : Number(port), user: orNull(cells.user) };
      return { ...base, ...place, auth, runAs: orNull(cells.run_as) };
    }
    case 'docker': {
      const target =
        orNull(cells.container) === null
          ? { tool: 'compose', folder: cells.compose_folder, service: cells.compose_service }
          : { tool: 'docker', container: cells.container };
      return { ...base, target, user: orNull(cells.container_user) };
    }
    case 'admin':
      return { kind, adminUrl: cells.admin_url };
    case 'guided':
      return { kind, adminUrl: orNull(cells.admin_url), page: orNull(cells.admin_page) ?? 'services' };
    default:
      return base;
  }
};

/** The column that holds what a schema's path names. */
const columnsByPath: Readonly<Record<string, Column>> = {
  kind: 'connection',
  keyFile: 'key_file',
  file: 'key_file',
  method: 'auth',
  runAs: 'run_as',
  container: 'container',
  folder: 'compose_folder',
  service: 'compose_service',
  tool: 'container',
  adminUrl: 'admin_url',
  page: 'admin_page',
};
const known = (name: string): name is Column => columns.some((column) => column === name);

export const columnOfConnection = (kind: string, path: readonly PropertyKey[]): Column => {
  const last = String(path.at(-1) ?? 'kind');
  if (kind === 'docker' && last === 'user') return 'container_user';
  return columnsByPath[last] ?? (known(last) ? last : 'connection');
};
