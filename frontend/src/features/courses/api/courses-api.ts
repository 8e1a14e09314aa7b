import { HttpClient } from '@angular/common/http';
import { inject, Injectable } from '@angular/core';
import { firstValueFrom, type Observable } from 'rxjs';
import type {
  Comment,
  CourseEdition,
  CourseFamily,
  CreatedEdition,
  EditionState,
  Finding,
  Item,
  ItemKind,
  ItemSummary,
  ModuleEdition,
  ModuleFile,
  ModuleRow,
  Page,
  PassRule,
  ReferenceDocument,
  Saved,
  Translation,
  TranslationItem,
} from './models';

type Json = Readonly<Record<string, unknown>>;

/** Calls that change courses and modules, or read what a screen asks for in passing. Every one may throw an ApiProblem. */
@Injectable({ providedIn: 'root' })
export class CoursesApi {
  readonly #http = inject(HttpClient);

  modules(params: Readonly<Record<string, string>>): Promise<Page<ModuleRow>> {
    return this.#get('/api/modules', params);
  }

  createModule(body: { centreId: string; code: string; title: string; language: string }): Promise<CreatedEdition> {
    return this.#post('/api/modules', body);
  }

  copyModule(id: string, body: { centreId: string; code?: string }): Promise<CreatedEdition> {
    return this.#post(`/api/modules/${id}/copy`, body);
  }

  newModuleEdition(id: string, changeNote: string): Promise<{ id: string }> {
    return this.#post(`/api/modules/${id}/editions`, { changeNote });
  }

  edition(id: string): Promise<ModuleEdition> {
    return this.#get(`/api/module-editions/${id}`);
  }

  saveModuleDocument(id: string, version: number, document: Json): Promise<Saved> {
    return this.#put(`/api/module-editions/${id}/document`, { version, document });
  }

  move(id: string, body: { to: EditionState; version: number; comment?: string }): Promise<ModuleEdition> {
    return this.#post(`/api/module-editions/${id}/transitions`, body);
  }

  findings(id: string): Promise<readonly Finding[]> {
    return this.#get(`/api/module-editions/${id}/findings`);
  }

  item(editionId: string, itemId: string): Promise<Item> {
    return this.#get(`/api/module-editions/${editionId}/items/${itemId}`);
  }

  addItem(editionId: string, body: { kind: ItemKind; title: string; intent?: string }): Promise<ItemSummary> {
    return this.#post(`/api/module-editions/${editionId}/items`, body);
  }

  changeItem(editionId: string, itemId: string, body: Json): Promise<Saved> {
    return this.#send(this.#http.patch<Saved>(`/api/module-editions/${editionId}/items/${itemId}`, body));
  }

  saveItem(editionId: string, itemId: string, version: number, document: Json): Promise<Saved> {
    return this.#put(`/api/module-editions/${editionId}/items/${itemId}/document`, { version, document });
  }

  async removeItem(editionId: string, itemId: string): Promise<void> {
    await this.#send(this.#http.delete(`/api/module-editions/${editionId}/items/${itemId}`));
  }

  orderItems(editionId: string, itemIds: readonly string[]): Promise<void> {
    return this.#put(`/api/module-editions/${editionId}/items-order`, { itemIds });
  }

  comments(editionId: string): Promise<readonly Comment[]> {
    return this.#get(`/api/module-editions/${editionId}/comments`);
  }

  comment(editionId: string, body: { itemId?: string; blockId?: string; text: string }): Promise<Comment> {
    return this.#post(`/api/module-editions/${editionId}/comments`, body);
  }

  settleComment(editionId: string, commentId: string, settled: boolean): Promise<void> {
    const act = settled ? 'resolve' : 'reopen';
    return this.#post(`/api/module-editions/${editionId}/comments/${commentId}/${act}`, {});
  }

  files(moduleId: string): Promise<readonly ModuleFile[]> {
    return this.#get(`/api/modules/${moduleId}/files`);
  }

  upload(moduleId: string, file: File): Promise<ModuleFile> {
    const form = new FormData();
    form.set('file', file);
    return this.#post(`/api/modules/${moduleId}/files`, form);
  }

