import { createModule } from 'graphql-modules';

import { EmployeesProvider } from './employees.provider';
import { Query, Taproom } from './resolvers';
import { typeDefs } from './typedefs';

export const TaproomsModule = createModule({
  id: 'taprooms',
  dirname: __dirname,
  typeDefs,
  resolvers: [{ Query }, { Taproom }],
  providers: () => [EmployeesProvider],
});
