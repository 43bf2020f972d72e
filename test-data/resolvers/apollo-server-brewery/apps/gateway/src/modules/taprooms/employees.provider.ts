import { type Database, type Employee, employees, inArray } from '@hopyard/db';
import DataLoader from 'dataloader';
import { Inject, Injectable, Scope } from 'graphql-modules';

import { DATABASE } from '../../tokens';

@Injectable({ scope: Scope.Operation })
export class EmployeesProvider extends DataLoader<string, Employee> {
  constructor(@Inject(DATABASE) db: Database) {
    super(async (ids) => {
      const found = await db.select().from(employees).where(inArray(employees.id, [...ids]));
      const sorted: Array<Employee | Error> = new Array(ids.length).fill(new Error('no such employee'));
      found.forEach((employee) => {
        sorted[ids.indexOf(employee.id)] = employee;
      });
      return sorted;
    });
  }
}
