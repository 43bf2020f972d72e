/* generated using openapi-typescript-codegen -- do not edit */
/* istanbul ignore file */
/* tslint:disable */
/* eslint-disable */
import { ApiError } from './ApiError';
import type { OpenAPI } from './OpenAPI';

export type ApiRequestOptions = {
    method: 'GET' | 'PUT' | 'POST' | 'DELETE';
    url: string;
    path?: Record<string, any>;
    query?: Record<string, any>;
    body?: any;
};

export const request = async <T>(config: typeof OpenAPI, options: ApiRequestOptions): Promise<T> => {
    const path = options.url.replace(/{(.*?)}/g, (_, group) => encodeURI(String(options.path?.[group])));
    const url = `${config.BASE}${path}?${new URLSearchParams(options.query ?? {})}`;
    const response = await fetch(url, { method: options.method, body: JSON.stringify(options.body) });
    if (!response.ok) {
        throw new ApiError(url, response.status, response.statusText);
    }
    return response.json();
};
