/* generated using openapi-typescript-codegen -- do not edit */
/* istanbul ignore file */
/* tslint:disable */
/* eslint-disable */
export class ApiError extends Error {
    public readonly url: string;
    public readonly status: number;

    constructor(url: string, status: number, message: string) {
        super(message);
        this.name = 'ApiError';
        this.url = url;
        this.status = status;
    }
}
