import { defineConfig } from '@eddeee888/gcg-typescript-resolver-files';
import type { CodegenConfig } from '@graphql-codegen/cli';

const config: CodegenConfig = {
  schema: 'src/schema/**/*.graphql',
  generates: {
    'src/schema': defineConfig({
      scalarsOverrides: { ID: { type: 'string' } },
      typesPluginsConfig: { contextType: '../context#Context' },
    }),
  },
};

export default config;
