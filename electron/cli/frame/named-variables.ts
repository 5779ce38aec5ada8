/** Environment variables that the arguments name as sources of secrets: the programs that we start must not inherit them. */

import { isReservedVariable } from '../../../shared/reserved-variables.ts';

/** `env:NAME`, alone or behind `value=`. */
const named = /(?:^|=)env:([A-Za-z_]\w*)$/;

/** A copy of the environment with all variables; those that are named are gone from `environment` itself, unless programs need them. */
export const takeNamedVariables = (
  environment: NodeJS.ProcessEnv,
  args: readonly string[],
): NodeJS.ProcessEnv => {
  const copy = { ...environment };
  for (const argument of args) {
    const [, name] = named.exec(argument) ?? [];
    if (name !== undefined && !isReservedVariable(name)) delete environment[name];
  }
  return copy;
};
