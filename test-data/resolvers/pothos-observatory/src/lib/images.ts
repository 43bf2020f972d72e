import { Storage } from '@google-cloud/storage';

const bucket = new Storage().bucket('nightsky-frames');

export const thumbnailUrl = (observationId: number) =>
  bucket.file(`thumbnails/${observationId}.jpg`).publicUrl();

export async function frames(observationId: number): Promise<string[]> {
  const [files] = await bucket.getFiles({ prefix: `frames/${observationId}/` });
  return files.map((file) => file.name);
}
