import { Injectable } from '@nestjs/common';
import { demoCountries, demoSources } from '@peacewright/reference-content';
import { Database } from '../../../platform/database';
import { ModulesService } from '../../courses';
import { StancesService } from '../../sources';
import { DemoPlaces, type DemoIds } from './demo-places';

/** What each centre does about the recommendations: modules it has begun from the reference, and its approver's words. */
@Injectable()
export class DemoSources {
  constructor(
    private readonly db: Database,
    private readonly places: DemoPlaces,
    private readonly modules: ModulesService,
    private readonly stances: StancesService,
  ) {}

  /** Makes what is not there yet. */
  async load(ids: DemoIds): Promise<void> {
    for (const { centre } of demoCountries) {
      const centreId = ids.centres.get(centre.code);
      if (centreId === undefined) throw new Error(`No centre ${centre.code}.`);
      const developer = await this.places.holder('CURRICULUM_DEVELOPER', centre.code);
      for (const id of await this.notCopied(centreId)) await this.modules.copy(developer, id, { centreId });
      const approver = await this.places.holder('APPROVER', centre.code);
      for (const { code, word, reason } of demoSources.words)
        if (!(await this.judged(centreId, code)))
          await this.stances.set(approver, code, { centreId, word, reason, version: 0 });
    }
  }

  private async notCopied(centreId: string): Promise<string[]> {
    const rows = await this.db.query<{ id: string }>(
      `SELECT id FROM module m WHERE owner_centre_id IS NULL AND code = ANY($2)
         AND NOT EXISTS (SELECT 1 FROM module c WHERE c.owner_centre_id = $1 AND c.origin_module_id = m.id) ORDER BY code`,
      [centreId, demoSources.copies],
    );
    return rows.map(({ id }) => id);
  }

  private async judged(centreId: string, code: string): Promise<boolean> {
    const rows = await this.db.query(
      `SELECT 1 FROM recommendation_stance s JOIN recommendation r ON r.id = s.recommendation_id WHERE s.centre_id = $1 AND r.code = $2`,
      [centreId, code],
    );
    return rows.length > 0;
  }
}
