/** One instance: reaching it, and bringing it to what is chosen. */
import { findCandidates } from '../instance/docker/index.ts';
import type { Router } from './index.ts';
import type { Procedures } from './procedures.ts';
import type { Services } from './services.ts';

export const instancesProcedures = (
  os: Procedures,
  services: Services,
): Pick<Router, 'admin' | 'docker' | 'ssh' | 'onboarding' | 'guided'> => {
  const { admin, onboarding, guided } = services;
  return {
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
    docker: {
      find: os.docker.find.handler(async ({ input }) => ({ candidates: await findCandidates(input.folder) })),
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
    onboarding: {
      plan: os.onboarding.plan.handler(({ input }) => onboarding.plan(input.storeId)),
      apply: os.onboarding.apply.handler(({ input, signal }) => onboarding.apply(input, signal)),
      undoPlan: os.onboarding.undoPlan.handler(({ input }) => onboarding.undoPlan(input.storeId)),
      undo: os.onboarding.undo.handler(({ input, signal }) => onboarding.undo(input, signal)),
      follow: os.onboarding.follow.handler(({ input, signal }) => onboarding.follow(input.storeId, signal)),
      cancel: os.onboarding.cancel.handler(({ input }) => ({ cancelled: onboarding.cancel(input.storeId) })),
      resolve: os.onboarding.resolve.handler(({ input }) => onboarding.resolve(input.storeId)),
    },
    guided: {
      begin: os.guided.begin.handler(({ input }) => guided.begin(input.storeId, input.shareDataSpace)),
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
  };
};
