import { casePersons } from '@hub/cast';
import { ACCESS_PURPOSES } from '@hub/vocabulary';
import type pg from 'pg';
import { CASE_ALERTS, incident } from '../scene/case-alerts.js';
import type { RunningHub } from '../scene/running-hub.js';
import { CanaryLedger } from './ledger.js';
import { askedFor, suppliedFor } from './identifying-values.js';
import {
  type Submitted,
  type Receipt,
  type Inboxes,
  type Answered,
  type Registered,
  type Screened,
  type Assessed,
  type Versioned,
  type Opened,
  type Reviewed,
  type Known,
  valuesOf,
} from './day-answers.js';
import {
  REPORT,
  INBOX,
  ANSWER,
  MOVE,
  REGISTER,
  UPDATE,
  HELP,
  SCREEN,
  STEP,
  ASSESS,
  VERSION,
  FIND,
  TIP,
  ADD,
  ANSWER_TIP,
  LOOK,
  UPDATES,
  OPEN,
  REVIEW,
} from './day-operations.js';
import { childCase, dayReaders, emergency, keyOf } from './day-cast.js';
import { repatriationsAreReleased, theOtherSideSpeaks } from './day-of-border.js';
import { executiveActs } from './day-of-executive.js';
import { identityIsDisclosed } from './day-of-disclosure.js';
import { caseIsConferredAbout, personIsReferred, personIsSupported, policeInquire } from './day-of-services.js';
import { READS } from './day-reads.js';
import { held, type Reader } from './matrix.js';
import { RecordingClient } from './recording-client.js';
import { caseRows, type Ground, opens, personRows, referralRows, type Row } from './rows.js';
import { misplaced } from './wrong-places.js';

/** A word that is not identifying, in a field that is stored as it is. */
export const CONTROL = 'CONTROL-RES-4Q7W';

/** A report that was taken, and the canaries in it. */
interface Filed {
  readonly id: string;
  readonly values: readonly string[];
}

const DISTRICTS = ['TH5703', 'TH5708', 'TH5709', 'TH5713', 'TH8410', 'TH5605'];
const EXPLAINED = [
  'interview',
  'nonIdentifyingUse',
  'purposeExplained',
  'retentionExplained',
  'rightToAccess',
  'useExplained',
  'withdrawalExplained',
];

/** A day on which everybody does everything; each identifying value that is given away is a canary. */
export class CanaryDay {
  readonly ledger = new CanaryLedger();
  readonly filed: Filed[] = [];
  readonly clients = new Map<Reader, RecordingClient>();
  private readonly registered = new Map<string, Known[]>();

  constructor(
    private readonly hub: RunningHub,
    private readonly cases: pg.Client,
  ) {}

  async pass(): Promise<void> {
    for (const reader of dayReaders) {
      const client = new RecordingClient(
        keyOf(reader),
        await this.hub.as(keyOf(reader), { mfa: reader.mfa }),
        this.ledger,
      );
      this.clients.set(reader, client);
    }
    this.openWhatIsOpen();
    this.everybodyFollows();
    await this.everybodyReports();
    await this.everybodyAnswers();
    await this.tipIsSent();
    const child = await this.personIsRegistered();
    await personIsReferred(this, child.id);
    await identityIsDisclosed(this, child);
    await caseIsConferredAbout(this);
    await policeInquire(this);
    await executiveActs(this);
    await this.glassIsBroken();
    await repatriationsAreReleased(this, CONTROL);
    await theOtherSideSpeaks(this);
    for (const each of misplaced((what) => this.ledger.token(what), this.hub.ready().endpoints))
      for (const key of ['ck-duty', 'volunteer-ck', 'public']) await this.clientOf(key).send(each);
    for (const client of this.clients.values()) for (const query of READS) await client.ask(query);
    for (const client of this.clients.values()) client.close();
  }

  clientOf(key: string): RecordingClient {
    return this.clients.get(dayReaders.find((reader) => keyOf(reader) === key)!)!;
  }

  /** What the demo lets be read before anything is done. */
  private openWhatIsOpen(): void {
    const may = (row: Row, coordinate: string): Reader[] =>
      dayReaders.filter(
        (reader) =>
          reader.mfa &&
          row.isVisibleTo(reader) &&
          ACCESS_PURPOSES.some((purpose) => row.isOpenedTo(reader, { coordinate, purpose })),
      );
    for (const row of caseRows)
      this.openTo(may(row, 'Case.reporter'), [...Object.values(row.demo.reporter), row.demo.account]);
    for (const row of referralRows) this.openTo(may(row, 'Referral.notes'), [row.demo.notes]);
    for (const row of personRows)
      for (const [coordinate, values] of valuesOf(row.demo)) this.openTo(may(row, coordinate), values);
  }

