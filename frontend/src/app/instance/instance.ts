import { HttpClient } from '@angular/common/http';
import type { Role } from '@peacewright/contracts';
import { computed, inject, Injectable, signal } from '@angular/core';
import { firstValueFrom } from 'rxjs';

/** What GET /api/instance answers: what this installation is. */
export type InstanceView =
  | { readonly state: 'UNSET' }
  | { readonly state: 'PREPARING'; readonly step: string; readonly done: number; readonly total: number }
  | { readonly state: 'DEMO'; readonly demoAccounts: readonly DemoAccount[] }
  | { readonly state: 'CENTRE' };

/** An invented person of the demonstration, whose password or PIN is public. */
export type DemoAccount = { readonly displayName: string; readonly role: Role; readonly secret: string } & (
  | { readonly email: string }
  | { readonly email?: never; readonly country: string; readonly service: string; readonly serviceNumber: string }
);

/** The first administrator and the centre they begin with. */
export interface NewCentre {
  readonly administrator: { readonly displayName: string; readonly email: string; readonly password: string };
  readonly country: { readonly code: string; readonly name: { readonly en: string; readonly fr: string } };
  readonly centre: { readonly name: string; readonly timeZone: string; readonly languages: readonly string[] };
}

/** Whether this installation is new, being prepared, a demonstration or a centre's own. */
@Injectable({ providedIn: 'root' })
export class Instance {
  readonly #http = inject(HttpClient);
  readonly #view = signal<InstanceView>({ state: 'UNSET' });

  readonly view = this.#view.asReadonly();
  readonly ready = computed(() => this.#view().state === 'DEMO' || this.#view().state === 'CENTRE');
  readonly isDemonstration = computed(() => this.#view().state === 'DEMO');

  /** Throws an ApiProblem. */
  async load(): Promise<InstanceView> {
    const view = await firstValueFrom(this.#http.get<InstanceView>('/api/instance'));
    this.#view.set(view);
    return view;
  }

  /** Starts filling the demonstration; its progress is read with {@link load}. */
  async startDemonstration(): Promise<void> {
    await firstValueFrom(this.#http.post('/api/instance/demonstration', {}));
  }

  /** Sets up an empty installation for a centre of one's own. */
  async startCentre(centre: NewCentre): Promise<void> {
    await firstValueFrom(this.#http.post('/api/instance/centre', centre));
  }
}
