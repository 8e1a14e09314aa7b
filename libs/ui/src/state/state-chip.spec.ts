import { describe, expect, it } from '@jest/globals';
import { Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { dataStates, StateChip } from './state-chip';

const words = { met: 'Done', partly: 'Partly done', due: 'Due', overdue: 'Overdue', na: 'Not applicable' };

@Component({
  imports: [StateChip],
  template: `
    @for (state of states; track state) {
      <pw-state [state]="state" />
    }
    <pw-state state="due" label="2 of 3" />
    <pw-state state="overdue" compact />
  `,
})
class Screen {
  protected readonly states = dataStates;
}

async function chips(): Promise<readonly HTMLElement[]> {
  TestBed.configureTestingModule({
    imports: [
      Screen,
      TranslocoTestingModule.forRoot({
        langs: { en: { ui: { state: words } } },
        translocoConfig: { availableLangs: ['en'], defaultLang: 'en' },
        preloadLangs: true,
      }),
    ],
  });
  const fixture = TestBed.createComponent(Screen);
  await fixture.whenStable();
  return Array.from((fixture.nativeElement as HTMLElement).querySelectorAll<HTMLElement>('pw-state'));
}

describe('a state chip', () => {
  it('says its state in words', async () => {
    const said = (await chips()).slice(0, dataStates.length).map((chip) => chip.textContent.trim());
    expect(said).toEqual(dataStates.map((state) => words[state]));
  });

  it('has a shape of its own for each state, hidden from screen readers', async () => {
    const drawings = (await chips()).slice(0, dataStates.length).map((chip) => chip.querySelector('svg'));
    expect(drawings.every((svg) => svg?.getAttribute('aria-hidden') === 'true')).toBe(true);
    expect(new Set(drawings.map((svg) => svg?.querySelector('path')?.getAttribute('d'))).size).toBe(dataStates.length);
  });

  it('says the word given instead of the usual one', async () => {
    expect((await chips())[dataStates.length]?.textContent.trim()).toBe('2 of 3');
  });

  it('keeps its word for screen readers when only the shape shows', async () => {
    const chip = (await chips())[dataStates.length + 1];
    expect(chip?.textContent.trim()).toBe('Overdue');
    expect(chip?.querySelector('span')?.classList).toContain('pw-sr-only');
  });
});
