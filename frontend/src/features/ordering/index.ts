/** Putting things in order, in tests and in scenarios. A room of its own, because dragging weighs more than a lesson. */
export { OrderInput } from './order-input';
