/** The `docker` kind: an instance inside a container on this computer. */
export { createDockerConnection } from './connection.ts';
export { findCandidates } from './find.ts';
