/** Step *store* for a store that is not there yet. */
import { LocalStore } from './LocalStore.tsx';

export const NewStore = () => <LocalStore facts={null} />;
