export class ScoringClient {
  async score(application: { jobId: string; candidateId: string }): Promise<number | null> {
    const answer = await this.post('/score', { job: application.jobId, candidate: application.candidateId });
    return answer?.score ?? null;
  }

  private async post(path: string, body: unknown) {
    const response = await fetch(process.env.SCORING_URL + path, { method: 'POST', body: JSON.stringify(body) });
    return response.ok ? response.json() : undefined;
  }
}
