/** The contract, implemented: each procedure hands over to the service that does the work. */
import { implement, ORPCError, type Router as RouterOf } from '@orpc/server';
import { contract } from '../../shared/contract/index.ts';
import type { AppInfo } from '../../shared/contract/settings.ts';
import { ProblemError, problemOf } from '../../shared/problems.ts';
import type { Adopt } from './adopt.ts';
import type { Credentials } from './credentials/index.ts';
import type { Guided } from './guided/index.ts';
import type { AdminSessions } from './instance/admin/index.ts';
import { findCandidates } from './instance/docker/index.ts';
import type { Ssh } from './instance/ssh/index.ts';
import { linkAddress } from './links.ts';
import type { Onboarding } from './onboarding/index.ts';
import type { Ports } from './ports.ts';
import type { Practice } from './practice/index.ts';
import type { ProjectService } from './registry/projects.ts';
import type { Stores } from './stores/service.ts';
import type { SettingsRepository } from './stores/settings.ts';

export interface Services {
  readonly ports: Ports;
  readonly admin: AdminSessions;
  readonly info: () => AppInfo;
  readonly settings: SettingsRepository;
  readonly stores: Stores;
  readonly credentials: Credentials;
  readonly projects: ProjectService;
  readonly onboarding: Onboarding;
  readonly guided: Guided;
  readonly practice: Pick<Practice, 'portalUrl'>;
  readonly ssh: Pick<Ssh, 'findRoots' | 'trustHost' | 'giveSecret'>;
  readonly adopt: Adopt;
  readonly startPractice: (name: string, edition: 'commerce' | 'open-source') => Promise<string>;
}

/** Named, because the inferred type is longer than the compiler writes down. */
export type Router = RouterOf<typeof contract, Record<never, never>>;

export function createRouter(services: Services): Router {
  const { ports, admin, settings, stores, credentials, projects, onboarding, guided } = services;

  /** Every error leaves as a problem of the catalogue; one that nobody foresaw gets a reference to the log. */
  const toContractError = (error: unknown): unknown => {
    if (error instanceof ORPCError) return error;
    const problem = error instanceof ProblemError ? error.problem : unforeseen(error);
    return new ORPCError('PROBLEM', { defined: true, status: 422, data: problem });
  };
  const unforeseen = (error: unknown) => {
    const reference = ports.now().getTime().toString(36);
    const stack = error instanceof Error ? (error.stack ?? error.message) : typeof error;
    ports.log.error('unexpected', { reference, stack });
    return problemOf('unexpected', { reference });
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
    settings: {
      info: os.settings.info.handler(() => services.info()),
      get: os.settings.get.handler(() => settings.get()),
      update: os.settings.update.handler(({ input }) => settings.update(input)),
      openLink: os.settings.openLink.handler(async ({ input }) => {
        const store = input.storeId === null ? null : stores.get(input.storeId);
        const url = await linkAddress(input.link, store, services.practice);
        return { url, opened: await ports.openExternal(url) };
      }),
    },
    stores: {
      list: os.stores.list.handler(() => stores.list()),
      facts: os.stores.facts.handler(({ input }) => stores.facts(input.storeId)),
      create: os.stores.create.handler(({ input }) => stores.create(input)),
      update: os.stores.update.handler(({ input }) => stores.update(input.storeId, input.choices)),
      remove: os.stores.remove.handler(async ({ input }) => {
        await stores.remove(input.storeId);
        return {};
      }),
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
      finish: os.guided.finish.handler(({ input }) => guided.finish(input.storeId)),
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
      finishUndo: os.guided.finishUndo.handler(({ input }) => guided.undo.finish(input.storeId)),
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
    },
  });
}
