import { Injectable } from '@nestjs/common';
import type { Tx } from '../database';

type Handler<E> = (tx: Tx, event: E) => Promise<void>;

/** A kind of event: made once where the event is owned, exported with its module. */
export class EventKind<E> {
  declare private readonly payload: E;
  constructor(readonly name: string) {}
}

/**
 * Tells other rooms, inside the transaction of the act, what was done: what hangs on it is written together with it or
 * not at all. Handlers do database work only.
 */
@Injectable()
export class Events {
  private readonly handlers = new Map<string, Handler<never>[]>();

  on<E>(kind: EventKind<E>, handler: Handler<E>): void {
    this.handlers.set(kind.name, [...(this.handlers.get(kind.name) ?? []), handler]);
  }

  /** Runs the handlers one after the other; the first that throws undoes the whole act. */
  async publish<E>(tx: Tx, kind: EventKind<E>, event: E): Promise<void> {
    for (const handler of this.handlers.get(kind.name) ?? []) await (handler as Handler<E>)(tx, event);
  }
}
