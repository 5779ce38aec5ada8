/** Key sets: entering, replacing and handing them over, and the projects that they open. */
import { ProblemError } from '../../../shared/problems.ts';
import type { Router } from './index.ts';
import type { Procedures } from './procedures.ts';
import type { Services } from './services.ts';

export const keysProcedures = (
  os: Procedures,
  services: Services,
): Pick<Router, 'credentials' | 'handOff' | 'rotation' | 'registry'> => {
  const { ports, credentials, projects } = services;
  return {
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
    rotation: {
      overview: os.rotation.overview.handler(({ input }) => services.rotation.overview(input.keySetId)),
      begin: os.rotation.begin.handler(({ input }) => services.rotation.begin(input)),
      run: os.rotation.run.handler(({ input, signal }) => services.rotation.run(input, signal)),
      giveUp: os.rotation.giveUp.handler(({ input }) => services.rotation.giveUp(input.keySetId)),
    },
    registry: {
      projects: os.registry.projects.handler(({ input }) => projects.list(input)),
      createProject: os.registry.createProject.handler(({ input }) =>
        projects.create(input, input.projectName),
      ),
      renameProject: os.registry.renameProject.handler(({ input }) =>
        projects.rename(input, input.projectId, input.projectName),
      ),
      renameDataSpace: os.registry.renameDataSpace.handler(({ input }) =>
        projects.renameDataSpace(input, input.environmentId, input.environmentName),
      ),
    },
  };
};
