/**
 * After a form was sent and its own checks refused it, the first field that is wrong has the focus: it may stand above what
 * is in sight, and is then heard by who cannot see it (WCAG 2.2, 3.3.1).
 */
export function leadToFirstWrong(document: Document): void {
  document.addEventListener('submit', ({ target }) => {
    if (target instanceof HTMLFormElement)
      target.querySelector<HTMLElement>(':is(input, select, textarea, mat-select).ng-invalid')?.focus();
  });
}
