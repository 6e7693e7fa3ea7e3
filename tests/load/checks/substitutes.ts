import { type StandIn, standingIn, unbundled } from '../../scene/stand-in.js';

const SUBSTITUTES: readonly StandIn[] = [
  ['/gateway/dist/policy/authorize.js', 'export const authorizeOperation = () => undefined;'],
  ['/gateway/dist/execution/selection-tree.js', 'export const prune = () => undefined;'],
  [
    '/packages/caller/dist/assertion.js',
    `const spell = (caller) => Buffer.from(JSON.stringify(caller)).toString('base64url');
     export const createAssertionSigner = () => spell;
     export const createAssertionVerifier = () => (token) => JSON.parse(Buffer.from(token ?? '', 'base64url').toString());`,
  ],
  ['/packages/store/dist/audit.js', 'export const recordAudit = async () => undefined;'],
  [
    '/packages/store/dist/store.js',
    `export class Store extends Original.Store {
       async run(start, actor, work) {
         if (!globalThis.rowsAreOpen) return super.run(start, actor, work);
         const runner = this.dataSource.createQueryRunner();
         try {
           const connection = await runner.connect();
           Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
           await connection.query(start);
           const result = await work(runner.manager);
           await runner.commitTransaction();
           return result;
         } catch (error) {
           if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
           throw error;
         } finally {
           await runner.release();
         }
       }
     }`,
  ],
];

export const resolve = unbundled;
export const load = standingIn((url) => SUBSTITUTES.find(([module]) => url.endsWith(module)));
