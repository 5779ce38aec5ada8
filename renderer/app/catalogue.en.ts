/** Everything that the wizard says in one language, as one chunk. */
import app from '../../shared/locales/en/app.json';
import laterSteps from '../../shared/locales/en/later-steps.json';
import problems from '../../shared/locales/en/problems.json';

export default { ...app, ...laterSteps, ...problems };
