import { Controller, Get, ServiceUnavailableException } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Public } from '../access';
import { Database } from '../database';

@ApiTags('health')
@Controller('health')
export class HealthController {
  constructor(private readonly db: Database) {}

  /** 200 once the product is ready to use: started, migrated, and the database answers. */
  @Get()
  @Public()
  async ready(): Promise<{ status: string }> {
    if (!(await this.db.alive())) throw new ServiceUnavailableException();
    return { status: 'ready' };
  }

  /** 200 while the process lives, whatever the database does. */
  @Get('live')
  @Public()
  live(): { status: string } {
    return { status: 'live' };
  }
}
