import { play } from './play.mjs';

await play('committees', 'HUB_PORT_COMMITTEES');
