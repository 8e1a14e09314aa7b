import { randomBytes } from 'node:crypto';
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Database } from '../../../platform/database';
import { Clock } from '../../../platform/time';

const KEY = 'learning.checkSecret';

/**
 * A secret of this installation, made at its first start and shared by its replicas: self-checks are drawn from it, so that
 * they need not be stored and their tokens cannot be worked out.
 */
@Injectable()
export class ServerSecret implements OnApplicationBootstrap {
  private secret: Buffer | undefined;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.db.execute(
      'INSERT INTO setting (key, value, updated_at) VALUES ($1,$2,$3) ON CONFLICT (key) DO NOTHING',
      [KEY, JSON.stringify(randomBytes(32).toString('base64')), this.clock.now()],
    );
    const [row] = await this.db.query<{ value: string }>('SELECT value FROM setting WHERE key = $1', [KEY]);
    this.secret = Buffer.from(row?.value ?? '', 'base64');
  }

  get(): Buffer {
    if (!this.secret) throw new Error('The secret is there once the application has started.');
    return this.secret;
  }
}
