import type { EntityManager } from 'typeorm';

/** @throws naming the tables that lack row-level security, or whose owner is free of it */
export const assertForced = async (manager: EntityManager): Promise<void> => {
  const open: { name: string }[] = await manager.query(
    `select relname as name from pg_class
      where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace
        and not (relrowsecurity and relforcerowsecurity)`,
  );
  if (open.length) throw new Error(`tables without row-level security: ${open.map(({ name }) => name).join(', ')}`);
};
