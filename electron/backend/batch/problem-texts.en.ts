/** The files of the catalogue in which problems are explained. */
import admin from '../../../shared/locales/en/admin.json' with { type: 'json' };
import adopt from '../../../shared/locales/en/adopt.json' with { type: 'json' };
import batch from '../../../shared/locales/en/batch.json' with { type: 'json' };
import docker from '../../../shared/locales/en/docker.json' with { type: 'json' };
import guided from '../../../shared/locales/en/guided.json' with { type: 'json' };
import handOff from '../../../shared/locales/en/hand-off.json' with { type: 'json' };
import problems from '../../../shared/locales/en/problems.json' with { type: 'json' };
import rotation from '../../../shared/locales/en/rotation.json' with { type: 'json' };
import ssh from '../../../shared/locales/en/ssh.json' with { type: 'json' };
import storeLists from '../../../shared/locales/en/store-lists.json' with { type: 'json' };
import undo from '../../../shared/locales/en/undo.json' with { type: 'json' };

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
