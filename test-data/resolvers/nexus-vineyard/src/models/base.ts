import { Knex } from 'knex'

export class BaseModel<Row extends { id: number }> {
  constructor(protected readonly knex: Knex, protected readonly table: string) {}

  protected get query(): Knex.QueryBuilder<any, any> {
    return this.knex(this.table)
  }

  find(id: number): Promise<Row | undefined> {
    return this.query.where({ id }).first()
  }

  all(): Promise<Row[]> {
    return this.query.orderBy('name')
  }
}
