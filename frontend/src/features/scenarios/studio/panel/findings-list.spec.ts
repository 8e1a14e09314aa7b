import { afterEach, describe, expect, it } from '@jest/globals';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideTransloco } from '@jsverse/transloco';
import { compileScenario, proveScenario, type ScenarioDocument } from '@peacewright/scenario-engine';
import { Texts } from '../../../../app';
import { TextFileRegistry } from '../../../../app/texts/text-files';
import { StudioStore } from '../edition/studio-store';
import { fromTemplate } from '../templates';
import { FindingsList } from './findings-list';

/** What the list says of a document that was proven with room for this many states. */
async function said(document: ScenarioDocument, states: number, language = 'en'): Promise<string> {
  const compiled = compileScenario(document);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  const report = proveScenario(compiled.model, { budget: { states, bytes: 1e9 }, reduce: true });
  const proofs = {
    failed: signal(false),
    working: signal(false),
    explored: signal(0),
    last: signal({ problems: [], document, ...report }),
  };
  localStorage.setItem('pw.language', language);
  TestBed.configureTestingModule({
    providers: [
      provideTransloco({ config: { availableLangs: ['en', 'fr'], defaultLang: 'en' }, loader: TextFileRegistry }),
      { provide: StudioStore, useValue: { proofs, played: signal(new Set()) } },
    ],
  });
  const texts = TestBed.inject(Texts);
  await texts.start();
  await texts.add('studio', {
    en: () => import('../../../../i18n/studio.en'),
    fr: () => import('../../../../i18n/studio.fr'),
  });
  const shown = TestBed.createComponent(FindingsList);
  await shown.whenStable();
  return (shown.nativeElement as HTMLElement).textContent.replace(/\s+/g, ' ');
}

describe('what the proof found', () => {
  afterEach(() => {
    localStorage.clear();
  });
  let made = 0;
  const document = fromTemplate('visit', { id: 'mine', language: 'en', title: 'A title' }, () => `id-${++made}`);
  const names = document.nodes.map(({ label, id }) => label || id);

  it('is nothing where every state was seen', async () => {
    const text = await said(document, 1000);
    expect(text).toContain('Nothing was found.');
    expect(text).not.toContain('it is not proven');
  });

  it('names the nodes of which nothing is known where there was no room, and never says that nothing was found', async () => {
    const text = await said(document, 1);
    expect(text).not.toContain('Nothing was found.');
    expect(text).toContain('Nobody came to these nodes so far, and it is not proven that nobody can: ');
    expect(text).toContain(names.at(-1));
  });

  it('says so in French too', async () => {
    expect(await said(document, 1, 'fr')).toContain('Personne n’est arrivé jusqu’ici à ces nœuds');
  });
});
