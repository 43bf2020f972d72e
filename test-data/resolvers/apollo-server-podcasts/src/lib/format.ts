import { createHmac } from 'node:crypto';

export function clock(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return `${minutes}:${String(seconds % 60).padStart(2, '0')}`;
}

export function signedUrl(key: string, expires: number): string {
  const signature = createHmac('sha256', process.env.CDN_SECRET!).update(`${key}:${expires}`).digest('base64url');
  return `https://cdn.earshot.example/${key}?e=${expires}&s=${signature}`;
}
