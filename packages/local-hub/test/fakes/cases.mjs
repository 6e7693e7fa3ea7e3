import { play } from './play.mjs';

await play('cases', 'HUB_PORT_CASES');
