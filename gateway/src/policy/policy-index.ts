import type { FieldClass, Load } from '@hub/vocabulary';

/** OR of ANDs, as `@requiresScopes` and `@policy` write it. */
export type AnyOfAll = readonly (readonly string[])[];

/** What one coordinate demands. Every entry of `scopes` and `policies` must be met (type and field both may demand). */
export interface CoordinateRule {
  /** Undefined: the coordinate is unclassified, and nobody reads it. */
  readonly fieldClass: FieldClass | undefined;
  readonly authenticated: boolean;
  readonly scopes: readonly AnyOfAll[];
  readonly policies: readonly AnyOfAll[];
  /** What it means for the load of the hub; a connection is one of LISTS untagged. */
  readonly loads: readonly Load[];
}

/** Rules by coordinate; `undefined` for a coordinate the supergraph does not have. */
export interface PolicyIndex {
  field(type: string, field: string): CoordinateRule | undefined;
  argument(type: string, field: string, argument: string): CoordinateRule | undefined;
  inputField(type: string, field: string): CoordinateRule | undefined;
}

/** Whether whoever has a receipt may have it, signed in or not; the subgraph checks the code they send. */
export const isByReceipt = (rule: CoordinateRule | undefined): boolean =>
  rule?.policies.some((demand) => demand.some((all) => all.includes(RECEIPT))) ?? false;

/** The policy that the code of a receipt meets. */
export const RECEIPT = 'receipt';
