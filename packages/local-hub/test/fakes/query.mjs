import { play } from './play.mjs';

await play('query', 'HUB_PORT');
