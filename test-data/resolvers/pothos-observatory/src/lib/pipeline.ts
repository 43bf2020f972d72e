import { createPromiseClient } from '@connectrpc/connect';
import { createConnectTransport } from '@connectrpc/connect-node';

import { PipelineService } from '../gen/pipeline_connect';

const transport = createConnectTransport({ baseUrl: process.env.PIPELINE_URL!, httpVersion: '2' });

export const pipeline = createPromiseClient(PipelineService, transport);
