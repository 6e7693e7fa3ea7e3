import { Directive, ObjectType } from 'type-graphql';

type ClassDecorator = (target: Function) => void;

/** An entity this subgraph owns or adds fields to, found by its key fields. */
export const Entity =
  (name: string, options: { readonly key: string; readonly description: string }): ClassDecorator =>
  (target) => {
    ObjectType(name, { description: options.description })(target);
    Directive(`@key(fields: "${options.key}")`)(target);
  };
