import {
  Kind,
  type ConstDirectiveNode,
  type ConstValueNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
} from 'graphql';
import { classOfTag, FIELD_CLASSES, type FieldClass } from '@hub/vocabulary';
import { argument, linkedSpecs, text, type PolicySpec } from '../supergraph/linked-specs.js';
import type { AnyOfAll, CoordinateRule, PolicyIndex } from './policy-index.js';

interface Annotated {
  readonly directives?: readonly ConstDirectiveNode[] | undefined;
}

/** The policy table, read from the full supergraph. */
export const readPolicy = (supergraph: DocumentNode): PolicyIndex => {
  const rules = new RuleTable(new Map(linkedSpecs(supergraph).map(({ spec, directive }) => [directive, spec])));
  for (const definition of supergraph.definitions)
    switch (definition.kind) {
      case Kind.OBJECT_TYPE_DEFINITION:
      case Kind.INTERFACE_TYPE_DEFINITION:
        rules.addType(definition.name.value, definition);
        rules.addFields(definition.name.value, definition.fields ?? []);
        break;
      case Kind.INPUT_OBJECT_TYPE_DEFINITION:
        rules.addType(definition.name.value, definition);
        rules.addFields(definition.name.value, definition.fields ?? []);
        break;
      case Kind.SCALAR_TYPE_DEFINITION:
      case Kind.ENUM_TYPE_DEFINITION:
      case Kind.UNION_TYPE_DEFINITION:
        rules.addType(definition.name.value, definition);
        break;
      default:
    }
  return rules.index();
};

class RuleTable {
  private readonly types = new Map<string, CoordinateRule>();
  private readonly coordinates = new Map<string, { rule: CoordinateRule; owner: string; named: string }>();

  constructor(private readonly specs: ReadonlyMap<string, PolicySpec>) {}

  addType(name: string, node: Annotated): void {
    this.types.set(name, this.ruleOf(node));
  }

  addFields(type: string, fields: readonly (FieldDefinitionNode | InputValueDefinitionNode)[]): void {
    for (const field of fields) {
      this.add(`${type}.${field.name.value}`, type, field);
      if (field.kind !== Kind.FIELD_DEFINITION) continue;
      for (const argument of field.arguments ?? [])
        this.add(`${type}.${field.name.value}(${argument.name.value}:)`, '', argument);
    }
  }

  /** The demands of the owning type and of the returned type hold for the field as well; their class does not. */
  index(): PolicyIndex {
    const whole = new Map(
      [...this.coordinates].map(([coordinate, { rule, owner, named }]) => [
        coordinate,
        [this.types.get(owner), this.types.get(named)].reduce<CoordinateRule>(joined, rule),
      ]),
    );
    return {
      field: (type, field) => whole.get(`${type}.${field}`),
      argument: (type, field, argument) => whole.get(`${type}.${field}(${argument}:)`),
      inputField: (type, field) => whole.get(`${type}.${field}`),
    };
  }

  private add(coordinate: string, owner: string, node: FieldDefinitionNode | InputValueDefinitionNode): void {
    this.coordinates.set(coordinate, { rule: this.ruleOf(node), owner, named: namedType(node) });
  }

  private ruleOf({ directives = [] }: Annotated): CoordinateRule {
    const of = (spec: PolicySpec) => directives.filter(({ name }) => this.specs.get(name.value) === spec);
    return {
      fieldClass: strictest(of('tag').map((tag) => text(argument(tag, 'name')) ?? '')),
      authenticated: of('authenticated').length > 0,
      scopes: of('requiresScopes').map((directive) => anyOfAll(argument(directive, 'scopes'))),
      policies: of('policy').map((directive) => anyOfAll(argument(directive, 'policies'))),
    };
  }
}

const joined = (rule: CoordinateRule, type: CoordinateRule | undefined): CoordinateRule =>
  type
    ? {
        fieldClass: rule.fieldClass,
        authenticated: rule.authenticated || type.authenticated,
        scopes: [...rule.scopes, ...type.scopes],
        policies: [...rule.policies, ...type.policies],
      }
    : rule;

/** Two owners of a shareable field may differ; the stricter one counts. */
const strictest = (tags: readonly string[]): FieldClass | undefined =>
  FIELD_CLASSES.findLast((fieldClass) => tags.some((tag) => classOfTag(tag) === fieldClass));

const anyOfAll = (value: ConstValueNode | undefined): AnyOfAll =>
  listOf(value).map((all) => listOf(all).map((item) => text(item) ?? ''));

const listOf = (value: ConstValueNode | undefined): readonly ConstValueNode[] =>
  value?.kind === Kind.LIST ? value.values : value ? [value] : [];

const namedType = ({ type }: FieldDefinitionNode | InputValueDefinitionNode): string => {
  let inner = type;
  while (inner.kind !== Kind.NAMED_TYPE) inner = inner.type;
  return inner.name.value;
};
