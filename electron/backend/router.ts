/** The contract, implemented: each procedure hands over to the service that does the work. */
import { implement, ORPCError, type Router as RouterOf } from '@orpc/server';
import { contract } from '../../shared/contract/index.ts';
import type { AppInfo } from '../../shared/contract/settings.ts';
import { type Problem, ProblemError } from '../../shared/problems.ts';
import type { Adopt } from './adopt.ts';
import type { Batch } from './batch/index.ts';
import type { Checks } from './checks/index.ts';
import type { Schedule } from './checks/schedule.ts';
import type { Credentials } from './credentials/index.ts';
import type { DeclarationService } from './declaration/index.ts';
import type { Guided } from './guided/index.ts';
import type { HandOff } from './hand-off/index.ts';
import type { AdminSessions } from './instance/admin/index.ts';
import { findCandidates } from './instance/docker/index.ts';
import type { Ssh } from './instance/ssh/index.ts';
import { linkAddress } from './links.ts';
import type { Onboarding } from './onboarding/index.ts';
import type { Ports } from './ports.ts';
import type { Practice } from './practice/index.ts';
import type { createMakeKeys } from './practice/make-keys.ts';
import type { ProjectService } from './registry/projects.ts';
import type { RotationService } from './rotation/index.ts';
import type { StoreLists } from './store-lists/index.ts';
import type { ManyStores } from './stores/many.ts';
import type { Stores } from './stores/service.ts';
import type { SettingsRepository } from './stores/settings.ts';

export interface Services {
  readonly ports: Ports;
  readonly admin: AdminSessions;
  readonly info: () => AppInfo;
  readonly settings: SettingsRepository;
  readonly stores: Stores;
  readonly manyStores: ManyStores;
  readonly followChanges: (
    signal: AbortSignal | undefined,
  ) => AsyncGenerator<Record<string, never>, void, void>;
  readonly credentials: Credentials;
  readonly projects: ProjectService;
  readonly onboarding: Onboarding;
  readonly guided: Guided;
  readonly handOff: HandOff;
  readonly storeLists: StoreLists;
  readonly practice: Pick<Practice, 'portalUrl'>;
  readonly ssh: Pick<Ssh, 'findRoots' | 'trustHost' | 'giveSecret'>;
  readonly adopt: Adopt;
  readonly batch: Batch;
  readonly declaration: DeclarationService;
  readonly rotation: RotationService;
  readonly checks: Checks;
  readonly schedule: Pick<Schedule, 'refresh'>;
  /** A store holds other values now. */
  readonly afterChange: (storeId: string) => void;
  readonly unforeseen: (error: unknown) => Problem;
  readonly startPractice: (name: string, edition: 'commerce' | 'open-source') => Promise<string>;
  readonly makePracticeKeys: ReturnType<typeof createMakeKeys>;
}

/** Named, because the inferred type is longer than the compiler writes down. */
export type Router = RouterOf<typeof contract, Record<never, never>>;

