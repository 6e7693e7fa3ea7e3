/**
 * SQL for a migration that opens a second kind of inbox to its office: those owned as `<prefix>:<office>`, beside the
 * one under the office's own id.
 * @param prefix lower-case word, also part of the policies' names
 * @example migration(1011, 'Notice', officeInboxes('notices'))
 */
export const officeInboxes = (prefix: string): string => {
  const own = `owner like '${prefix}:%' and substr(owner, ${prefix.length + 2}) = any ((select hub.offices())::text[])`;
  return `
  create policy ${prefix}_of_office on inbox for select using (${own});
  create policy ${prefix}_of_office on inbox_entry for select using (inbox in (select id from inbox where ${own}));
`;
};
