import { Configuration, LotsApi, SuppliersApi } from '@hopyard/suppliers-client';

const configuration = new Configuration({ accessToken: process.env.SUPPLIERS_TOKEN });

export const suppliersApi = new SuppliersApi(configuration);
export const lotsApi = new LotsApi(configuration);
