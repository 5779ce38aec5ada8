/** `commerce-connect practice gateway`: the practice gateway and portal on their own, until Ctrl-C. */
import path from 'node:path';
import { startPracticeGateway } from '../backend/practice/gateway/index.ts';
import { openFileLog } from '../backend/support/file-log.ts';
import { openDataFolder } from '../data-folder.ts';
import { untilSignal } from './until-signal.ts';

export const practiceGateway = async ({ port }: { readonly port: number }): Promise<void> => {
  const dataFolder = openDataFolder();
  const gateway = await startPracticeGateway({
    port,
    // Apart from the wizard's own practice gateway, which may run at the same time.
    stateFile: path.join(dataFolder, 'practice-gateway-standalone.json'),
    log: openFileLog(dataFolder),
    now: () => new Date(),
  });
  console.log(`Sandbox gateway:     ${gateway.urls.sandbox}`);
  console.log(`Production gateway:  ${gateway.urls.production}`);
  console.log(`Practice API portal: ${gateway.urls.portal}`);
  console.log('It ends with Ctrl-C.');
  await untilSignal();
  await gateway.close();
};
