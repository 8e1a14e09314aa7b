import { Directionality } from '@angular/cdk/bidi';
import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  computed,
  DestroyRef,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { Icon } from '@peacewright/ui';
import { Texts } from '../../../app';
import { drawnArrows, portOf } from './arrows';
import {
  NODE_WIDTH,
  nodeHeight,
  type GraphBadge,
  type GraphHeat,
  type GraphNode,
  type GraphWay,
  type Point,
} from './graph';
import { GRAPH_ICONS, KIND_ICONS, MANNER_ICONS } from './graph-icons';
import { Hand, pointIn } from './hand';
import { Layouts } from './layouts';
import { MiniMap } from './mini-map';
import { broughtIn, centred, firstSight, fitted, pointAt, zoomed, type Size } from './sight';
import { spokenNode } from './spoken';
import { stepOf, walked, type WalkStep } from './walk';

interface Shown {
  readonly nodes: readonly GraphNode[];
  readonly selected: string | null;
}

const NONE: ReadonlyMap<string, never> = new Map<string, never>();

/**
 * A scenario as a drawing, to be looked at and walked by pointer and by keyboard; it knows nothing of how one is written.
 * Nodes carry their ways out as lines; `badges`, `heat` and `path` speak of nodes by id and of ways by key. Whoever shows
 * it loads the texts `scenarioGraph`.
 */