  openTo(readers: readonly Reader[], values: readonly string[]): void {
    for (const value of values) {
      this.ledger.take(value);
      for (const reader of readers) this.ledger.open(value, keyOf(reader));
    }
  }

  /** Everybody reports, whoever may and whoever may not. */
  private async everybodyReports(): Promise<void> {
    for (const [index, reader] of dayReaders.entries()) {
      const values = suppliedFor('ReportIncidentInput', this.ledger);
      const place = DISTRICTS[index % DISTRICTS.length];
      // whoever is told of is asked by nobody on this day
      const persons = [{ sex: 'UNKNOWN', identity: suppliedFor('PersonIdentityInput', this.ledger) }];
      const told = { ...values, persons, place, urgency: index % 3 ? 'URGENT' : 'EMERGENCY' };
      const input = incident(`of-${keyOf(reader)}`, told);
      const { data } = await this.clients.get(reader)!.ask<Receipt>(REPORT, { input });
      const receipt = data?.reportIncident.receipt?.id;
      if (receipt) this.filed.push({ id: await this.caseOf(receipt), values: Object.values(values) });
    }
  }

  /** Which case a report opened; whoever files it is not told. */
  private async caseOf(report: string): Promise<string> {
    const { rows } = await this.cases.query<{ id: string }>('select case_id as id from report where id = $1', [report]);
    return rows[0]!.id;
  }

  /** Everybody answers what stands in their inboxes: every second alert is accepted, and its case then opens to them. */
  private async everybodyAnswers(): Promise<void> {
    for (const reader of dayReaders)
      for (const office of held(reader)) {
        const client = this.clients.get(reader)!;
        const { data } = await client.ask<Inboxes>(INBOX, { office: office.id });
        for (const [index, alert] of (data?.inbox ?? []).entries()) {
          const kind = index % 2 ? 'DECLINED' : 'ACCEPTED';
          const input = { alert: alert.id, kind, ...suppliedFor('AcknowledgeAlertInput', this.ledger) };
          const { data: answered } = await client.ask<Answered>(ANSWER, { input });
          const isAccepted = kind === 'ACCEPTED' && answered?.acknowledgeAlert.problems.length === 0;
          if (isAccepted && alert.case) this.openCase(alert.case.id, reader, { kind: office.kind });
          const move = { case: alert.case?.id ?? alert.id, to: 'SCREENING', version: 2, interviewConsent: true };
          await client.ask(MOVE, { input: move });
        }
      }
  }

  /** What somebody who accepted a case through an office may read from now on. */
  openCase(id: string, reader: Reader, ground: Ground): void {
    const may = (coordinate: string, consent: Known['consent'] | 'NOT_NEEDED'): Reader[] =>
      reader.mfa && ACCESS_PURPOSES.some((purpose) => opens(ground, { coordinate, purpose }, consent)) ? [reader] : [];
    const demo = caseRows.find((row) => row.demo.id === id)?.demo;
    const told = demo
      ? [...Object.values(demo.reporter), demo.account]
      : this.filed.find((each) => each.id === id)?.values;
    this.openTo(may('Case.reporter', 'NOT_NEEDED'), told ?? []);
    const known: readonly Known[] = [
      ...casePersons.filter((each) => each.case === id),
      ...(this.registered.get(id) ?? []),
    ];
    for (const each of known)
      for (const [coordinate, values] of valuesOf(each)) this.openTo(may(coordinate, each.consent), values);
    for (const { demo: referral } of referralRows.filter((row) => row.demo.case === id)) {
      const persons = casePersons.filter((each) => referral.persons.includes(each.id));
      if (persons.every(({ consent }) => may('Referral.notes', consent).length))
        this.openTo([reader], [referral.notes]);
    }
  }

