import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../platform/access';
import type { Queryable } from '../../../platform/database';

/** Says whether an account may see the files of a module for a reason that this room does not know, such as learning it. */
export type FileReader = (db: Queryable, actor: Actor, moduleId: string) => Promise<boolean>;

/** Rooms above add here who else reads a module's files: learning, for those who are assigned it. */
@Injectable()
export class FileReaders {
  private readonly readers: FileReader[] = [];

  /** Called by modules while they start. */
  add(reader: FileReader): void {
    this.readers.push(reader);
  }

  async mayRead(db: Queryable, actor: Actor, moduleId: string): Promise<boolean> {
    for (const reader of this.readers) if (await reader(db, actor, moduleId)) return true;
    return false;
  }
}
