import { defineFeed } from '@hub/inbox';

/** Places, committees, offices and appointments as they stand, for whoever decides on rights. */
export const directoryFeed = defineFeed({ name: 'directory', to: ['gateway', 'cases', 'trainings', 'liaison'] });
