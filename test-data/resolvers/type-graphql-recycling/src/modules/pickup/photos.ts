import { ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';

const s3 = new S3Client({ region: 'eu-north-1' });
const Bucket = 'sorted-city-pickups';

export const listPhotos = async (prefix: string): Promise<string[]> => {
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: prefix }));
  return Contents.map(({ Key }) => `https://${Bucket}.s3.amazonaws.com/${Key}`);
};
