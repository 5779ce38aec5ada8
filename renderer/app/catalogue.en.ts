/** Everything that the wizard says in one language, as one chunk. */
import admin from '../../shared/locales/en/admin.json';
import adopt from '../../shared/locales/en/adopt.json';
import app from '../../shared/locales/en/app.json';
import batch from '../../shared/locales/en/batch.json';
import docker from '../../shared/locales/en/docker.json';
import guided from '../../shared/locales/en/guided.json';
import handOff from '../../shared/locales/en/hand-off.json';
import laterSteps from '../../shared/locales/en/later-steps.json';
import many from '../../shared/locales/en/many.json';
import problems from '../../shared/locales/en/problems.json';
import rotation from '../../shared/locales/en/rotation.json';
import ssh from '../../shared/locales/en/ssh.json';
import storeLists from '../../shared/locales/en/store-lists.json';
import undo from '../../shared/locales/en/undo.json';

export default {
  ...admin,
  ...adopt,
  ...app,
  ...batch,
  ...docker,
  ...guided,
  ...handOff,
  ...laterSteps,
  ...many,
  ...problems,
  ...rotation,
  ...ssh,
  ...storeLists,
  ...undo,
};
