import type { Point } from './graph';

/** What of a drawing is in sight: where its corner stands in the frame, and how large it is drawn. */
export interface Sight extends Point {
  readonly scale: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

const LEAST = 0.08;
const MOST = 2;
const MARGIN = 24;

/** Larger or smaller, with one point of the frame staying where it is. */
export function zoomed(sight: Sight, by: number, at: Point): Sight {
  // A story that is shown whole can stand smaller than a hand makes it: it is not made larger by making it smaller.
  const scale = Math.min(MOST, Math.max(Math.min(LEAST, sight.scale), sight.scale * by));
  const grown = scale / sight.scale;
  return { scale, x: at.x - (at.x - sight.x) * grown, y: at.y - (at.y - sight.y) * grown };
}

/** All of a drawing in the middle of the frame, at most in its own size. */
export function fitted(drawing: Size, frame: Size): Sight {
  const scale = Math.min(1, frame.width / drawing.width, frame.height / drawing.height);
  return {
    scale,
    x: (frame.width - drawing.width * scale) / 2,
    y: (frame.height - drawing.height * scale) / 2,
  };
}

/** A box of the drawing in the middle of the frame. */
export function centred(sight: Sight, box: Point & Size, frame: Size): Sight {
  return {
    scale: sight.scale,
    x: frame.width / 2 - (box.x + box.width / 2) * sight.scale,
    y: frame.height / 2 - (box.y + box.height / 2) * sight.scale,
  };
}

/** As it is where the box is in sight, else with the box in the middle. */
export function broughtIn(sight: Sight, box: Point & Size, frame: Size): Sight {
  const [left, top] = [box.x * sight.scale + sight.x, box.y * sight.scale + sight.y];
  const inside =
    left >= 0 &&
    top >= 0 &&
    left + box.width * sight.scale <= frame.width &&
    top + box.height * sight.scale <= frame.height;
  return inside ? sight : centred(sight, box, frame);
}

/** The point of the drawing that stands at a point of the frame. */
export function pointAt(sight: Sight, { x, y }: Point): Point {
  return { x: (x - sight.x) / sight.scale, y: (y - sight.y) / sight.scale };
}

/** The size in which words can be read, and the one that a story begins with that is too large to be shown whole. */
const READABLE = 0.65;
const FIRST = 0.85;

/** What is seen first: all of it where that can be read, else the box that matters, at the edge where reading begins. */
export function firstSight(drawing: Size, box: Point & Size, frame: Size, turned: boolean): Sight {
  const whole = fitted(drawing, frame);
  if (whole.scale >= READABLE) return whole;
  const x = turned ? frame.width - MARGIN - (box.x + box.width) * FIRST : MARGIN - box.x * FIRST;
  return { ...centred({ x: 0, y: 0, scale: FIRST }, box, frame), x };
}
