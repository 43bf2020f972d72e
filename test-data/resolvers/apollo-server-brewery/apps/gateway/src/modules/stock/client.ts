import { credentials, loadPackageDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';

const definition: any = loadPackageDefinition(loadSync('proto/stock.proto', { keepCase: false, defaults: true }));

export const stockClient = new definition.hopyard.stock.v1.StockService(
  process.env.STOCK_ADDRESS ?? 'stock:50051',
  credentials.createInsecure(),
);

export function unary<Response>(method: string, request: object): Promise<Response> {
  return new Promise((resolve, reject) => {
    stockClient[method](request, (error: Error | null, response: Response) =>
      error ? reject(error) : resolve(response),
    );
  });
}
