import { Knex } from 'knex'

import { BaseModel } from './base'
import { Person } from './rows'

export class PersonModel extends BaseModel<Person> {
  constructor(knex: Knex) {
    super(knex, 'people')
  }
}
