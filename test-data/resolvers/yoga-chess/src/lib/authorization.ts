export const getViewerId = (request: Request): string | null =>
  request.headers.get('authorization')?.replace(/^Bearer /, '') ?? null
