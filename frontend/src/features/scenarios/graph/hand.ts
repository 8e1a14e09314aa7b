import { signal } from '@angular/core';
import type { Point } from './graph';
import { zoomed, type Sight } from './sight';

const STILL = 5;
const WHEEL = 0.0015;

/**
 * A hand on a frame: one pointer moves what is seen, two make it larger or smaller, a wheel moves it, and with Ctrl zooms.
 * A pointer that hardly moved is a click, and is left to who is clicked.
 */
export class Hand {
  readonly sight = signal<Sight>({ x: 0, y: 0, scale: 1 });
  readonly #pointers = new Map<number, Point>();
  #began: Point | null = null;
  #moved = false;

  down(event: PointerEvent): void {
    if (event.button !== 0) return;
    // The first of a new touch: whatever was let go elsewhere is forgotten.
    if (event.isPrimary) this.#pointers.clear();
    this.#pointers.set(event.pointerId, pointIn(event));
    if (this.#pointers.size === 1) [this.#began, this.#moved] = [pointIn(event), false];
  }

  move(event: PointerEvent): void {
    const before = this.#pointers.get(event.pointerId);
    if (!before) return;
    const now = pointIn(event);
    if (!this.#moved && this.#began && distance(this.#began, now) < STILL) return;
    if (!this.#moved) (event.currentTarget as Element).setPointerCapture(event.pointerId);
    this.#moved = true;
    const other = [...this.#pointers].find(([id]) => id !== event.pointerId)?.[1];
    this.#pointers.set(event.pointerId, now);
    if (other) {
      const [from, to] = [middle(before, other), middle(now, other)];
      const by = distance(now, other) / Math.max(1, distance(before, other));
      this.sight.update((sight) => {
        const { scale, x, y } = zoomed(sight, by, from);
        return { scale, x: x + to.x - from.x, y: y + to.y - from.y };
      });
    } else this.sight.update((sight) => ({ ...sight, x: sight.x + now.x - before.x, y: sight.y + now.y - before.y }));
  }

  up(event: PointerEvent): void {
    this.#pointers.delete(event.pointerId);
  }

  wheel(event: WheelEvent): void {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey)
      this.sight.update((sight) => zoomed(sight, Math.exp(-event.deltaY * WHEEL * 4), pointIn(event)));
    else this.sight.update((sight) => ({ ...sight, x: sight.x - event.deltaX, y: sight.y - event.deltaY }));
  }
}

/** Where an event is, seen from the element that listens. */
export function pointIn(event: MouseEvent): Point {
  const { left, top } = (event.currentTarget as Element).getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

function middle(one: Point, other: Point): Point {
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
}

function distance(one: Point, other: Point): number {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
