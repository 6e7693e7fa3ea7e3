import { Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import {
  BY_RECEIPT,
  Classified,
  type ConnectionOf,
  type HubContext,
  Input,
  keysetOf,
  PageArgs,
  toConnection,
} from '@hub/subgraph-kit';
import { Case } from '../case/case.type.js';
import { mayReadPersons } from '../permissions.js';
import { personById } from '../person/person.reference.js';
import { Person } from '../person/person.type.js';
import { createUpload, remove } from './attachment.commands.js';
import {
  CreateReportUploadInput,
  CreateTipUploadInput,
  CreateUploadInput,
  RemoveAttachmentInput,
} from './attachment.inputs.js';
import { attachmentsOfCase } from './attachment.reference.js';
import { kindsFor } from './attachment.rules.js';
import { createReportUpload, createTipUpload } from './attachment.sending.js';
import {
  Attachment,
  AttachmentConnection,
  attachmentOf,
  CreateUploadResult,
  RemoveAttachmentResult,
  ReportUploadResult,
} from './attachment.type.js';

@Resolver(() => Attachment)
export class AttachmentResolver {
  @Mutation(() => CreateUploadResult, {
    description: 'Makes a door for a file of a case that is assigned to you; PUT the file there within ten minutes.',
  })
  @Classified('RES', 'case:work')
  createUpload(
    @Input('input', () => CreateUploadInput, { class: 'RES', description: 'The file.' }) input: CreateUploadInput,
    @Ctx() context: HubContext,
  ): Promise<CreateUploadResult> {
    return createUpload(input, context);
  }

  @Mutation(() => ReportUploadResult, {
    description: 'Makes a door for a file that goes with a report of your own; PUT it there within ten minutes.',
  })
  @Classified('RES', 'case:report')
  createReportUpload(
    @Input('input', () => CreateReportUploadInput, { class: 'RES', description: 'The file.' })
    input: CreateReportUploadInput,
    @Ctx() context: HubContext,
  ): Promise<ReportUploadResult> {
    return createReportUpload(input, context);
  }

  @Mutation(() => ReportUploadResult, {
    description: 'Makes a door for a file that goes with a tip, by its code; PUT it there within ten minutes.',
  })
  @Classified('RES', BY_RECEIPT)
  createTipUpload(
    @Input('input', () => CreateTipUploadInput, { class: 'RES', description: 'The file.' })
    input: CreateTipUploadInput,
    @Ctx() context: HubContext,
  ): Promise<ReportUploadResult> {
    return createTipUpload(input, context);
  }

  @Mutation(() => RemoveAttachmentResult, { description: 'Destroys a file of a case that is assigned to you.' })
  @Classified('RES', 'case:work')
  removeAttachment(
    @Input('input', () => RemoveAttachmentInput, { class: 'RES', description: 'Which, and why.' })
    input: RemoveAttachmentInput,
    @Ctx() context: HubContext,
  ): Promise<RemoveAttachmentResult> {
    return remove(input, context);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Whom it is about; null for what came with the report.' })
  @Classified('RES', 'person:read')
  person(@Root() { about }: Attachment, @Ctx() context: HubContext): Promise<Person | null> | null {
    return about === null ? null : context.load(personById, about);
  }
}

@Resolver(() => Case)
export class CaseAttachmentsResolver {
  @FieldResolver(() => AttachmentConnection, {
    nullable: true,
    description: 'Files of the kinds that your office may open, newest first, those that were removed included.',
  })
  @Classified('RES', 'person:read')
  async attachments(
    @Root() { id: owner }: Case,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() context: HubContext,
  ): Promise<ConnectionOf<Attachment> | null> {
    keysetOf({ first, after });
    if (!mayReadPersons(context)) return null;
    const filter = kindsFor(context.caller.scopes);
    const page = await context.load(attachmentsOfCase, { owner, first, after, filter });
    return page && toConnection(page, attachmentOf);
  }
}
