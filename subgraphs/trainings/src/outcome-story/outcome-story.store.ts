import { beforeOf, type EntityManager, type Keyed, type Keyset } from '@hub/subgraph-kit';
import type { OutcomeStoryState } from '@hub/vocabulary';

/** What a story says. Days are ISO days; figures as their source published them. */
export interface StoryContent {
  readonly title: string;
  readonly text: string;
  readonly happened_on: string;
  readonly source: string | null;
  readonly agency: string | null;
  /** P-code. */
  readonly place: string | null;
  readonly rescued: number | null;
  readonly arrested: number | null;
  readonly trainings: readonly string[];
  readonly outreach: readonly string[];
  readonly curricula: readonly string[];
}

/** A story as it is stored. */
export interface StoryRow extends StoryContent {
  readonly id: string;
  readonly committee: string;
  readonly state: OutcomeStoryState;
  readonly version: number;
  readonly written_by: string;
  readonly reviewed_at: Date | null;
  readonly published_at: Date | null;
  readonly fingerprint: string;
}

export const storyKey = ({ happened_on: at, id }: StoryRow): Keyed => ({ at, id });

const COLUMNS = `s.id, committee, title, text, happened_on::text as happened_on, source, agency, place, rescued, arrested,
  trainings, outreach, curricula, state, version, written_by, reviewed_at, published_at, fingerprint`;

export const storiesById = (tx: EntityManager, ids: readonly string[]): Promise<StoryRow[]> =>
  tx.query(`select ${COLUMNS} from outcome_story s where s.id = any ($1::uuid[])`, [ids]);

export const listStories = (tx: EntityManager, { limit, after }: Keyset): Promise<StoryRow[]> =>
  tx.query(
    `select ${COLUMNS} from outcome_story s where (s.happened_on, s.id) < ($1::date, $2::uuid)
      order by s.happened_on desc, s.id desc limit $3`,
    [...beforeOf(after), limit],
  );

/** A page of the stories that each of these trainings led to. */
export const storiesOfTrainings = (
  tx: EntityManager,
  trainings: readonly string[],
  { keyset: { limit, after } }: { readonly keyset: Keyset },
): Promise<(StoryRow & { readonly training: string })[]> =>
  tx.query(
    `select page.*, owner.id as training from unnest($1::uuid[]) as owner (id) cross join lateral (
       select ${COLUMNS} from outcome_story s
        where s.trainings @> array[owner.id] and (s.happened_on, s.id) < ($2::date, $3::uuid)
        order by s.happened_on desc, s.id desc limit $4) page`,
    [trainings, ...beforeOf(after), limit],
  );

/** What somebody wrote under a key. Needs a system actor. */
export const storyByKey = async (tx: EntityManager, by: string, key: string): Promise<StoryRow | undefined> => {
  const rows: StoryRow[] = await tx.query(
    `select ${COLUMNS} from outcome_story s where drafted_by = $1 and idempotency_key = $2`,
    [by, key],
  );
  return rows[0];
};

/** Makes changes of one story wait for each other. Needs a system actor. */
export const lockStory = async (tx: EntityManager, id: string): Promise<StoryRow> => {
  const rows: StoryRow[] = await tx.query(`select ${COLUMNS} from outcome_story s where s.id = $1 for update`, [id]);
  return rows[0]!;
};

/** A story that is written for the first time. */
export interface DraftedStory extends StoryContent {
  readonly id: string;
  readonly committee: string;
  readonly by: string;
  readonly at: Date;
  readonly key: string;
  readonly fingerprint: string;
}

/**
 * Stores a draft. Needs a system actor.
 * @returns false when its writer used the key before
 */
export const insertStory = async (tx: EntityManager, story: DraftedStory): Promise<boolean> => {
  const rows: unknown[] = await tx.query(
    `insert into outcome_story (id, committee, title, text, happened_on, source, agency, place, rescued, arrested,
                                trainings, outreach, curricula, drafted_by, written_by, written_at, idempotency_key, fingerprint)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14, $15, $16, $17)
     on conflict do nothing returning id`,
    [
      ...[story.id, story.committee, story.title, story.text, story.happened_on, story.source, story.agency],
      ...[story.place, story.rescued, story.arrested, story.trainings, story.outreach, story.curricula],
      ...[story.by, story.at, story.key, story.fingerprint],
    ],
  );
  return rows.length > 0;
};

/** Writes a story anew, as a draft that nobody reviewed. Needs a system actor. */
export const rewriteStory = async (
  tx: EntityManager,
  { id, by, at }: { readonly id: string; readonly by: string; readonly at: Date },
  story: StoryContent,
): Promise<StoryRow> => {
  const [rows]: [StoryRow[], number] = await tx.query(
    `update outcome_story s set title = $2, text = $3, happened_on = $4, source = $5, agency = $6, place = $7,
            rescued = $8, arrested = $9, trainings = $10, outreach = $11, curricula = $12, written_by = $13,
            written_at = $14, state = 'DRAFT', reviewed_by = null, reviewed_at = null, version = version + 1
      where s.id = $1 returning ${COLUMNS}`,
    [
      ...[id, story.title, story.text, story.happened_on, story.source, story.agency, story.place],
      ...[story.rescued, story.arrested, story.trainings, story.outreach, story.curricula, by, at],
    ],
  );
  return rows[0]!;
};

/** Who moves a story, when, and where to. */
export interface StoryMoved {
  readonly id: string;
  readonly by: string;
  readonly at: Date;
  readonly state: OutcomeStoryState;
}

/** Moves a story to another state. Needs a system actor. */
export const moveStory = async (tx: EntityManager, { id, by, at, state }: StoryMoved): Promise<StoryRow> => {
  const set = {
    REVIEWED: 'reviewed_by = $3, reviewed_at = $4',
    PUBLISHED: 'published_by = $3, published_at = $4',
    DRAFT: `reviewed_by = null, reviewed_at = null, published_by = null, published_at = null,
            withdrawn_by = $3, withdrawn_at = $4`,
  }[state];
  const [rows]: [StoryRow[], number] = await tx.query(
    `update outcome_story s set state = $2, ${set}, version = version + 1 where s.id = $1 returning ${COLUMNS}`,
    [id, state, by, at],
  );
  return rows[0]!;
};
