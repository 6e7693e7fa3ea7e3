import { play } from './play.mjs';

await play('live', 'HUB_LIVE_PORT');