@Component({
  selector: 'pw-scenario-graph',
  imports: [Icon, MiniMap, TranslocoPipe],
  providers: [Layouts],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './scenario-graph.html',
  styleUrl: './scenario-graph.scss',
})
export class ScenarioGraph {
  readonly nodes = input.required<readonly GraphNode[]>();
  /** What the whole drawing is called. */
  readonly label = input.required<string>();
  readonly selected = input<string | null>(null);
  /** Ways can be led elsewhere. */
  readonly connectable = input(false);
  readonly badges = input<ReadonlyMap<string, readonly GraphBadge[]>>(NONE);
  readonly heat = input<ReadonlyMap<string, GraphHeat>>(NONE);
  /** Nodes and ways that are to stand out. */
  readonly path = input<ReadonlySet<string>>(new Set());
  readonly chosen = output<string>();
  readonly connected = output<{ readonly way: GraphWay; readonly to: string }>();
  /** Keys at a node that the drawing itself has no use for. */
  readonly pressed = output<{ readonly event: KeyboardEvent; readonly id: string }>();

  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly #injector = inject(Injector);
  readonly #texts = inject(Texts);
  readonly #direction = inject(Directionality);
  readonly #layouts = inject(Layouts);
  private readonly frame = viewChild.required<ElementRef<HTMLElement>>('frame');
  private readonly canvas = viewChild.required<ElementRef<HTMLElement>>('canvas');
  protected readonly icons = KIND_ICONS;
  protected readonly mannerIcons = MANNER_ICONS;
  protected readonly tools = GRAPH_ICONS;
  protected readonly hand = new Hand();
  protected readonly frameSize = signal<Size>({ width: 1, height: 1 });
  protected readonly layout = this.#layouts.last;
  protected readonly turned = computed(() => this.#direction.valueSignal() === 'rtl');
  /** Corners as they are drawn, turned where reading is. */
  protected readonly places = computed((): ReadonlyMap<string, Point> => {
    const [layout, turned] = [this.layout(), this.turned()];
    if (!layout || !turned) return layout?.places ?? NONE;
    return new Map([...layout.places].map(([id, { x, y }]) => [id, { x: layout.width - x - NODE_WIDTH, y }] as const));
  });
  protected readonly groups = computed(() => {
    const [layout, turned] = [this.layout(), this.turned()];
    return (layout?.groups ?? []).map((frame) =>
      layout && turned ? { ...frame, x: layout.width - frame.x - frame.width } : frame,
    );
  });
  protected readonly arrows = computed(() => {
    const layout = this.layout();
    return layout ? drawnArrows(this.nodes(), layout, this.turned()) : [];
  });
  /** Nodes, and ways by key, that were added, removed or changed. */
  protected readonly marks = computed(() => {
    const marks = new Map<string, string>();
    for (const [key, badges] of this.badges())
      for (const { tone } of badges)
        if (tone === 'added' || tone === 'removed' || tone === 'changed') marks.set(key, tone);
    return marks;
  });
  protected readonly drawn = computed(() => {
    const [nodes, places, badges, heat] = [this.nodes(), this.places(), this.badges(), this.heat()];
    const numbers = new Map(nodes.map(({ id, number }) => [id, number]));
    const text = (key: string, params = {}): string => this.#texts.text(`scenarioGraph.${key}`, params);
    return nodes.flatMap((node) => {
      const place = places.get(node.id);
      if (!place) return [];
      const often = heat.get(node.id);
      return [
        {
          node,
          ...place,
          height: nodeHeight(node.ways.length),
          badges: badges.get(node.id) ?? [],
          heat: often,
          spoken: spokenNode(node, numbers, badges, often, text),
        },
      ];
    });
  });
  /** The node that Tab comes to. */
  protected readonly current = linkedSignal<Shown, string | null>({
    source: () => ({ nodes: this.nodes(), selected: this.selected() }),
    computation: ({ nodes, selected }, before) => {
      const isShown = (id: string | null | undefined): boolean => nodes.some((node) => node.id === id);
      if (isShown(selected) && selected !== before?.source.selected) return selected;
      return isShown(before?.value) ? (before?.value ?? null) : (nodes[0]?.id ?? null);
    },
  });
  /** An arrow that is being drawn, and where its end is. */
  readonly #pull = signal<{ readonly way: GraphWay; readonly from: Point; readonly to: Point } | null>(null);
  protected readonly pulled = computed(() => {
    const pull = this.#pull();
    return pull && `M${pull.from.x} ${pull.from.y} L${pull.to.x} ${pull.to.y}`;
  });
  /** The node that an arrow would lead to if it were let go now. */
  protected readonly over = computed(() => {
    const pull = this.#pull();
    return pull ? this.#nodeAt(pull.to) : null;
  });
  /** The node that the last step onward was made from. */
  #cameFrom: string | null = null;
  readonly #awaited = signal<string | null>(null);

  constructor() {
    const destroyed = inject(DestroyRef);
    effect(() => this.#layouts.arrange(this.nodes()));
    effect(() => {
      const { x, y, scale } = this.hand.sight();
      this.canvas().nativeElement.style.transform = `translate(${x}px, ${y}px) scale(${scale})`;
    });
    effect(() => {
      const awaited = this.#awaited();
      if (awaited === null || !this.places().has(awaited)) return;
      this.#awaited.set(null);
      afterNextRender(() => this.show(awaited), { injector: this.#injector });
    });
    const first = effect(() => {
      if (this.frameSize().width <= 1 || !this.layout()) return;
      untracked(() => this.#begin());
      first.destroy();
    });
    afterNextRender(() => {
      const { nativeElement } = this.frame();
      const observer = new ResizeObserver(() =>
        this.frameSize.set({ width: nativeElement.clientWidth, height: nativeElement.clientHeight }),
      );
      observer.observe(nativeElement);
      destroyed.onDestroy(() => observer.disconnect());
    });
  }

  /** Brings a node into sight, where it is not. */
  look(id: string): void {
    this.current.set(id);
    const box = this.#boxOf(id);
    if (box) this.hand.sight.update((sight) => broughtIn(sight, box, this.frameSize()));
  }

  /** A node has the focus: one that was come to by key is brought into sight, one that was pressed stays under the hand. */
  protected meet(id: string, event: FocusEvent): void {
    if ((event.target as Element).matches(':focus-visible')) this.look(id);
    else this.current.set(id);
  }

  /** Puts the focus on a node and brings it into sight. */
  show(id: string): void {
    this.#element(id)?.focus({ preventScroll: true });
    // The frame itself may be out of sight: what leads to a node can stand far below it.
    this.#host.nativeElement.scrollIntoView({ block: 'nearest' });
    this.look(id);
  }

  /** The same for a node that is only about to be drawn. */
  showOnceDrawn(id: string): void {
    this.#awaited.set(id);
  }

  protected fit(): void {
    const layout = this.layout();
    if (layout) this.hand.sight.set(fitted(layout, this.frameSize()));
  }

  protected zoom(by: number): void {
    const { width, height } = this.frameSize();
    this.hand.sight.update((sight) => zoomed(sight, by, { x: width / 2, y: height / 2 }));
  }

  protected bring({ x, y }: Point): void {
    this.hand.sight.update((sight) => centred(sight, { x, y, width: 0, height: 0 }, this.frameSize()));
  }

  protected pull(event: PointerEvent, way: GraphWay, at: number): void {
    const [place, layout] = [this.layout()?.places.get(way.from), this.layout()];
    if (event.button !== 0 || !place || !layout) return;
    event.stopPropagation();
    this.frame().nativeElement.setPointerCapture(event.pointerId);
    const port = portOf(place, at);
    const from = { ...port, x: this.turned() ? layout.width - port.x : port.x };
    this.#pull.set({ way, from, to: from });
  }

  protected move(event: PointerEvent): void {
    if (this.#pull() === null) this.hand.move(event);
    else {
      const to = pointAt(this.hand.sight(), pointIn(event));
      this.#pull.update((pull) => pull && { ...pull, to });
    }
  }

  protected release(event: PointerEvent): void {
    const [pull, over] = [this.#pull(), this.over()];
    this.drop(event);
    if (pull && over !== null) this.connected.emit({ way: pull.way, to: over });
  }

  protected drop(event: PointerEvent): void {
    this.#pull.set(null);
    this.hand.up(event);
  }

  protected take(id: string): void {
    this.#element(id)?.focus({ preventScroll: true });
    this.chosen.emit(id);
  }

  protected key(event: KeyboardEvent, node: GraphNode): void {
    const step = stepOf(event, this.turned());
    if (step !== null) this.#walk(node.id, step);
    else if (event.key === 'Enter' || event.key === ' ') this.chosen.emit(node.id);
    else {
      this.pressed.emit({ event, id: node.id });
      return;
    }
    event.preventDefault();
  }

  #walk(from: string, step: WalkStep): void {
    const layout = this.layout();
    const to = layout ? walked(this.nodes(), layout, from, step, this.#cameFrom) : null;
    if (to === null) return;
    this.#cameFrom = step === 'onward' || typeof step === 'object' ? from : null;
    this.show(to);
  }

  #begin(): void {
    const [layout, selected] = [this.layout(), this.selected()];
    const id = selected !== null && this.places().has(selected) ? selected : (this.nodes()[0]?.id ?? '');
    const box = this.#boxOf(id);
    if (layout && box) this.hand.sight.set(firstSight(layout, box, this.frameSize(), this.turned()));
  }

  #boxOf(id: string): (Point & Size) | null {
    const [place, node] = [this.places().get(id), this.nodes().find((one) => one.id === id)];
    return place && node ? { ...place, width: NODE_WIDTH, height: nodeHeight(node.ways.length) } : null;
  }

  #nodeAt({ x, y }: Point): string | null {
    const found = this.nodes().find(({ id }) => {
      const box = this.#boxOf(id);
      return box && x >= box.x && x <= box.x + box.width && y >= box.y && y <= box.y + box.height;
    });
    return found?.id ?? null;
  }

  #element(id: string): HTMLElement | null {
    return this.#host.nativeElement.querySelector<HTMLElement>(`[data-drawn="${id}"]`);
  }
}
