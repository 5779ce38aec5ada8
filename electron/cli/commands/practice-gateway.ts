/** `practice gateway`: the practice gateway and portal on their own, until Ctrl-C. */
import path from 'node:path';
import { z } from 'zod';
import { startPracticeGateway } from '../../backend/practice/gateway/index.ts';
import { openFileLog } from '../../backend/support/file-log.ts';
import { openDataFolder } from '../../data-folder.ts';
import type { Action } from '../frame/session.ts';
import { untilStopped } from '../support/until-stopped.ts';

const optionsSchema = z.object({ port: z.number().int() });

export const run: Action = async (session, { options }) => {
  const { port } = optionsSchema.parse(options);
  const dataFolder = openDataFolder();
  const gateway = await startPracticeGateway({
    port,
    // Apart from the wizard's own practice gateway, which may run at the same time.
    stateFile: path.join(dataFolder, 'practice-gateway-standalone.json'),
    log: openFileLog(dataFolder),
    now: () => new Date(),
  });
  const { sandbox, production, portal } = gateway.urls;
  session.tell({ type: 'serving', urls: { sandbox, production, portal } });
  session.print('cli.practice.gateway', { sandbox, production, portal });
  await untilStopped(session.signal);
  await gateway.close();
  return { data: { reason: 'signal' } };
};
