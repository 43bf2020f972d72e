export { formatDuration } from './format.js';
export { fetchLyrics } from './lyrics.js';
