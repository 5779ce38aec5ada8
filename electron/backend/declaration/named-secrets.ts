/** Environment variables that stores.yaml names as secrets: no program that is started may inherit them. */
import type { Declaration } from '../../../shared/declaration/index.ts';
import { environments, keyFields } from '../../../shared/model/environment.ts';

const namesIn = ({ clients }: Declaration): readonly string[] =>
  clients.flatMap(({ keys }) =>
    typeof keys === 'string'
      ? []
      : environments.flatMap((environment) =>
          keyFields.flatMap((field) => {
            const ref = keys[environment][field];
            return 'env' in ref ? [ref.env] : [];
          }),
        ),
  );

export interface NamedSecrets {
  /** Takes what the declaration names out of the environment, and answers everything that was ever taken. */
  take(declaration: Declaration): ReadonlyMap<string, string>;
}

/** They stay in memory: an apply follows a plan, and reads the same file again. */
export const createNamedSecrets = (environment: NodeJS.ProcessEnv): NamedSecrets => {
  const taken = new Map<string, string>();
  return {
    take: (declaration) => {
      for (const name of namesIn(declaration)) {
        const value = environment[name];
        if (value === undefined) continue;
        taken.set(name, value);
        delete environment[name];
      }
      return taken;
    },
  };
};
