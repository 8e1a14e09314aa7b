import { HttpClient, httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal, type Injector } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialog,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { TranslocoPipe } from '@jsverse/transloco';
import type { AnswerStrength, NewLinkDto, TargetModuleDto, TargetPartDto } from '@peacewright/api-client';
import { firstValueFrom } from 'rxjs';
import { ProblemPanel } from '../../../app';

interface Asked {
  readonly code: string;
  readonly centreId: string;
  readonly features: readonly { readonly code: string; readonly title: string; readonly live: boolean }[];
}

/** Chooses what answers a recommendation: a module, something in it, or a feature; how far; and what stays open. */
@Component({
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemPanel, TranslocoPipe],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './add-link-dialog.html',
  styleUrl: './add-link-dialog.scss',
})
class AddLinkDialog {
  protected readonly asked = inject<Asked>(MAT_DIALOG_DATA);
  readonly #dialog = inject<MatDialogRef<AddLinkDialog, boolean>>(MatDialogRef);
  readonly #http = inject(HttpClient);

  protected readonly way = signal<'MODULE' | 'FEATURE'>('MODULE');
  protected readonly q = signal('');
  protected readonly modules = httpResource<TargetModuleDto[]>(() => ({
    url: '/api/sources/targets',
    params: { centreId: this.asked.centreId, q: this.q() },
  }));
  protected readonly moduleId = signal('');
  protected readonly parts = httpResource<TargetPartDto[]>(() =>
    this.moduleId() === ''
      ? undefined
      : { url: `/api/sources/targets/${this.moduleId()}`, params: { centreId: this.asked.centreId } },
  );
  /** Empty: the module itself. */
  protected readonly part = signal('');
  protected readonly feature = signal('');
  protected readonly strength = signal<AnswerStrength>('PARTIAL');
  protected readonly note = signal('');
  protected readonly busy = signal(false);
  protected readonly failed = signal<unknown>(undefined);
  protected readonly ready = computed(() =>
    this.way() === 'FEATURE' ? this.feature() !== '' : this.moduleId() !== '',
  );
  #timer: ReturnType<typeof setTimeout> | undefined;

  protected search(text: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.q.set(text.trim());
    }, 250);
  }

  protected pickModule(id: string): void {
    this.moduleId.set(id);
    this.part.set('');
  }

  protected async save(): Promise<void> {
    if (!this.ready() || this.busy()) return;
    this.busy.set(true);
    this.failed.set(undefined);
    try {
      await firstValueFrom(
        this.#http.post(`/api/sources/recommendations/${encodeURIComponent(this.asked.code)}/links`, this.#wish()),
      );
      this.#dialog.close(true);
    } catch (error) {
      this.failed.set(error);
      this.busy.set(false);
    }
  }

  #wish(): NewLinkDto {
    const common = { centreId: this.asked.centreId, strength: this.strength(), note: this.note().trim() };
    if (this.way() === 'FEATURE') return { ...common, targetKind: 'FEATURE', itemId: this.feature() };
    const part = this.parts.hasValue() ? this.parts.value().find(({ id }) => id === this.part()) : undefined;
    return part === undefined
      ? { ...common, targetKind: 'MODULE', moduleId: this.moduleId() }
      : { ...common, targetKind: part.kind, moduleId: this.moduleId(), itemId: part.id };
  }
}

/** True when a link was added. Focus returns to where it was. */
export async function openAddLink(injector: Injector, asked: Asked): Promise<boolean> {
  const dialog = injector.get(MatDialog).open<AddLinkDialog, Asked, boolean>(AddLinkDialog, {
    data: asked,
    width: '640px',
    maxWidth: '96vw',
    autoFocus: 'first-tabbable',
  });
  return (await firstValueFrom(dialog.afterClosed())) === true;
}
