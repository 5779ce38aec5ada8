/** Everything that the wizard says in one language, as one chunk. */
import app from '../../shared/locales/ko/app.json';
import laterSteps from '../../shared/locales/ko/later-steps.json';
import problems from '../../shared/locales/ko/problems.json';

export default { ...app, ...laterSteps, ...problems };
