import { afterEach, describe, expect, it } from '@jest/globals';
import { TestBed } from '@angular/core/testing';
import { provideTransloco } from '@jsverse/transloco';
import { OWN_REASONS } from '@peacewright/contracts';
import { ReasonPipe } from './reason.pipe';
import { TextFileRegistry } from './text-files';
import { Texts } from './texts';

async function shown(language: 'en' | 'fr', reason: string): Promise<string> {
  localStorage.setItem('pw.language', language);
  TestBed.configureTestingModule({
    providers: [
      provideTransloco({ config: { availableLangs: ['en', 'fr'], defaultLang: 'en' }, loader: TextFileRegistry }),
    ],
  });
  await TestBed.inject(Texts).start();
  return TestBed.runInInjectionContext(() => new ReasonPipe().transform(reason));
}

describe('a reason', () => {
  afterEach(() => {
    localStorage.clear();
  });

  it('is shown as somebody typed it, in whatever language', async () => {
    expect(await shown('fr', 'Broken leg')).toBe('Broken leg');
  });

  it('is in the interface’s language where the product wrote it', async () => {
    expect(await shown('fr', OWN_REASONS.rollImport)).toBe('importation de l’état nominatif');
  });
});
