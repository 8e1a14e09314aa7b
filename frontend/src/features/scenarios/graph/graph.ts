import type { ScenarioNode } from '@peacewright/scenario-engine';
import type { WayPlace } from '@peacewright/scenario-engine/editing';

/** How an arrow comes about; each is drawn in a manner of its own. */
export type WayManner = 'plain' | 'late' | 'else' | 'round';

/** A way out of a node as the graph shows it: a line of the node, and an arrow from there. */
export interface GraphWay {
  /** Unique in the whole graph. */
  readonly key: string;
  readonly from: string;
  /** Null for what is no way of the document: the ways out of nodes that are folded away. */
  readonly place: WayPlace | null;
  /** A letter or number that stands for it; empty where its words are enough. */
  readonly sign: string;
  readonly words: string;
  readonly manner: WayManner;
  /** Nodes that it leads to; none while it is open. More than one only where nodes are folded away. */
  readonly to: readonly string[];
}

export interface GraphNode {
  readonly id: string;
  readonly kind: ScenarioNode['kind'];
  /** Place in story order, from one. */
  readonly number: number;
  readonly name: string;
  /** Nodes of the same group stand in one frame. */
  readonly group?: string;
  readonly isStart: boolean;
  readonly ways: readonly GraphWay[];
}

/** Something said at a node or way, by sign and words; the tone is never all that tells it. */
export interface GraphBadge {
  readonly tone: 'due' | 'overdue' | 'added' | 'removed' | 'changed' | 'quiet';
  /** What is seen. */
  readonly sign: string;
  /** What is heard, and shown to who points at it. */
  readonly words: string;
}

/** How often something happens, in five steps for the eye, and in words. */
export interface GraphHeat {
  readonly level: 0 | 1 | 2 | 3 | 4;
  /** A figure. */
  readonly sign: string;
  readonly words: string;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The frame of a group, around its nodes and no other. */
export interface GraphFrame extends Point {
  readonly name: string;
  readonly width: number;
  readonly height: number;
}

/** Where everything stands, for a page that is read from left to right. */
export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  /** Upper left corners by node. */
  readonly places: ReadonlyMap<string, Point>;
  readonly groups: readonly GraphFrame[];
  /** Where arrows pass the columns that they do not stop at, by the ids of their nodes. */
  readonly routes: ReadonlyMap<string, readonly Point[]>;
}

/** Sizes in pixels of the drawing; the stylesheet takes them from here. */
export const NODE_WIDTH = 248;
export const HEAD_HEIGHT = 76;
export const WAY_HEIGHT = 28;
/** How far below the top of a node its arrows arrive. */
export const ENTRY_HEIGHT = 38;
const FOOT = 6;

export function nodeHeight(ways: number): number {
  return HEAD_HEIGHT + ways * WAY_HEIGHT + (ways > 0 ? FOOT : 0);
}
