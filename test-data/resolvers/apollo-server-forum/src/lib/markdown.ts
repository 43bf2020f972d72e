import MarkdownIt from 'markdown-it';

const markdown = new MarkdownIt({ linkify: true });
const rendered = new Map<string, string>();

export function renderMarkdown(source: string): string {
  let html = rendered.get(source);
  if (html === undefined) {
    html = markdown.render(source);
    rendered.set(source, html);
  }
  return html;
}
