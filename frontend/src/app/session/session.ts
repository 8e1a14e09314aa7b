import { HttpClient } from '@angular/common/http';
import { computed, inject, Injectable, signal } from '@angular/core';
import { Router } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import type { Language } from '../texts/languages';
import { Texts } from '../texts/texts';
import type { Ability, SessionView } from './session-view';

/** Who is signed in on this browser and what they may do. The server decides; this only mirrors it. */
@Injectable({ providedIn: 'root' })
export class Session {
  readonly #http = inject(HttpClient);
  readonly #router = inject(Router);
  readonly #texts = inject(Texts);
  readonly #view = signal<SessionView>({ signedIn: false });
  readonly #signedIn = computed(() => {
    const view = this.#view();
    return view.signedIn ? view : undefined;
  });

  readonly signedIn = computed(() => this.#signedIn() !== undefined);
  readonly account = computed(() => this.#signedIn()?.account);
  readonly roles = computed(() => this.#signedIn()?.roles ?? []);
  readonly csrfToken = computed(() => this.#signedIn()?.csrfToken);
  readonly #abilities = computed((): ReadonlySet<Ability> => {
    const view = this.#signedIn();
    return new Set<Ability>([
      ...(view?.permissions ?? []),
      ...(view?.account.learner === true ? ['learner' as const] : []),
    ]);
  });

  /** Whether the person has at least one of `abilities` somewhere. For menus and buttons: the server decides. */
  may(...abilities: readonly [Ability, ...Ability[]]): boolean {
    return abilities.some((ability) => this.#abilities().has(ability));
  }

  /** Asks the server who is signed in. Throws an ApiProblem. */
  async load(): Promise<void> {
    await this.#take(await firstValueFrom(this.#http.get<SessionView>('/api/session')));
  }

  /** Throws an ApiProblem `signIn.failed` or `signIn.locked` (`params.minutes`). */
  async signInByPassword(email: string, password: string): Promise<void> {
    const body = { email, password };
    await this.#take(await firstValueFrom(this.#http.post<SessionView>('/api/session/password', body)));
  }

  /** `serviceNumber` is text: leading zeros count. Throws as {@link signInByPassword}. */
  async signInByPin(country: string, service: string, serviceNumber: string, pin: string): Promise<void> {
    const body = { country, service, serviceNumber, pin };
    await this.#take(await firstValueFrom(this.#http.post<SessionView>('/api/session/pin', body)));
  }

  async changePin(currentPin: string, newPin: string): Promise<void> {
    await firstValueFrom(this.#http.post('/api/session/change-pin', { currentPin, newPin }));
    await this.load();
  }

  async changePassword(currentPassword: string, newPassword: string): Promise<void> {
    await firstValueFrom(this.#http.post('/api/session/change-password', { currentPassword, newPassword }));
    await this.load();
  }

  /** Keeps the language with the account, for slips, certificates and other devices. */
  async rememberLanguage(language: Language): Promise<void> {
    await firstValueFrom(this.#http.post('/api/session/language', { language }));
  }

  /** Ends the session at the server, then reloads the page, so that nothing of it stays in memory. */
  async signOut(): Promise<void> {
    await firstValueFrom(this.#http.delete('/api/session'));
    location.assign('/sign-in');
  }

  /** The server no longer knows us: back to signing in, keeping the address that was wanted. */
  ended(): void {
    if (!this.signedIn()) return;
    this.#view.set({ signedIn: false });
    void this.#router.navigate(['/sign-in'], { queryParams: { to: this.#router.url, ended: true } });
  }

  async #take(view: SessionView): Promise<void> {
    this.#view.set(view);
    if (view.signedIn) await this.#texts.prefer(view.account.preferredLanguage);
  }
}
