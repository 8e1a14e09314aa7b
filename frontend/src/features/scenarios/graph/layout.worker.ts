import { laidOut, type LayoutShape } from './layout';

addEventListener('message', ({ data: { number, shape } }: MessageEvent<{ number: number; shape: LayoutShape }>) => {
  postMessage({ number, layout: laidOut(shape) });
});
