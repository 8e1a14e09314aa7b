import { ChangeDetectionStrategy, Component, computed, input, output, type Signal } from '@angular/core';
import { NODE_WIDTH, nodeHeight, type GraphNode, type Point } from './graph';
import type { Sight, Size } from './sight';

/** All of a drawing, small, with the part that is in sight: pressed or dragged, it brings another part there. */
@Component({
  selector: 'pw-mini-map',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg
      [attr.viewBox]="'0 0 ' + size().width + ' ' + size().height"
      (pointerdown)="seek($event)"
      (pointermove)="$event.buttons === 1 && seek($event)"
    >
      @for (box of boxes(); track box.id) {
        <rect
          class="box"
          [class.here]="box.id === selected()"
          [attr.x]="box.x"
          [attr.y]="box.y"
          [attr.width]="width"
          [attr.height]="box.height"
        />
      }
      <rect
        class="sight"
        [attr.x]="seen().x"
        [attr.y]="seen().y"
        [attr.width]="seen().width"
        [attr.height]="seen().height"
      />
    </svg>
  `,
  styles: `
    :host {
      display: block;
      padding: 4px;
      border: 1px solid var(--pw-line-strong);
      border-radius: var(--pw-corner-small);
      background: var(--pw-surface);
    }
    svg {
      display: block;
      inline-size: 100%;
      block-size: 100%;
      cursor: pointer;
      touch-action: none;
    }
    .box {
      fill: var(--pw-line-strong);
    }
    .box.here {
      fill: var(--pw-action);
    }
    .sight {
      fill: var(--pw-action);
      fill-opacity: 0.12;
      stroke: var(--pw-action);
      stroke-width: 2;
      vector-effect: non-scaling-stroke;
    }
  `,
  host: { 'aria-hidden': 'true' },
})
export class MiniMap {
  readonly nodes = input.required<readonly GraphNode[]>();
  readonly places = input.required<ReadonlyMap<string, Point>>();
  readonly size = input.required<Size>();
  readonly selected = input<string | null>(null);
  /** Signals, so that moving about draws the rest of the page not anew. */
  readonly sight = input.required<Signal<Sight>>();
  readonly frame = input.required<Signal<Size>>();
  /** The point of the drawing that is to be in the middle. */
  readonly sought = output<Point>();
  protected readonly width = NODE_WIDTH;
  protected readonly boxes = computed(() =>
    this.nodes().flatMap(({ id, ways }) => {
      const place = this.places().get(id);
      return place ? [{ id, ...place, height: nodeHeight(ways.length) }] : [];
    }),
  );
  protected readonly seen = computed(() => {
    const [{ x, y, scale }, frame] = [this.sight()(), this.frame()()];
    return { x: -x / scale, y: -y / scale, width: frame.width / scale, height: frame.height / scale };
  });

  protected seek(event: PointerEvent): void {
    const map = event.currentTarget as SVGSVGElement;
    const inDrawing = map.getScreenCTM()?.inverse();
    if (!inDrawing) return;
    const { x, y } = new DOMPoint(event.clientX, event.clientY).matrixTransform(inDrawing);
    this.sought.emit({ x, y });
  }
}
