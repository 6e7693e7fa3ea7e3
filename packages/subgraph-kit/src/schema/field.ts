import { Arg, Directive, Field } from 'type-graphql';
import { classTag, type FieldClass, type Load, loadTag } from '@hub/vocabulary';
import type { ScopeNeed } from '../request/permission.js';

/** What a reader needs who has no rights of their own: the code of a receipt, which the subgraph checks. */
export const BY_RECEIPT = { policy: 'receipt' } as const;

/** What a coordinate demands of who reads it or supplies it. */
export type Need = ScopeNeed | typeof BY_RECEIPT;

/** What type-graphql takes as a type, always as a function so that order of loading does not matter. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- type-graphql's own ReturnTypeFunc
export type TypeThunk = () => any;

export interface FieldOptions {
  /** One sentence a client developer can act on. */
  readonly description: string;
  readonly nullable?: boolean | 'items' | 'itemsAndList';
  readonly defaultValue?: unknown;
  readonly deprecationReason?: string;
}

type MemberDecorator = (target: object, member: string | symbol, descriptor?: PropertyDescriptor) => void;

/** The directives that carry a coordinate's class and, when it needs one, its scope; of several any one is enough. */
const directivesOf = (fieldClass: FieldClass, need: Need | null) => [
  Directive(`@tag(name: "${classTag(fieldClass)}")`),
  ...(need ? [Directive(demandOf(need))] : []),
];

const demandOf = (need: Need): string => {
  if (need === BY_RECEIPT) return `@policy(policies: [["${BY_RECEIPT.policy}"]])`;
  const scopes = [need as ScopeNeed].flat().map((each) => `["${each}"]`);
  return `@requiresScopes(scopes: [${scopes.join(', ')}])`;
};

/** A field of this class; `Pub`, `Res` and `Vid` name the three. */
export const classified =
  (fieldClass: FieldClass, scope: Need | null) =>
  (type: TypeThunk, options: FieldOptions): MemberDecorator =>
  (target, member, descriptor) => {
    Field(type, { simple: descriptor === undefined, ...options })(target, member, descriptor as PropertyDescriptor);
    for (const directive of directivesOf(fieldClass, scope)) directive(target, member as string);
  };

/**
 * A public field of an object or input type.
 * @example `@Pub(() => String, { description: 'Code of the committee, e.g. DL-TH5703.' }) code!: string;`
 */
export const Pub = classified('PUB', null);

/** A restricted field; `scope` is what a reader needs. Input fields pass `null`: their mutation has the scope. */
export const Res = (scope: Need | null, type: TypeThunk, options: FieldOptions): MemberDecorator =>
  classified('RES', scope)(type, options);

/** An identifying field; `scope` is what a reader needs, besides the row, the purpose and a second factor. */
export const Vid = (scope: Need | null, type: TypeThunk, options: FieldOptions): MemberDecorator =>
  classified('VID', scope)(type, options);

/** Class and scope of a Query, Mutation, Subscription or FieldResolver method. */
export const Classified =
  (fieldClass: FieldClass, scope: Need | null = null): MemberDecorator =>
  (target, member) => {
    for (const directive of directivesOf(fieldClass, scope)) directive(target, member as string);
  };

/** What a query, or an object type wherever it is reached, means for the load of the hub. */
export const Loads = (load: Load): ClassDecorator & MethodDecorator => Directive(`@tag(name: "${loadTag(load)}")`);

/**
 * One argument with its class.
 * @example `@Input('office', () => ID, { class: 'RES', description: 'Office whose inbox to read.' }) office: string`
 */
export const Input =
  (name: string, type: TypeThunk, options: FieldOptions & { readonly class: FieldClass }) =>
  (target: object, member: string | symbol, index: number): void => {
    const { class: fieldClass, ...rest } = options;
    Arg(name, type, rest)(target, member, index);
    Directive(`@tag(name: "${classTag(fieldClass)}")`)(target, member as string, index);
  };
