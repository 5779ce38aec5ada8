/** Everything that the command line may say in one language: its own texts, and those of every problem and plan. */
import admin from '../../../shared/locales/en/admin.json' with { type: 'json' };
import adopt from '../../../shared/locales/en/adopt.json' with { type: 'json' };
import app from '../../../shared/locales/en/app.json' with { type: 'json' };
import batch from '../../../shared/locales/en/batch.json' with { type: 'json' };
import cli from '../../../shared/locales/en/cli.json' with { type: 'json' };
import docker from '../../../shared/locales/en/docker.json' with { type: 'json' };
import guided from '../../../shared/locales/en/guided.json' with { type: 'json' };
import handOff from '../../../shared/locales/en/hand-off.json' with { type: 'json' };
import lateHandOff from '../../../shared/locales/en/late/hand-off.json' with { type: 'json' };
import lateStoreLists from '../../../shared/locales/en/late/store-lists.json' with { type: 'json' };
import laterSteps from '../../../shared/locales/en/later-steps.json' with { type: 'json' };
import many from '../../../shared/locales/en/many.json' with { type: 'json' };
import problems from '../../../shared/locales/en/problems.json' with { type: 'json' };
import rotation from '../../../shared/locales/en/rotation.json' with { type: 'json' };
import ssh from '../../../shared/locales/en/ssh.json' with { type: 'json' };
import storeLists from '../../../shared/locales/en/store-lists.json' with { type: 'json' };
import undo from '../../../shared/locales/en/undo.json' with { type: 'json' };

export default {
  ...admin,
  ...adopt,
  ...app,
  ...batch,
  ...cli,
  ...docker,
  ...guided,
  ...handOff,
  ...lateHandOff,
  ...lateStoreLists,
  ...laterSteps,
  ...many,
  ...problems,
  ...rotation,
  ...ssh,
  ...storeLists,
  ...undo,
};
