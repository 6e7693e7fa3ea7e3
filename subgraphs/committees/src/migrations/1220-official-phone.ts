import { migration, protect } from '@hub/subgraph-kit';
import { own, READS_DIRECTORY_BY } from './1000-committees.js';

/**
 * Where an official serves, or is to serve, and the place of the organisation they come from. An office is there when it
 * answers for that place or for one around it, and when its own place lies in it.
 * @param reader what `reader` must be
 */
export const servesWhereReads = (reader: string): string => `exists (
  select from office reader join place near on near.pcode = any (reader.jurisdiction),
    lateral (
      select unnest(o.jurisdiction) as pcode from appointment a join office o on o.id = a.office
       where a.official = official_phone.official and a.ends_at > now()
      union all
      select g.place from official f join organization g on g.id = f.organization
       where f.id = official_phone.official) there
    join place served on served.pcode = there.pcode
   where ${reader}
     and (served.pcode = any (near.within) or near.pcode = any (served.within)))`;

/** Where officials are called at work; apart from the official, so that fewer read it than the name. */
export const officialPhoneMigration = migration(
  1220,
  'OfficialPhone',
  `
  create table official_phone (
    official uuid primary key references official (id),
    phone text not null check (phone ~ '^[+][1-9][0-9]{6,14}$')
  );
  ${protect('official_phone', { read: `${own('official_phone.official')} or ${servesWhereReads(READS_DIRECTORY_BY('reader'))}` })}
  `,
);
