import {
  Kind,
  type ConstDirectiveNode,
  type ConstValueNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type InputValueDefinitionNode,
  type NamedTypeNode,
} from 'graphql';
import { classOfTag, FIELD_CLASSES, type FieldClass, loadOfTag } from '@hub/vocabulary';
import { argument, linkedSpecs, text, type PolicySpec } from '../supergraph/linked-specs.js';
import type { AnyOfAll, CoordinateRule, PolicyIndex } from './policy-index.js';

/** A coordinate of the graph: what is written on it, whose it is, and of which type its value is. */
interface Written {
  readonly rule: CoordinateRule;
  readonly owner: string;
  /** What follows the owner's name, e.g. `.reporter` or `.cases(first:)`. */
  readonly member: string;
  readonly named: string | undefined;
}

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
        rules.addType(definition.name.value, definition, definition.interfaces);
        rules.addFields(definition.name.value, definition.fields ?? []);
        rules.addTypename(definition.name.value);
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

const CONNECTION = /Connection$/;

class RuleTable {
  private readonly types = new Map<string, CoordinateRule>();
  private readonly interfaces = new Map<string, readonly string[]>();
  private readonly coordinates = new Map<string, Written>();

  constructor(private readonly specs: ReadonlyMap<string, PolicySpec>) {}

  addType(name: string, node: Annotated, interfaces: readonly NamedTypeNode[] = []): void {
    this.types.set(name, this.ruleOf(node));
    this.interfaces.set(
      name,
      interfaces.map((each) => each.name.value),
    );
  }

  addFields(owner: string, fields: readonly (FieldDefinitionNode | InputValueDefinitionNode)[]): void {
    for (const field of fields) {
      const member = `.${field.name.value}`;
      const named = namedType(field);
      const rule = this.ruleOf(field);
      const loads = CONNECTION.test(named) ? [...rule.loads, 'LISTS' as const] : rule.loads;
      this.add({ rule: { ...rule, loads }, owner, member, named });
      if (field.kind !== Kind.FIELD_DEFINITION) continue;
      for (const each of field.arguments ?? [])
        this.add({ rule: this.ruleOf(each), owner, member: `${member}(${each.name.value}:)`, named: namedType(each) });
    }
  }

  /** Even that there is one of a type is told only to who may have the type. */
  addTypename(owner: string): void {
    this.add({ rule: { ...this.ruleOf({}), fieldClass: 'PUB' }, owner, member: '.__typename', named: undefined });
  }

  index(): PolicyIndex {
    const whole = new Map([...this.coordinates].map(([name, written]) => [name, this.wholeRule(written)]));
    return {
      field: (type, field) => whole.get(`${type}.${field}`),
      argument: (type, field, argument) => whole.get(`${type}.${field}(${argument}:)`),
      inputField: (type, field) => whole.get(`${type}.${field}`),
    };
  }

  /**
   * What is written on an interface holds for every type that implements it, on whatever road the type is reached;
   * the demands of the owning type and of the returned one hold for the field as well, their class does not.
   */
  private wholeRule({ rule, owner, member, named }: Written): CoordinateRule {
    const isField = !member.includes('(');
    const inherited = this.interfacesOf(owner).flatMap((each) => this.coordinates.get(each + member)?.rule ?? []);
    const types = [...(isField ? this.typeAndInterfaces(owner) : []), ...this.typeAndInterfaces(named ?? '')];
    const own = inherited.reduce<CoordinateRule>(
      (sum, each) => ({ ...joined(sum, each), fieldClass: stricter(sum.fieldClass, each.fieldClass) }),
      rule,
    );
    return types.flatMap((name) => this.types.get(name) ?? []).reduce<CoordinateRule>(joined, own);
  }

  private typeAndInterfaces(name: string): readonly string[] {
    return [name, ...this.interfacesOf(name)];
  }

  private interfacesOf(name: string): readonly string[] {
    return this.interfaces.get(name) ?? [];
  }

  private add(written: Written): void {
    this.coordinates.set(written.owner + written.member, written);
  }

  private ruleOf({ directives = [] }: Annotated): CoordinateRule {
    const of = (spec: PolicySpec) => directives.filter(({ name }) => this.specs.get(name.value) === spec);
    const tags = of('tag').map((tag) => text(argument(tag, 'name')) ?? '');
    return {
      fieldClass: strictest(tags),
      authenticated: of('authenticated').length > 0,
      scopes: of('requiresScopes').map((directive) => anyOfAll(argument(directive, 'scopes'))),
      policies: of('policy').map((directive) => anyOfAll(argument(directive, 'policies'))),
      loads: tags.flatMap((tag) => loadOfTag(tag) ?? []),
    };
  }
}

const joined = (rule: CoordinateRule, other: CoordinateRule): CoordinateRule => ({
  fieldClass: rule.fieldClass,
  authenticated: rule.authenticated || other.authenticated,
  scopes: [...rule.scopes, ...other.scopes],
  policies: [...rule.policies, ...other.policies],
  loads: [...rule.loads, ...other.loads],
});

/** Nobody may have what either of the two leaves without a class. */
const stricter = (one: FieldClass | undefined, other: FieldClass | undefined): FieldClass | undefined =>
  one && other && (FIELD_CLASSES.indexOf(one) > FIELD_CLASSES.indexOf(other) ? one : other);

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
