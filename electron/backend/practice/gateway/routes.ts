/** The calls that the practice gateway answers once it knows who asks. */
import { z } from 'zod';
import type { Edition } from '../../../../shared/model/instance.ts';
import { projectNameSchema } from '../../../../shared/model/registry.ts';
import { initializePath, pingPath, registryPath } from '../../registry/paths.ts';
import type { GatewayAnswer } from './answers.ts';
import { jsonAnswer, registryError } from './answers.ts';
import type { Book } from './book.ts';
import { hasSpace } from './book.ts';
import { bareRow, rowsOf } from './merchants.ts';
import type { PracticeProject } from './state.ts';

export interface GatewayRequest {
  readonly method: string;
  readonly path: string;
  readonly body: string;
  readonly requestId: string;
  readonly edition: Edition;
}

const results = (
  projects: readonly PracticeProject[],
  extra: Readonly<Record<string, unknown>> = {},
): GatewayAnswer => jsonAnswer(200, { ...extra, results: projects.flatMap(rowsOf) });

/** A name out of the JSON body. What the real registry says to a bad name is not documented. */
const nameIn = (body: string, field: 'projectName' | 'environmentName'): string | null => {
  try {
    const parsed = z.object({ [field]: projectNameSchema }).safeParse(JSON.parse(body));
    return parsed.data?.[field] ?? null;
  } catch {
    return null;
  }
};

const projectRoute = async (
  book: Book,
  request: GatewayRequest,
  projectId: string,
): Promise<GatewayAnswer> => {
  const { method, edition, requestId } = request;
  const unknown = registryError(404, 'Project not found', requestId);
  if (method === 'GET') {
    const { projects } = await book.read();
    const found = projects.filter(
      (project) => project.edition === edition && project.projectId === projectId,
    );
    return found.length === 0 ? unknown : results(found, { status: 200 });
  }
  const name = nameIn(request.body, 'projectName');
  if (name === null) return registryError(400, 'projectName is invalid', requestId);
  const renamed = await book.renameProject(edition, projectId, name);
  return renamed === null ? unknown : results([renamed]);
};

const spaceRoute = async (book: Book, request: GatewayRequest, spaceId: string): Promise<GatewayAnswer> => {
  const { method, edition, requestId } = request;
  let project: PracticeProject | null | undefined;
  if (method === 'GET') {
    const { projects } = await book.read();
    project = projects.find((candidate) => candidate.edition === edition && hasSpace(candidate, spaceId));
  } else {
    const name = nameIn(request.body, 'environmentName');
    if (name === null) return registryError(400, 'environmentName is invalid', requestId);
    project = await book.renameDataSpace(edition, spaceId, name);
  }
  const row = project == null ? null : bareRow(project, spaceId);
  return row === null ? registryError(404, 'Merchant registry not found', requestId) : jsonAnswer(200, row);
};

const initialize = async (
  book: Book,
  { body, edition, requestId }: GatewayRequest,
): Promise<GatewayAnswer> => {
  const name = nameIn(body, 'projectName');
  if (name === null) return registryError(400, 'projectName is invalid', requestId);
  return results([await book.createProject(edition, name)]);
};

/** The id in `<prefix>/<id>`; null where the path is another one. */
const idIn = (path: string, prefix: string): string | null => {
  const id = path.startsWith(`${prefix}/`) ? path.slice(prefix.length + 1) : '';
  return id === '' || id.includes('/') ? null : id;
};

/** Calls that our client must never make (`cloudid`, `cleanup`) are unknown here, like any other address. */
export const route = async (book: Book, request: GatewayRequest): Promise<GatewayAnswer> => {
  const { method, path, edition, requestId } = request;
  const reads = method === 'GET';
  const renames = method === 'PATCH';
  if (reads && path === pingPath) return jsonAnswer(200, { status: 200 });
  if (reads && path === registryPath) {
    const { projects } = await book.read();
    return results(projects.filter((project) => project.edition === edition));
  }
  if (method === 'POST' && path === initializePath) return initialize(book, request);
  const projectId = idIn(path, `${registryPath}/projects`);
  if (projectId !== null && (reads || renames)) return projectRoute(book, request, projectId);
  const spaceId = idIn(path, `${registryPath}/environments`);
  if (spaceId !== null && (reads || renames)) return spaceRoute(book, request, spaceId);
  return registryError(404, 'Not Found', requestId);
};
