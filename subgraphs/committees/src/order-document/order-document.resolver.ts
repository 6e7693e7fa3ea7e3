import { Ctx, Mutation, Resolver } from 'type-graphql';
import { Classified, type HubContext, Input } from '@hub/subgraph-kit';
import { createOrderUpload } from './order-document.commands.js';
import { CreateOrderUploadInput, CreateOrderUploadResult } from './order-document.type.js';

@Resolver(() => CreateOrderUploadResult)
export class OrderDocumentResolver {
  @Mutation(() => CreateOrderUploadResult, {
    description: 'Makes a door for the document of an order; PUT the file there within ten minutes.',
  })
  @Classified('RES', 'committee:write')
  createOrderUpload(
    @Input('input', () => CreateOrderUploadInput, { class: 'RES', description: 'The file.' })
    input: CreateOrderUploadInput,
    @Ctx() context: HubContext,
  ): Promise<CreateOrderUploadResult> {
    return createOrderUpload(input, context);
  }
}
