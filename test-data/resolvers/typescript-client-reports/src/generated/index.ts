/* generated using openapi-typescript-codegen -- do not edit */
/* istanbul ignore file */
/* tslint:disable */
/* eslint-disable */
export { ApiError } from './core/ApiError';
export { OpenAPI } from './core/OpenAPI';

export type { Customer } from './models/Customer';
export type { Order } from './models/Order';
export type { OrderPage } from './models/OrderPage';

export { CustomersService } from './services/CustomersService';
export { OrdersService } from './services/OrdersService';
