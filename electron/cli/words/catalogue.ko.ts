/** Everything that the command line may say in one language: its own texts, and those of every problem and plan. */
import admin from '../../../shared/locales/ko/admin.json' with { type: 'json' };
import adopt from '../../../shared/locales/ko/adopt.json' with { type: 'json' };
import app from '../../../shared/locales/ko/app.json' with { type: 'json' };
import batch from '../../../shared/locales/ko/batch.json' with { type: 'json' };
import cli from '../../../shared/locales/ko/cli.json' with { type: 'json' };
import docker from '../../../shared/locales/ko/docker.json' with { type: 'json' };
import guided from '../../../shared/locales/ko/guided.json' with { type: 'json' };
import handOff from '../../../shared/locales/ko/hand-off.json' with { type: 'json' };
import lateHandOff from '../../../shared/locales/ko/late/hand-off.json' with { type: 'json' };
import lateStoreLists from '../../../shared/locales/ko/late/store-lists.json' with { type: 'json' };
import laterSteps from '../../../shared/locales/ko/later-steps.json' with { type: 'json' };
import many from '../../../shared/locales/ko/many.json' with { type: 'json' };
import problems from '../../../shared/locales/ko/problems.json' with { type: 'json' };
import rotation from '../../../shared/locales/ko/rotation.json' with { type: 'json' };
import ssh from '../../../shared/locales/ko/ssh.json' with { type: 'json' };
import storeLists from '../../../shared/locales/ko/store-lists.json' with { type: 'json' };
import undo from '../../../shared/locales/ko/undo.json' with { type: 'json' };

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