  /** Somebody tells without signing in, adds something, and is answered; everybody else tries with a wrong code. */
  private async tipIsSent(): Promise<void> {
    const nobody = this.clientOf('public');
    const told = suppliedFor('SubmitTipInput', this.ledger);
    const codes = { place: 'TH5703', category: 'OTHER', urgency: 'URGENT', personsBand: 'ONE' };
    const { data } = await nobody.ask<Submitted>(TIP, {
      input: { idempotencyKey: 'a-tip-that-is-sent-once', ...codes, ...told },
    });
    const { code } = data!.submitTip.receipt!;
    const { words } = suppliedFor('AddToTipInput', this.ledger);
    await nobody.ask(ADD, { input: { code, idempotencyKey: 'added', words } });
    const { rows } = await this.cases.query<{ id: string; alert: string; office: string }>(
      `select t.case_id as id, a.id as alert, a.office from tip t join case_alert a on a.case_id = t.case_id
        where a.office = any ($1::text[]) order by a.created_at`,
      [this.clientOffices('ck-duty', 'SUPPRESSION_GROUP')],
    );
    const [{ id, alert }] = rows as [(typeof rows)[number]];
    const officer = dayReaders.find((reader) => keyOf(reader) === 'ck-duty')!;
    this.filed.push({ id, values: [...Object.values(told), words!] });
    await this.clientOf('ck-duty').ask(ANSWER, { input: { alert, kind: 'ACCEPTED' } });
    this.openCase(id, officer, { kind: 'SUPPRESSION_GROUP' });
    const answer = suppliedFor('AnswerTipInput', this.ledger);
    for (const key of ['volunteer-ck', 'ck-focal', 'ck-duty'])
      await this.clientOf(key).ask(ANSWER_TIP, { input: { case: id, idempotencyKey: `answer-of-${key}`, ...answer } });
    this.ledger.open(answer['words']!, 'public');
    this.ledger.open(answer['words']!, 'ck-duty');
    for (const client of this.clients.values()) await client.ask(LOOK, { code: code.slice(0, -1) });
    await nobody.ask(LOOK, { code });
  }

  private clientOffices(key: string, kind: string): string[] {
    return held(dayReaders.find((reader) => keyOf(reader) === key)!).flatMap((each) =>
      each.kind === kind ? [each.id] : [],
    );
  }

  /** The duty officer registers a child of a case, the rehabilitation group adds what it needs, both search for it. */
  private async personIsRegistered(): Promise<{ readonly id: string; readonly values: readonly string[] }> {
    const [identity, health, shelter] = ['Identity', 'Health', 'Shelter'].map((group) =>
      suppliedFor(`Person${group}Input`, this.ledger),
    );
    const [guardian, wishWords, exploitationPlace] = ['Guardian', 'WishWords', 'ExploitationPlace'].map((group) =>
      suppliedFor(`Person${group}Input`, this.ledger),
    );
    const terms = {
      basis: 'GUARDIAN_CONSENT',
      assent: 'GIVEN',
      purposes: [...ACCESS_PURPOSES],
      recipients: ['COMMITTEE', 'COUNTERPART'],
    };
    const consent = { ...terms, explained: Object.fromEntries(EXPLAINED.map((name) => [name, true])) };
    const first = {
      case: childCase.id,
      sex: 'FEMALE',
      ageBand: 'FROM_12_TO_14',
      idempotencyKey: 'registered',
      consent,
    };
    const { data } = await this.clientOf('ck-duty').ask<Registered>(REGISTER, {
      input: { ...first, identity: { ...identity, paperKind: 'PASSPORT' }, guardian, wishWords, exploitationPlace },
    });
    const { id: person, version } = data!.registerPerson.person!;
    const update = { person, version, health, shelter };
    for (const key of ['ck-rehab', 'ck-duty', 'cs-duty', 'shelter-cr', 'volunteer-ck'])
      await this.clientOf(key).ask(UPDATE, { input: update });
    const help = suppliedFor('AssistanceDetailsInput', this.ledger);
    const assistance = { person, type: 'MENTAL_HEALTH_CARE', status: 'OFFERED', details: help, idempotencyKey: 'help' };
    for (const key of ['ck-rehab', 'ck-duty', 'shelter-cr', 'volunteer-ck'])
      await this.clientOf(key).ask(HELP, { input: assistance });
    this.registered.set(childCase.id, [
      {
        identity,
        health,
        shelter,
        guardian,
        wishWords,
        exploitationPlace,
        help: [help['notes'], ...(await personIsSupported(this, person))],
        consent: terms,
      } as never,
    ]);
    for (const [key, kind] of [
      ['ck-duty', 'SUPPRESSION_GROUP'],
      ['ck-rehab', 'REHABILITATION_GROUP'],
    ] as const)
      this.openCase(
        childCase.id,
        dayReaders.find((reader) => keyOf(reader) === key)!,
        { kind },
      );
    await this.personIsAssessed(person);
    for (const client of this.clients.values())
      for (const value of [identity!['paperNumber'], suppliedFor('FindPersonsInput', this.ledger)['value']])
        await client.ask(FIND, { input: { kind: 'PAPER', purpose: 'PROTECTION', value } });
    return { id: person, values: [...Object.values(identity!), ...Object.values(guardian!)] };
  }

