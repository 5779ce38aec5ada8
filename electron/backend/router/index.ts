/** The contract, implemented: each procedure hands over to the service that does the work. */
import type { Router as RouterOf } from '@orpc/server';
import type { contract } from '../../../shared/contract/index.ts';
import { instancesProcedures } from './instances.ts';
import { keysProcedures } from './keys.ts';
import { manyProcedures } from './many.ts';
import { createProcedures } from './procedures.ts';
import type { Services } from './services.ts';
import { storesProcedures } from './stores.ts';

/** Named, because the inferred type is longer than the compiler writes down. */
export type Router = RouterOf<typeof contract, Record<never, never>>;

export function createRouter(services: Services): Router {
  const os = createProcedures(services);
  return os.router({
    ...storesProcedures(os, services),
    ...keysProcedures(os, services),
    ...instancesProcedures(os, services),
    ...manyProcedures(os, services),
  });
}
