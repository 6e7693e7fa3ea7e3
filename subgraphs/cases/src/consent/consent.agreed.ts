/**
 * Condition on a person `p`: a consent in force allows use without identity. Where nobody was asked, as with
 * VITAL_INTEREST, nobody agreed.
 */
export const AGREED = `exists (
  select from consent n
   where n.person_id = p.id and n.non_identifying_use and n.basis in ('CONSENT', 'GUARDIAN_CONSENT')
     and n.withdrawn_at is null and (n.until is null or n.until > now()))`;
