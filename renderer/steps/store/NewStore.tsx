/** Step *store* for a store that is not there yet. */
import { ReachStore } from './ReachStore.tsx';

export const NewStore = () => <ReachStore facts={null} />;
