import { RESTDataSource, type AugmentedRequest } from '@apollo/datasource-rest';

export class TranscriptsAPI extends RESTDataSource {
  override baseURL = process.env.TRANSCRIPTS_URL;

  override willSendRequest(_path: string, request: AugmentedRequest) {
    request.headers['x-api-key'] = process.env.TRANSCRIPTS_KEY ?? '';
  }

  async text(episodeId: string, language = 'en'): Promise<string> {
    const { segments } = await this.get<{ segments: { text: string }[] }>(
      `episodes/${encodeURIComponent(episodeId)}/transcripts/${language}`,
    );
    return segments.map(({ text }) => text).join('\n');
  }
}
