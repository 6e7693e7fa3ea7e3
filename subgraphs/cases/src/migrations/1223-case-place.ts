import { migration } from '@hub/subgraph-kit';

/** The district of a P-code of Thailand or Laos, the township of one of Myanmar; a wider place is itself. */
const near = (pcode: string): string => `substring(${pcode} from '^(?:MMR[0-9]{1,6}|[A-Z]{2,3}[0-9]{0,4})')`;

/** Where the persons of a case came from and through, as its reports told it, seen by whoever sees the case. */
export const casePlaceMigration = migration(
  1223,
  'CasePlace',
  `
  alter table case_file add column origin_place text, add column transit_places text[] not null default '{}';
  update case_file c set
    origin_place = (select ${near('r.origin_place')} from report r
                     where r.case_id = c.id and r.origin_place is not null order by r.created_at, r.id limit 1),
    transit_places = array(select distinct ${near('p')} as place from report r cross join unnest(r.transit_places) p
                            where r.case_id = c.id order by place);
  `,
);
