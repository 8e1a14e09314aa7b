import { Injectable } from '@nestjs/common';
import { v7 } from 'uuid';

/** Makes ids (UUIDv7: ordered by time of making, not by commit). Tests replace it by a seeded one. */
@Injectable()
export class Ids {
  next(): string {
    return v7();
  }
}
