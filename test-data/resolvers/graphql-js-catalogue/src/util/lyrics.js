import axios from 'axios';

const client = axios.create({ baseURL: process.env.LYRICS_URL, timeout: 2000 });

const request = (path) => client.get(path).then(({ data }) => data);

export async function fetchLyrics(isrc) {
  const { text } = await request(`/lyrics/${isrc}`);
  return text;
}
