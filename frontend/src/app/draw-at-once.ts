import type { ApplicationRef } from '@angular/core';

/**
 * What a click, a choice or a key does is drawn before the next one can come. Left to itself the page is drawn a little later,
 * on a busy phone much later, and the second of two quick acts would go by what stood there before the first. Letters are left
 * out: they follow one another faster than a large page is drawn.
 */
export function drawAtOnce(document: Document, app: ApplicationRef): void {
  // After the listeners of the act itself, and never inside a drawing.
  const draw = (): void => {
    queueMicrotask(() => {
      app.tick();
    });
  };
  document.addEventListener('click', draw);
  document.addEventListener('change', draw);
  document.addEventListener('keydown', ({ key, altKey, ctrlKey, metaKey }) => {
    if (key.length > 1 || altKey || ctrlKey || metaKey) draw();
  });
}
