/** The files of the catalogue in which problems are explained. */
import admin from '../../../shared/locales/ko/admin.json' with { type: 'json' };
import adopt from '../../../shared/locales/ko/adopt.json' with { type: 'json' };
import batch from '../../../shared/locales/ko/batch.json' with { type: 'json' };
import docker from '../../../shared/locales/ko/docker.json' with { type: 'json' };
import guided from '../../../shared/locales/ko/guided.json' with { type: 'json' };
import handOff from '../../../shared/locales/ko/hand-off.json' with { type: 'json' };
import problems from '../../../shared/locales/ko/problems.json' with { type: 'json' };
import rotation from '../../../shared/locales/ko/rotation.json' with { type: 'json' };
import ssh from '../../../shared/locales/ko/ssh.json' with { type: 'json' };
import storeLists from '../../../shared/locales/ko/store-lists.json' with { type: 'json' };
import undo from '../../../shared/locales/ko/undo.json' with { type: 'json' };

const texts: Readonly<Record<string, string>> = {
  ...admin,
  ...adopt,
  ...batch,
  ...docker,
  ...guided,
  ...handOff,
  ...rotation,
  ...problems,
  ...ssh,
  ...storeLists,
  ...undo,
};
export default texts;