  /** The person is screened and reviewed, by those who work on the case and by those who do not. */
  private async personIsAssessed(person: string): Promise<void> {
    const duty = this.clientOf('ck-duty');
    for (const to of ['SCREENING', 'PRESUMED_VICTIM', 'MDT_REVIEW']) {
      const version = await this.versionOf(childCase.id);
      await duty.ask(STEP, { input: { case: childCase.id, to, version, interviewConsent: true } });
    }
    for (const key of ['ck-duty', 'ck-rehab', 'shelter-cr', 'ck-chair', 'volunteer-ck']) {
      const { answer } = suppliedFor('ScreeningAnswerInput', this.ledger);
      const { opinion } = suppliedFor('MdtOpinionInput', this.ledger);
      const screening = {
        ...{ idempotencyKey: `screening-${key}`, person, form: 'NRM', formVersion: 1, finding: 'INDICATED' },
        ...{ indicators: ['DECEPTION'], answers: [{ question: 'DECEPTION', answer }] },
      };
      const review = {
        ...{ idempotencyKey: `review-${key}`, case: childCase.id, version: await this.versionOf(childCase.id) },
        members: [{ discipline: 'POLICE' }, { discipline: 'MEDICAL' }],
        opinions: [{ person, discipline: 'MEDICAL', opinion }],
      };
      const client = this.clientOf(key);
      const screened = await client.ask<Screened>(SCREEN, { input: screening });
      const assessed = await client.ask<Assessed>(ASSESS, { input: review });
      if (screened.data?.recordScreening?.screening) this.openTo(this.assessors, [answer!]);
      if (assessed.data?.recordMdtReview?.review) this.openTo(this.assessors, [opinion!]);
    }
  }

  private async versionOf(id: string): Promise<number> {
    const { data } = await this.clientOf('ck-duty').ask<Versioned>(VERSION, { id });
    return data!.case.version;
  }

  /** Those who work on the case of the child, with a second factor, through offices that assess. */
  private get assessors(): Reader[] {
    return dayReaders.filter((reader) => reader.mfa && ['ck-duty', 'ck-rehab'].includes(keyOf(reader)));
  }

  /** Everybody tries to break the glass of a case and to judge it; a secretariat may, and an auditor. */
  private async glassIsBroken(): Promise<void> {
    const broken: string[] = [];
    for (const [reader, client] of this.clients) {
      const { reason } = suppliedFor('OpenBreakGlassInput', this.ledger);
      const input = { case: emergency.id, idempotencyKey: `glass-${keyOf(reader)}`, reason };
      const { data } = await client.ask<Opened>(OPEN, { input });
      const id = data?.openBreakGlass.breakGlass?.id;
      if (!id) continue;
      broken.push(id);
      this.openTo(this.reviewers, [reason!]);
      const persons = casePersons.filter((each) => each.case === emergency.id).flatMap(valuesOf);
      this.openTo([reader], [...Object.values(emergency.reporter), emergency.account]);
      this.openTo(
        [reader],
        persons.flatMap(([, values]) => values),
      );
    }
    if (!broken.length) throw new Error('nobody broke the glass');
    for (const [reader, client] of this.clients) {
      const { note } = suppliedFor('ReviewBreakGlassInput', this.ledger);
      const input = { breakGlass: broken[0], verdict: 'JUSTIFIED', note };
      const { data } = await client.ask<Reviewed>(REVIEW, { input });
      if (
        data?.reviewBreakGlass.breakGlass &&
        !data.reviewBreakGlass.problems.length &&
        this.reviewers.includes(reader)
      )
        this.openTo(this.reviewers, [note!]);
    }
  }

  /** Those who watch, with a second factor. */
  private get reviewers(): Reader[] {
    return [...this.clients.keys()].filter(
      (reader) => reader.mfa && held(reader).some(({ kind }) => ['AUDITOR', 'DATA_PROTECTION_OFFICER'].includes(kind)),
    );
  }

  private everybodyFollows(): void {
    for (const reader of dayReaders)
      for (const [index, { id: office }] of held(reader).entries()) {
        const client = this.clients.get(reader)!;
        if (index % 2) client.followStream(CASE_ALERTS, { office, after: 0 });
        else client.follow(CASE_ALERTS, { office, after: 0 });
        client.followStream(UPDATES, { office });
      }
    const duty = this.clientOf('ck-duty');
    duty.follow(`subscription { caseAlerts(office: "${this.ledger.token('OFFICE')}") { number } }`, {});
    duty.follow(CASE_ALERTS, { office: this.ledger.token('OFFICE') });
    const identifying = `alert { case { ${askedFor('Case.reporter', 'PROTECTION')} } }`;
    duty.follow(`subscription ($office: ID!) { caseAlerts(office: $office) { ${identifying} } }`, {
      office: this.ledger.token('OFFICE'),
    });
  }
}
