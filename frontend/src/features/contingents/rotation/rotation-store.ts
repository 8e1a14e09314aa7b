import { HttpClient, httpResource } from '@angular/common/http';
import { inject, Injectable, signal } from '@angular/core';
import type { RollDto, RotationDto } from '@peacewright/api-client';
import { firstValueFrom } from 'rxjs';

/** The rotation that a page and its tabs are about. Provided on its route. */
@Injectable()
export class RotationStore {
  readonly #http = inject(HttpClient);
  readonly id = signal('');
  readonly rotation = httpResource<RotationDto>(() => (this.id() === '' ? undefined : `/api/rotations/${this.id()}`));
  readonly #rollWanted = signal(false);
  readonly roll = httpResource<RollDto>(() =>
    this.id() !== '' && this.#rollWanted() ? `/api/rotations/${this.id()}/roll` : undefined,
  );

  /** Called by tabs that show the roll; it is fetched once and then kept. */
  wantRoll(): void {
    this.#rollWanted.set(true);
  }

  /** After a change: counts and roll are read anew. */
  refresh(): void {
    this.rotation.reload();
    if (this.#rollWanted()) this.roll.reload();
  }

  /** Sends a command and reads anew. Throws what the API refused. */
  async send<T>(method: 'post' | 'patch' | 'put' | 'delete', path: string, body?: unknown): Promise<T> {
    const answer = await firstValueFrom(this.#http.request<T>(method, path, { body }));
    this.refresh();
    return answer;
  }
}
