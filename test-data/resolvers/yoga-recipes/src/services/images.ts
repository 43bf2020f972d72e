import { createHmac } from 'node:crypto';

export function signedUrl(key: string, width: number): string {
  const signature = createHmac('sha256', process.env.IMAGE_KEY ?? '').update(`${key}:${width}`).digest('base64url');
  return `https://images.example.org/${key}?w=${width}&s=${signature}`;
}