export function createRouter(services: Services): Router {
  const { ports, admin, batch, settings, stores, credentials, projects, onboarding, guided } = services;

  /** Every error leaves as a problem of the catalogue; one that nobody foresaw gets a reference to the log. */
  const toContractError = (error: unknown): unknown => {
    if (error instanceof ORPCError) return error;
    const problem = error instanceof ProblemError ? error.problem : services.unforeseen(error);
    return new ORPCError('PROBLEM', { defined: true, status: 422, data: problem });
  };
  const os = implement(contract).use(async ({ next }) => {
    try {
      return await next();
    } catch (error) {
      throw toContractError(error);
    }
  });

  return os.router({
    admin: {
      state: os.admin.state.handler(({ input }) => ({ signedIn: admin.isSignedIn(input.adminUrl) })),
      openWindow: os.admin.openWindow.handler(async ({ input, signal }) => {
        const { adminUrl, basic } = input;
        await admin.openWindow(adminUrl, basic, signal ?? new AbortController().signal);
        return {};
      }),
      signIn: os.admin.signIn.handler(({ input: { adminUrl, ...credentials } }) =>
        admin.signIn(adminUrl, credentials),
      ),
      enterCode: os.admin.enterCode.handler(async ({ input }) => {
        await admin.enterCode(input.adminUrl, input.code);
        return {};
      }),
    },
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
    rotation: {
      overview: os.rotation.overview.handler(({ input }) => services.rotation.overview(input.keySetId)),
      begin: os.rotation.begin.handler(({ input }) => services.rotation.begin(input)),
      run: os.rotation.run.handler(({ input, signal }) => services.rotation.run(input, signal)),
      giveUp: os.rotation.giveUp.handler(({ input }) => services.rotation.giveUp(input.keySetId)),
    },
    settings: {
      info: os.settings.info.handler(() => services.info()),
      get: os.settings.get.handler(() => settings.get()),
      update: os.settings.update.handler(({ input }) => {
        const updated = settings.update(input);
        services.schedule.refresh();
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
    credentials: {
      list: os.credentials.list.handler(() => credentials.list()),
      create: os.credentials.create.handler(({ input }) => credentials.create(input)),
      adopt: os.credentials.adopt.handler(async ({ input }) => {
        const { keySet, findings } = await services.adopt(input.storeId);
        return { keySet, findings: [...findings] };
      }),
      rename: os.credentials.rename.handler(({ input }) => credentials.rename(input)),
      remove: os.credentials.remove.handler(async ({ input }) => {
        await credentials.remove(input);
        return {};
      }),
      enter: os.credentials.enter.handler(({ input }) => credentials.enter(input)),
      enterFromDialog: os.credentials.enterFromDialog.handler(({ input }) =>
        credentials.enterFromDialog(input),
      ),
      acceptOffer: os.credentials.acceptOffer.handler(({ input }) => credentials.acceptOffer(input)),
      clear: os.credentials.clear.handler(({ input }) => credentials.clear(input)),
      check: os.credentials.check.handler(({ input }) => credentials.check(input)),
      keychain: os.credentials.keychain.handler(() => credentials.keychain()),
      unlockKeychain: os.credentials.unlockKeychain.handler(() => credentials.unlockKeychain()),
      useSessionKeychain: os.credentials.useSessionKeychain.handler(() => credentials.useSessionKeychain()),
    },
    declaration: {
      plan: os.declaration.plan.handler(({ input, signal }) => services.declaration.plan(input, signal)),
      apply: os.declaration.apply.handler(({ input, signal }) => services.declaration.apply(input, signal)),
    },
    docker: {
      find: os.docker.find.handler(async ({ input }) => ({ candidates: await findCandidates(input.folder) })),
    },
    guided: {
      begin: os.guided.begin.handler(({ input }) => guided.begin(input.storeId)),
      answer: os.guided.answer.handler(({ input }) =>
        guided.answer(input.storeId, input.answers, input.isFinal),
      ),
      tick: os.guided.tick.handler(({ input }) => guided.tick(input.storeId, input.field, input.isTicked)),
      copy: os.guided.copy.handler(async ({ input }) => {
        await guided.copy(input.storeId, input.field);
        return {};
      }),
      verify: os.guided.verify.handler(({ input }) => guided.verify(input.storeId)),
      finish: os.guided.finish.handler(async ({ input }) => {
        const facts = await guided.finish(input.storeId);
        services.afterChange(input.storeId);
        return facts;
      }),
      openSheet: os.guided.openSheet.handler(({ input }) => guided.openSheet(input.storeId, input.language)),
      beginUndo: os.guided.beginUndo.handler(({ input }) => guided.undo.begin(input.storeId)),
      cancelUndo: os.guided.cancelUndo.handler(({ input }) => guided.undo.cancel(input.storeId)),
      markUndo: os.guided.markUndo.handler(({ input }) =>
        guided.undo.mark(input.storeId, input.field, input.mark),
      ),
      copyFormer: os.guided.copyFormer.handler(async ({ input }) => {
        await guided.undo.copy(input.storeId, input.field);
        return {};
      }),
      verifyUndo: os.guided.verifyUndo.handler(({ input }) => guided.undo.verify(input.storeId)),
      finishUndo: os.guided.finishUndo.handler(async ({ input }) => {
        const facts = await guided.undo.finish(input.storeId);
        services.afterChange(input.storeId);
        return facts;
      }),
    },
    handOff: {
      recipient: os.handOff.recipient.handler(() => services.handOff.recipient()),
      write: os.handOff.write.handler(({ input }) => services.handOff.write(input.keySetId, input.recipient)),
      read: os.handOff.read.handler(({ input }) => services.handOff.read(input.source, input.target)),
      chooseFile: os.handOff.chooseFile.handler(async () => {
        const paths = await ports.chooseFiles();
        if (paths === undefined) throw new ProblemError('host.file-dialog-unavailable');
        const [path] = paths ?? [];
        return path === undefined ? null : { path };
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
    registry: {
      projects: os.registry.projects.handler(({ input }) => projects.list(input.storeId)),
      createProject: os.registry.createProject.handler(({ input }) =>
        projects.create(input.storeId, input.projectName),
      ),
      renameProject: os.registry.renameProject.handler(({ input }) =>
        projects.rename(input.storeId, input.projectId, input.projectName),
      ),
      renameDataSpace: os.registry.renameDataSpace.handler(({ input }) =>
        projects.renameDataSpace(input.storeId, input.environmentId, input.environmentName),
      ),
    },
    onboarding: {
      plan: os.onboarding.plan.handler(({ input }) => onboarding.plan(input.storeId)),
      apply: os.onboarding.apply.handler(({ input, signal }) => onboarding.apply(input, signal)),
      undoPlan: os.onboarding.undoPlan.handler(({ input }) => onboarding.undoPlan(input.storeId)),
      undo: os.onboarding.undo.handler(({ input, signal }) => onboarding.undo(input, signal)),
      follow: os.onboarding.follow.handler(({ input, signal }) => onboarding.follow(input.storeId, signal)),
      cancel: os.onboarding.cancel.handler(({ input }) => ({ cancelled: onboarding.cancel(input.storeId) })),
      resolve: os.onboarding.resolve.handler(({ input }) => onboarding.resolve(input.storeId)),
    },
    ssh: {
      findRoots: os.ssh.findRoots.handler(async ({ input }) => ({
        roots: await services.ssh.findRoots(input.target),
      })),
      trustHost: os.ssh.trustHost.handler(async ({ input }) => {
        await services.ssh.trustHost(input.fingerprint);
        return {};
      }),
      giveSecret: os.ssh.giveSecret.handler(async ({ input }) => {
        await services.ssh.giveSecret(input.wanted, input.secret, input.keep);
        return {};
      }),
    },
    practice: {
      start: os.practice.start.handler(async ({ input }) =>
        stores.facts(await services.startPractice(input.name, input.edition)),
      ),
      makeKeys: os.practice.makeKeys.handler(({ input }) =>
        services.makePracticeKeys(input.keySetId, input.edition),
      ),
    },
  });
}
