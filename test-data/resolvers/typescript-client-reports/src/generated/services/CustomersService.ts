/* generated using openapi-typescript-codegen -- do not edit */
/* istanbul ignore file */
/* tslint:disable */
/* eslint-disable */
import { OpenAPI } from '../core/OpenAPI';
import { request as __request } from '../core/request';
import type { Customer } from '../models/Customer';

export class CustomersService {
    public static getCustomer(customerId: string): Promise<Customer> {
        return __request(OpenAPI, {
            method: 'GET',
            url: '/customers/{customerId}',
            path: {
                'customerId': customerId,
            },
        });
    }

    public static batchGetCustomers(requestBody: { ids: Array<string> }): Promise<Array<Customer>> {
        return __request(OpenAPI, {
            method: 'POST',
            url: '/customers:batchGet',
            body: requestBody,
        });
    }
}
