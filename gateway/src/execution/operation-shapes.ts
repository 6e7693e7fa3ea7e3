import {
  executeSync,
  Kind,
  OperationTypeNode,
  visit,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { HubError } from '../errors.js';
import { answerShape, type ShapedAnswer } from './answer-shape.js';
import { fragmentsOf } from '../graphql/fragments.js';
import { collectFields, type Collecting } from './collect-fields.js';

/** Shapes kept per operation, one for each set of `@skip` and `@include` values. */
const MAX_SHAPES = 16;

/** How one operation's answers look, and its introspection part, which no subgraph answers. */
export class OperationShapes {
  private readonly shapes = new Map<string, ReturnType<typeof answerShape>>();
  private readonly conditions: readonly string[];
  private readonly fragments;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly document: DocumentNode,
    private readonly operation: OperationDefinitionNode,
  ) {
    this.conditions = conditionVariables(document);
    this.fragments = fragmentsOf(document);
  }

  shape(data: Record<string, unknown>, variables: Readonly<Record<string, unknown>>): ShapedAnswer {
    const key = this.conditions.map((name) => (variables[name] ? '1' : '0')).join('');
    let shape = this.shapes.get(key);
    if (!shape) {
      shape = answerShape(this.collecting(variables), {
        type: this.rootType(),
        selectionSet: this.operation.selectionSet,
      });
      if (this.shapes.size >= MAX_SHAPES) this.shapes.clear();
      this.shapes.set(key, shape);
    }
    return shape(data);
  }

  introspect(variables: Readonly<Record<string, unknown>>): Record<string, unknown> {
    if (this.operation.operation !== OperationTypeNode.QUERY) return {};
    const fields = [...collectFields(this.collecting(variables), this.rootType(), [this.operation.selectionSet])]
      .flatMap(([, nodes]) => nodes)
      .filter(isIntrospection);
    if (fields.length === 0) return {};
    const operation = { ...this.operation, selectionSet: { kind: Kind.SELECTION_SET, selections: fields } } as const;
    const definitions = this.document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION);
    const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...definitions] };
    return { ...executeSync({ schema: this.schema, document, variableValues: variables }).data };
  }

  private collecting(variables: Readonly<Record<string, unknown>>): Collecting {
    return { schema: this.schema, fragments: this.fragments, variables };
  }

  private rootType() {
    const type = this.schema.getRootType(this.operation.operation);
    if (!type) throw new HubError('OPERATION_INVALID');
    return type;
  }
}

const isIntrospection = ({ name }: FieldNode): boolean => name.value === '__schema' || name.value === '__type';

const conditionVariables = (document: DocumentNode): string[] => {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ name, arguments: args = [] }) => {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of args) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
};
