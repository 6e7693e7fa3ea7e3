/**
 * SQL that lets nobody else run the owner's functions in a schema. Those that an extension put there are not the owner's to
 * close, and PostgreSQL would warn of each.
 */
export const closeOwnFunctions = (schema: string): string => `
  do $$
  declare
    own regprocedure;
  begin
    for own in select oid from pg_proc
                where pronamespace = '${schema}'::regnamespace and pg_get_userbyid(proowner) = current_user loop
      execute format('revoke all on function %s from public', own);
    end loop;
  end $$;`;
