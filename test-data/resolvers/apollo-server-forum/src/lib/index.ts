export * from './collections.js';
export { badgeFor } from './badges.js';
export { renderMarkdown } from './markdown.js';
export { tagsOf } from './tags.js';
export { THEMES } from './themes.js';
