import type { StandIn } from '../../scene/stand-in.js';

/** What a build is wrong in, or what its bus does; `SHIPPED` is the product as it is. */
export type Build =
  'SHIPPED' | 'LYING_BUS' | 'ACK_BEFORE_COMMIT' | 'RESUME_OFF_BY_ONE' | 'NOTIFY_ONLY' | 'SERIAL_CURSOR';

const LYING_BUS: StandIn = [
  '/packages/inbox/dist/bus/listen-notify-bus.js',
  `const MOST_MS = 2_000;
   export class ListenNotifyBus extends Original.ListenNotifyBus {
     tell(owner, head) {
       if (owner === undefined) return;
       for (let times = Math.floor(Math.random() * 3); times > 0; times--)
         setTimeout(() => super.tell(owner, head + Math.floor(Math.random() * 3) - 1), Math.random() * MOST_MS).unref();
     }
   }`,
];

/** What is answered is undone, and written again a second later: if nothing happens meanwhile. */
const ACK_BEFORE_COMMIT: StandIn = [
  '/packages/store/dist/store.js',
  `const LATER_MS = 1_000;
   export class Store extends Original.Store {
     async inActor(actor, work) {
       if (actor.id !== 'system:report-incident') return super.inActor(actor, work);
       const undone = new Error('undone');
       let answer;
       const undo = async (tx) => {
         answer = await work(tx);
         throw undone;
       };
       await super.inActor(actor, undo).catch((error) => {
         if (error !== undone) throw error;
       });
       setTimeout(() => super.inActor(actor, work).catch(() => undefined), LATER_MS);
       return answer;
     }
   }`,
];

const RESUME_OFF_BY_ONE: StandIn = [
  '/gateway/dist/live/subscriber.js',
  `export class Subscriber extends Original.Subscriber {
     constructor(group, options) {
       super(group, { ...options, after: options.after === undefined ? undefined : options.after + 1 });
     }
   }`,
];

/** The table is read when a notification says so, and at no other time; screens are told all the while that all is well. */
const NOTIFY_ONLY: StandIn = [
  '/packages/inbox/dist/reader/pump.js',
  `const NEVER_MS = 3_600_000;
   export class Pump extends Original.Pump {
     constructor(options) {
       super(options);
       setInterval(() => {
         for (const reader of options.readers.values())
           if (reader.top !== undefined) reader.confirm({ head: reader.head, entries: [] }, performance.now());
       }, Original.POLL_MS).unref();
     }
     wake(owner) {
       if (owner !== undefined) super.wake(owner);
     }
     look() {
       this.nextPoll = performance.now() + NEVER_MS;
       return super.look();
     }
   }`,
];

/** Numbers are drawn from a sequence, so that a slow commit comes after those with higher numbers. */
const SERIAL_CURSOR: StandIn = [
  '/packages/inbox/dist/append.js',
  `const MOST_MS = 60;
   const numbered = async (tx, { owner, event, rule, body, escalation }) => {
     const [known] = await tx.query(
       'select e.number from inbox i join inbox_entry e on e.inbox = i.id where i.owner = $1 and e.event = $2',
       [owner, event],
     );
     if (known) return { owner, event, number: Number(known.number), added: false };
     const [{ number }] = await tx.query('select seeded.next_number($1) as number', [owner]);
     await new Promise((done) => setTimeout(done, Math.random() * MOST_MS));
     await tx.query(
       \`insert into inbox_entry (inbox, number, event, rule, body, escalation)
        select id, $2, $3, $4, $5, $6 from inbox where owner = $1\`,
       [owner, number, event, rule ?? null, JSON.stringify(body), escalation ?? null],
     );
     await tx.query('update inbox set head = greatest(head, $2) where owner = $1', [owner, number]);
     await tx.query("select pg_notify('hub_inbox', $1)", [owner + ':' + number]);
     return { owner, event, number: Number(number), added: true };
   };
   export const appendEntries = async (tx, entries) => {
     const appended = [];
     for (const entry of entries) appended.push(await numbered(tx, entry));
     return appended;
   };`,
];

/** What stands in for which compiled module. */
export const STAND_INS: Readonly<Record<Build, readonly StandIn[]>> = {
  SHIPPED: [],
  LYING_BUS: [LYING_BUS],
  ACK_BEFORE_COMMIT: [ACK_BEFORE_COMMIT],
  RESUME_OFF_BY_ONE: [RESUME_OFF_BY_ONE],
  NOTIFY_ONLY: [NOTIFY_ONLY],
  SERIAL_CURSOR: [SERIAL_CURSOR],
};

/** Processes that load what a build replaces. */
export const PROCESSES_OF: Readonly<Record<Build, readonly string[]>> = {
  SHIPPED: [],
  LYING_BUS: ['committees', 'cases'],
  ACK_BEFORE_COMMIT: ['cases'],
  RESUME_OFF_BY_ONE: ['live'],
  NOTIFY_ONLY: ['cases'],
  SERIAL_CURSOR: ['cases'],
};

/** What the serial cursor draws from; in the database of the cases, which nobody uses afterwards. */
export const SERIAL_SEQUENCES = `
  create schema seeded;
  do $$ declare i record; begin
    for i in select id, head from inbox loop
      execute format('create sequence seeded.cursor_%s start %s', i.id, i.head + 1);
    end loop;
  end $$;
  create function seeded.next_number(wanted text) returns bigint language sql security definer as $$
    select nextval(format('seeded.cursor_%s', id)::regclass) from inbox where owner = wanted $$;
  grant usage on schema seeded to cases_app;
  grant execute on function seeded.next_number(text) to cases_app;`;