  references(q: string): Promise<readonly ReferenceDocument[]> {
    return this.#get('/api/references', q === '' ? {} : { q });
  }

  createReference(body: Json): Promise<ReferenceDocument> {
    return this.#post('/api/references', body);
  }

  attachReference(editionId: string, referenceEditionId: string): Promise<void> {
    return this.#put(`/api/module-editions/${editionId}/references/${referenceEditionId}`, {});
  }

  async detachReference(editionId: string, referenceEditionId: string): Promise<void> {
    await this.#send(this.#http.delete(`/api/module-editions/${editionId}/references/${referenceEditionId}`));
  }

  createCourse(body: {
    centreId: string;
    code: string;
    family: CourseFamily;
    title: { en: string; fr: string };
  }): Promise<CreatedEdition> {
    return this.#post('/api/courses', body);
  }

  changeCourse(
    id: string,
    body: {
      version: number;
      title: { en: string; fr: string };
      audience: { en: string; fr: string };
      family: CourseFamily;
    },
  ): Promise<Saved> {
    return this.#send(this.#http.patch<Saved>(`/api/courses/${id}`, body));
  }

  copyCourse(id: string, body: { centreId: string; code?: string }): Promise<CreatedEdition> {
    return this.#post(`/api/courses/${id}/copy`, body);
  }

  newCourseEdition(id: string): Promise<{ id: string }> {
    return this.#post(`/api/courses/${id}/editions`, {});
  }

  changeCourseEdition(
    id: string,
    body: { version: number; plannedMinutes?: number; passRule?: PassRule },
  ): Promise<Saved> {
    return this.#send(this.#http.patch<Saved>(`/api/course-editions/${id}`, body));
  }

  setCourseModules(id: string, version: number, moduleIds: readonly string[]): Promise<Saved> {
    return this.#put(`/api/course-editions/${id}/modules`, { version, moduleIds });
  }

  moveCourse(id: string, body: { to: EditionState; version: number; comment?: string }): Promise<CourseEdition> {
    return this.#post(`/api/course-editions/${id}/transitions`, body);
  }

  adopt(editionId: string, centreId: string, note: string): Promise<unknown> {
    return this.#post(`/api/module-editions/${editionId}/adoption`, { centreId, note });
  }

  setCentreValue(body: {
    centreId: string;
    key: string;
    value: string;
    source: string;
    version: number;
  }): Promise<Saved> {
    return this.#put('/api/centre-values', body);
  }

  startTranslation(editionId: string, language: string): Promise<Translation> {
    return this.#post(`/api/module-editions/${editionId}/translations`, { language });
  }

  translationItem(editionId: string, language: string, itemId: string): Promise<TranslationItem> {
    return this.#get(`/api/module-editions/${editionId}/translations/${language}/items/${itemId}`);
  }

  saveTranslationDocument(editionId: string, language: string, version: number, document: Json): Promise<Saved> {
    return this.#put(`/api/module-editions/${editionId}/translations/${language}/document`, { version, document });
  }

  saveTranslationItem(
    editionId: string,
    language: string,
    itemId: string,
    version: number,
    document: Json,
  ): Promise<Saved> {
    return this.#put(`/api/module-editions/${editionId}/translations/${language}/items/${itemId}`, {
      version,
      document,
    });
  }

  setTranslationState(
    editionId: string,
    language: string,
    body: { state: 'DRAFT' | 'APPROVED'; version: number },
  ): Promise<Translation> {
    return this.#post(`/api/module-editions/${editionId}/translations/${language}/state`, body);
  }

  #get<T>(url: string, params: Readonly<Record<string, string>> = {}): Promise<T> {
    return this.#send(this.#http.get<T>(url, { params }));
  }

  #post<T>(url: string, body: unknown): Promise<T> {
    return this.#send(this.#http.post<T>(url, body));
  }

  #put<T>(url: string, body: unknown): Promise<T> {
    return this.#send(this.#http.put<T>(url, body));
  }

  #send<T>(call: Observable<T>): Promise<T> {
    return firstValueFrom(call);
  }
}
