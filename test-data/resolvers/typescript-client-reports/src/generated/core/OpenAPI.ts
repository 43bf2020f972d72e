/* generated using openapi-typescript-codegen -- do not edit */
/* istanbul ignore file */
/* tslint:disable */
/* eslint-disable */
export const OpenAPI = {
    BASE: '',
    VERSION: '2.1.0',
    TOKEN: undefined as string | undefined,
};
