import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';

const s3 = new S3Client({});

/** A URL that is good for an hour. It is computed here and nobody is asked for it. */
export const scoreUrl = (key: string) =>
  getSignedUrl(s3, new GetObjectCommand({ Bucket: 'cantabile-scores', Key: key }), { expiresIn: 3600 });
