/* generated using openapi-typescript-codegen -- do not edit */
/* istanbul ignore file */
/* tslint:disable */
/* eslint-disable */
import { OpenAPI } from '../core/OpenAPI';
import { request as __request } from '../core/request';
import type { Order } from '../models/Order';
import type { OrderPage } from '../models/OrderPage';

export class OrdersService {
    public static listOrders(day: string, cursor?: string, region?: string): Promise<OrderPage> {
        return __request(OpenAPI, {
            method: 'GET',
            url: '/orders',
            query: {
                'day': day,
                'cursor': cursor,
                'region': region,
            },
        });
    }

    public static getOrder(orderId: string): Promise<Order> {
        return __request(OpenAPI, {
            method: 'GET',
            url: '/orders/{orderId}',
            path: {
                'orderId': orderId,
            },
        });
    }
}
