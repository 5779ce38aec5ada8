/** Work on many stores at once. */

import type { Router } from './index.ts';
import type { Procedures } from './procedures.ts';
import type { Services } from './services.ts';

export const manyProcedures = (
  os: Procedures,
  services: Services,
): Pick<Router, 'batch' | 'checks' | 'declaration'> => {
  const { batch } = services;
  return {
    batch: {
      inspect: os.batch.inspect.handler(({ input, signal }) => batch.inspect(input, signal)),
      plan: os.batch.plan.handler(({ input, signal }) => batch.plan(input, signal)),
      apply: os.batch.apply.handler(({ input, signal }) => batch.apply(input, signal)),
      undo: os.batch.undo.handler(({ input, signal }) => batch.undo(input, signal)),
      report: os.batch.report.handler(async ({ input }) => ({
        text: await batch.report(input.report, input.format, input.language),
      })),
      saveReport: os.batch.saveReport.handler(({ input }) => batch.saveReport(input.report, input.language)),
    },
    checks: {
      run: os.checks.run.handler(({ input, signal }) => services.checks.run(input, signal)),
    },
    declaration: {
      stores: os.declaration.stores.handler(({ input }) => services.declaration.stores(input)),
      look: os.declaration.look.handler(async ({ input, signal }) => {
        await services.declaration.look(input, signal);
        return {};
      }),
      plan: os.declaration.plan.handler(({ input, signal }) => services.declaration.plan(input, signal)),
      apply: os.declaration.apply.handler(({ input, signal }) => services.declaration.apply(input, signal)),
    },
  };
};
