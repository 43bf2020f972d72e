import { type Database, deliveries } from '@hopyard/db';
import { Inject, Injectable, Scope } from 'graphql-modules';

import { BaseRepository } from '../../base.repository';
import { DATABASE } from '../../tokens';

@Injectable({ scope: Scope.Singleton })
export class DeliveriesRepository extends BaseRepository<typeof deliveries> {
  protected readonly table = deliveries;

  constructor(@Inject(DATABASE) db: Database) {
    super(db);
  }

  ofOrder(orderId: string) {
    return this.findBy(deliveries.orderId, orderId);
  }
}
