/** What is refused for a moment when too much is asked at once; the first goes first. */
export const SHED_ORDER = ['STATISTICS', 'TRAININGS', 'LISTS'] as const;
export type ShedKind = (typeof SHED_ORDER)[number];

/**
 * What a part of the graph means for its load, written into the SDL of a field or an object type as
 * `@tag(name: "load/STATISTICS")`. What brings somebody their alerts, notices and receipts is `DELIVERY`, which is
 * never refused for anything it shows; a field that returns a connection is one of `LISTS` untagged.
 */
export const LOADS = [...SHED_ORDER, 'DELIVERY'] as const;
export type Load = (typeof LOADS)[number];

/** The tag name that carries a load in the SDL, e.g. `load/STATISTICS`. */
export const loadTag = (load: Load): string => `load/${load}`;

/** The load a tag name stands for, or `undefined` when the tag is none. */
export const loadOfTag = (tag: string): Load | undefined => LOADS.find((load) => loadTag(load) === tag);
