/** The user's stores, the list of them, the settings, and stores to practise on. */
import { ProblemError } from '../../../shared/problems.ts';
import { linkAddress } from '../links.ts';
import type { Router } from './index.ts';
import type { Procedures } from './procedures.ts';
import type { Services } from './services.ts';

export const storesProcedures = (
  os: Procedures,
  services: Services,
): Pick<Router, 'settings' | 'stores' | 'storeLists' | 'practice'> => {
  const { ports, settings, stores } = services;
  return {
    settings: {
      info: os.settings.info.handler(() => services.info()),
      get: os.settings.get.handler(() => settings.get()),
      update: os.settings.update.handler(({ input }) => {
        const updated = settings.update(input);
        if (input.checkEvery !== undefined) services.schedule.restart();
        return updated;
      }),
      openLink: os.settings.openLink.handler(async ({ input }) => {
        const store = input.storeId === null ? null : stores.get(input.storeId);
        const url = await linkAddress(input.link, store, services.practice);
        return { url, opened: await ports.openExternal(url) };
      }),
    },
    stores: {
      list: os.stores.list.handler(() => stores.list()),
      summaries: os.stores.summaries.handler(() => services.manyStores.summaries()),
      facts: os.stores.facts.handler(({ input }) => stores.facts(input.storeId)),
      create: os.stores.create.handler(({ input }) => stores.create(input)),
      update: os.stores.update.handler(({ input }) => stores.update(input.storeId, input.choices)),
      remove: os.stores.remove.handler(async ({ input }) => {
        await stores.remove(input.storeId);
        return {};
      }),
      removeMany: os.stores.removeMany.handler(async ({ input }) => ({
        results: await services.manyStores.removeMany(input.storeIds),
      })),
      tagMany: os.stores.tagMany.handler(async ({ input: { storeIds, ...change } }) => ({
        results: await services.manyStores.tagMany(storeIds, change),
      })),
      changes: os.stores.changes.handler(({ signal }) => services.followChanges(signal)),
      inspect: os.stores.inspect.handler(({ input }) => stores.inspect(input.storeId)),
      detect: os.stores.detect.handler(({ input }) => stores.detect(input.connection)),
      chooseFolder: os.stores.chooseFolder.handler(async () => {
        const path = await ports.chooseFolder();
        if (path === undefined) throw new ProblemError('host.file-dialog-unavailable');
        return path === null ? null : { path };
      }),
    },
    storeLists: {
      export: os.storeLists.export.handler(({ input }) =>
        services.storeLists.export(input.format, input.storeIds),
      ),
      preview: os.storeLists.preview.handler(({ input }) =>
        services.storeLists.preview(input.format, input.text),
      ),
      import: os.storeLists.import.handler(({ input }) =>
        services.storeLists.import(input.format, input.text),
      ),
      saveReport: os.storeLists.saveReport.handler(({ input }) => services.storeLists.saveReport(input.rows)),
    },
    practice: {
      start: os.practice.start.handler(async ({ input }) =>
        stores.facts(await services.startPractice(input.name, input.edition)),
      ),
      makeKeys: os.practice.makeKeys.handler(({ input }) =>
        services.makePracticeKeys(input.keySetId, input.edition),
      ),
    },
  };
};
