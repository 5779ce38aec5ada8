/** Everything that the wizard says in one language, as one chunk. */
import admin from '../../shared/locales/ko/admin.json';
import adopt from '../../shared/locales/ko/adopt.json';
import app from '../../shared/locales/ko/app.json';
import batch from '../../shared/locales/ko/batch.json';
import docker from '../../shared/locales/ko/docker.json';
import guided from '../../shared/locales/ko/guided.json';
import handOff from '../../shared/locales/ko/hand-off.json';
import laterSteps from '../../shared/locales/ko/later-steps.json';
import many from '../../shared/locales/ko/many.json';
import problems from '../../shared/locales/ko/problems.json';
import rotation from '../../shared/locales/ko/rotation.json';
import ssh from '../../shared/locales/ko/ssh.json';
import storeLists from '../../shared/locales/ko/store-lists.json';
import undo from '../../shared/locales/ko/undo.json';

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
